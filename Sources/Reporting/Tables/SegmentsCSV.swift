import Segmenting

/// One row per member of a micro-segment, and one per account that is left over.
public struct SegmentsCSV: Sendable {
  private let report: RunReport

  /// Creates a table of members.
  public init(report: RunReport) {
    self.report = report
  }

  /// The rows as CSV, a header first.
  public var text: String { text(as: .csv) }

  /// Returns the rows in a form.
  public func text(as form: RowForm) -> String {
    MemberRows(
      report: report, segments: report.segmentation?.segments ?? [],
      leftOver: report.segmentation?.leftOver ?? []
    ).text(as: form)
  }
}

/// The members of some segments, a row each.
struct MemberRows {
  let report: RunReport
  let segments: [Segment]
  var leftOver: [Segmentation.LeftOver] = []

  var text: String { text(as: .csv) }

  func text(as form: RowForm) -> String {
    var titles = [
      "segment", "segment_name", "account_id", "account_name", "domain", "tier", "score",
    ]
    // Only where they say something, so that other runs keep their columns.
    let undated = report.segmentation?.undatedFields ?? []
    let mark: [RowText.Cell] = undated.isEmpty ? [] : [.text(undated.joined(separator: "; "))]
    let hasMeaning = segments.contains { !$0.nameCondition.isEmpty }
    if hasMeaning { titles.append("name_condition") }
    if !leftOver.isEmpty { titles.append("left_over") }
    if !undated.isEmpty { titles.append("not_dated") }
    var rows = RowText(titles, form: form)
    for segment in segments {
      for member in report.listed(segment.members) {
        rows.append(
          [.count(segment.number), .text(segment.name)] + account(member)
            + (hasMeaning ? [.text(segment.nameCondition)] : [])
            + (leftOver.isEmpty ? [] : [.text("")]) + mark)
      }
    }
    let reasons = Dictionary(
      leftOver.map { ($0.account, $0.reason) }, uniquingKeysWith: { first, _ in first })
    for account in report.listed(leftOver.map(\.account)) {
      rows.append(
        [.text(""), .text("")] + self.account(account) + (hasMeaning ? [.text("")] : [])
          + [.text(reasons[account] ?? "")] + mark)
    }
    return rows.text
  }

  private func account(_ row: Int) -> [RowText.Cell] {
    let (accounts, scores) = (report.market.accounts, report.scores)
    return [
      .text(accounts.ids[row]), .text(accounts.names[row]), .text(accounts.domains[row]),
      .count(scores.tiers[row]), .points(scores.totals[row]),
    ]
  }
}
