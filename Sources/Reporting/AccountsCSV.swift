import Modeling
import Scoring
import Segmenting

/// One row per account: tier, reason, scores, points of every criterion, and segment.
public struct AccountsCSV: Sendable {
  private let report: RunReport

  /// Creates a table of accounts.
  public init(report: RunReport) {
    self.report = report
  }

  /// The CSV, a header first.
  public var text: String {
    let (market, scores) = (report.market, report.scores)
    var csv = CSVText()
    let titles =
      ["account_id", "account_name", "domain", "tier", "reason", "score"] + scores.groupNames
      + scores.criteria.map { "\($0.group).\($0.field)" } + ["segment", "segment_name", "play"]
    csv.append(titles.map { .text($0) })
    let segments = SegmentLookup(report.segmentation)
    let plays = Dictionary(
      report.model.tiers.map { ($0.tier, $0.play ?? "") }, uniquingKeysWith: { first, _ in first })
    for account in 0..<market.accounts.count {
      let segment = segments.segment(of: account)
      var cells: [CSVText.Cell] = [
        .text(market.accounts.ids[account]), .text(market.accounts.names[account]),
        .text(market.accounts.domains[account]), .count(scores.tiers[account]),
        .text(scores.reasons[account].words), .points(scores.totals[account]),
      ]
      cells += scores.groupScores(ofAccount: account).map { .points($0) }
      cells += scores.contributions(ofAccount: account).map { .points($0) }
      cells += [
        segment.map { .count($0.number) } ?? .text(""), .text(segment?.name ?? ""),
        .text(plays[scores.tiers[account]] ?? ""),
      ]
      csv.append(cells)
    }
    return csv.text
  }
}

/// The segment of every account that is in one.
struct SegmentLookup {
  private let segments: [Segment]
  private var placeOfAccount: [Int: Int] = [:]

  init(_ segmentation: Segmentation?) {
    segments = segmentation?.segments ?? []
    for (place, segment) in segments.enumerated() {
      for member in segment.members { placeOfAccount[member] = place }
    }
  }

  func segment(of account: Int) -> Segment? {
    placeOfAccount[account].map { segments[$0] }
  }
}

extension ScoredAccounts.TierReason {
  /// The reason in words.
  var words: String {
    switch self {
    case .rule: "rule"
    case .existingCustomer: "rule: existing customer"
    case .noRule: "no rule held"
    }
  }
}
