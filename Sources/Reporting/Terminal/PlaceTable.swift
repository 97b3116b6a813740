import Modeling
import Scoring

/// Who has a place in each tier whose places are counted, and who would be next.
struct PlaceTable {
  private let report: RunReport

  /// One account in line.
  struct Row {
    let tier: Int
    /// The rank, from 1; nothing for an account that is in the tier whatever its score.
    let rank: Int?
    let account: Int
    let hasPlace: Bool
  }

  init(report: RunReport) {
    self.report = report
  }

  /// The accounts of every tier with places: those in it whatever their score, then by rank.
  var rows: [Row] {
    report.scores.allocations.filter { $0.capacity != nil }.flatMap { allocation -> [Row] in
      let fixed = report.scores.tiers.indices.filter { account in
        report.scores.tiers[account] == allocation.tier && report.scores.reasons[account].isFixed
      }
      let line = allocation.placed + allocation.next
      return fixed.map { Row(tier: allocation.tier, rank: nil, account: $0, hasPlace: true) }
        + line.enumerated().map { index, account in
          Row(
            tier: allocation.tier, rank: index + 1, account: account,
            hasPlace: index < allocation.placed.count)
        }
    }
  }

  /// The accounts in line for the first tier with places, as a table for a terminal.
  func text(_ layout: TextLayout) -> String? {
    guard let tier = rows.first?.tier else { return nil }
    let groups = report.scores.groupNames
    let ties =
      report.model.tiers.first { $0.tier == tier }?.capacity?.ties.filter { !groups.contains($0) }
      ?? []
    var table = TextTable(
      [.init(title: "Tier\u{A0}\(tier)"), .init(title: "account"), .init(title: "domain")]
        + (["score"] + groups + ties).map { .init(title: $0, isNumber: true) })
    let line = rows.filter { $0.tier == tier && $0.rank != nil }
    let inside = line.filter(\.hasPlace)
    for row in inside.prefix(Self.shownCount) { table.append(cells(row, ties)) }
    if inside.count > Self.shownCount {
      table.append(
        ["…", "\(inside.count - Self.shownCount) more; --format csv has all", ""] + blanks(ties))
    }
    let outside = line.filter { !$0.hasPlace }.prefix(Self.shownNext)
    if !outside.isEmpty {
      table.rule()
      for row in outside { table.append(cells(row, ties)) }
    }
    return line.isEmpty ? nil : table.text(layout)
  }

  /// More rows than this are for a file, not for a screen.
  private static let shownCount = 50
  private static let shownNext = 5

  private func blanks(_ ties: [String]) -> [String] {
    [String](repeating: "", count: 1 + report.scores.groupNames.count + ties.count)
  }

  private func cells(_ row: Row, _ ties: [String]) -> [String] {
    let accounts = report.market.accounts
    let rank = row.rank.map(String.init) ?? ""
    return [
      row.hasPlace ? rank : "\(rank) out", accounts.names[row.account],
      accounts.domains[row.account], PointText.text(Int(report.scores.totals[row.account])),
    ] + report.scores.groupScores(ofAccount: row.account).map { PointText.text(Int($0)) }
      + ties.map { tie($0, row.account) }
  }

  /// Returns what broke a tie, in words; empty where it is unknown.
  private func tie(_ field: String, _ account: Int) -> String {
    guard case .number(let numbers)? = report.market.accounts.column(field)?.values,
      !numbers[account].isNaN
    else { return "" }
    return NumberRangeText.text(numbers[account])
  }

  /// Returns the accounts as rows for a program.
  func text(as form: RowForm) -> String {
    let (accounts, scores) = (report.market.accounts, report.scores)
    var text = RowText(
      ["tier", "place", "rank", "account_id", "account_name", "domain", "score"]
        + scores.groupNames, form: form)
    for row in rows {
      text.append(
        [
          .count(row.tier),
          .text(row.rank == nil ? "whatever the score" : row.hasPlace ? "in" : "next"),
          row.rank.map { .count($0) } ?? .text(""), .text(accounts.ids[row.account]),
          .text(accounts.names[row.account]), .text(accounts.domains[row.account]),
          .points(scores.totals[row.account]),
        ] + scores.groupScores(ofAccount: row.account).map { .points($0) })
    }
    return text.text
  }
}
