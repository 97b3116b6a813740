/// One row per member of a micro-segment.
public struct SegmentsCSV: Sendable {
  private let report: RunReport

  /// Creates a table of members.
  public init(report: RunReport) {
    self.report = report
  }

  /// The CSV, a header first.
  public var text: String {
    var csv = CSVText()
    let titles = [
      "segment", "segment_name", "account_id", "account_name", "domain", "tier", "score",
    ]
    // Only where it says something, so that other runs keep their columns.
    let undated = report.segmentation?.undatedFields ?? []
    let mark: [CSVText.Cell] = undated.isEmpty ? [] : [.text(undated.joined(separator: "; "))]
    csv.append((titles + (undated.isEmpty ? [] : ["not_dated"])).map { .text($0) })
    let (accounts, scores) = (report.market.accounts, report.scores)
    for segment in report.segmentation?.segments ?? [] {
      for member in segment.members {
        csv.append(
          [
            .count(segment.number), .text(segment.name), .text(accounts.ids[member]),
            .text(accounts.names[member]), .text(accounts.domains[member]),
            .count(scores.tiers[member]), .points(scores.totals[member]),
          ] + mark)
      }
    }
    return csv.text
  }
}
