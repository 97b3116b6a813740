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

  /// The rows as CSV, a header first.
  public var text: String { text(as: .csv) }

  /// Returns the rows in a form.
  ///
  /// How a tier is worked stands at the end: a column for everything that some tier of the model says.
  public func text(as form: RowForm) -> String {
    let (market, scores) = (report.market, report.scores)
    let criteria = scores.criteria.map { criterion in
      "\(criterion.group).\(criterion.field)" + (criterion.isUndated ? " (not dated)" : "")
    }
    let treatments = TreatmentColumns(tiers: report.model.tiers)
    let titles =
      ["account_id", "account_name", "domain", "tier", "reason", "score"] + scores.groupNames
      + criteria + ["segment", "segment_name"] + treatments.titles
    var rows = RowText(titles, form: form)
    let segments = SegmentLookup(report.segmentation)
    let reasons = ReasonText(model: report.model, accounts: market.accounts)
    for account in report.listedAccounts {
      let segment = segments.segment(of: account)
      var cells: [RowText.Cell] = [
        .text(market.accounts.ids[account]), .text(market.accounts.names[account]),
        .text(market.accounts.domains[account]), .count(scores.tiers[account]),
        .text(reasons.text(scores.reasons[account], account: account)),
        .points(scores.totals[account]),
      ]
      cells += scores.groupScores(ofAccount: account).map { .points($0) }
      cells += scores.contributions(ofAccount: account).map { .points($0) }
      cells += [segment.map { .count($0.number) } ?? .text(""), .text(segment?.name ?? "")]
      rows.append(
        cells
          + treatments.cells(
            tier: scores.tiers[account], reason: scores.reasons[account]))
    }
    return rows.text
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
