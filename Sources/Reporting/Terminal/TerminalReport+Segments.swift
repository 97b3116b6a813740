import Backtesting
import Segmenting
import Statistics

extension TerminalReport {
  /// The micro-segments, largest first.
  public var segmentSection: String {
    guard let segmentation = report.segmentation else { return "" }
    let count = segmentation.segments.count
    let areWithin = segmentation.segments.allSatisfy {
      segmentation.sizes.contains($0.members.count)
    }
    let bounds =
      areWithin
      ? ", each of \(segmentation.sizes.lowerBound) to \(segmentation.sizes.upperBound) \(report.unit)s"
      : ""
    let title = "Micro-segments of \(segmentation.scope): \(DecimalText.whole(count))\(bounds)"
    let notes = (segmentation.notes + [families(segmentation)]).filter { !$0.isEmpty }
      .map { wrapped($0, mark: "·") }
    guard count > 0 else { return section("Micro-segments", notes) }
    let shown = segmentation.segments.prefix(shownCount)
    let table = segmentTable(Array(shown), withRates: true)
    let rest =
      count > shown.count
      ? [
        wrapped(
          "and \(DecimalText.whole(count - shown.count)) more, all in the report and in the table of members.",
          mark: "·")
      ]
      : []
    return section(title, [table.text(width: width)] + rest + notes)
  }

  /// More rows than this are for a file, not for a screen.
  private var shownCount: Int { 40 }

  /// The coarse segments of the whole market.
  public var marketSection: String {
    guard let segments = report.segmentation?.marketSegments, !segments.isEmpty else { return "" }
    return section(
      "The whole market in \(segments.count) parts",
      [segmentTable(segments, withRates: false).text(width: width)])
  }

  private func segmentTable(_ segments: [Segment], withRates: Bool) -> TextTable {
    let rates = rates(withRates)
    let hasReach = segments.contains { $0.reach != nil }
    var columns: [TextTable.Column] = [
      .init(title: "#", isNumber: true), .init(title: "name"),
      .init(title: report.unit + "s", isNumber: true), .init(title: "what they share"),
    ]
    let hasRule = segments.contains { $0.rule != nil }
    if hasRule { columns.append(.init(title: "rule F1", isNumber: true)) }
    if hasReach { columns.append(.init(title: "reachable", isNumber: true)) }
    if let title = rates.title { columns.append(.init(title: title, isNumber: true)) }
    var table = TextTable(columns)
    for segment in segments {
      var cells = [
        "\(segment.number)", segment.name, DecimalText.whole(segment.members.count),
        TraitText.list(segment, count: 3),
      ]
      if hasRule {
        cells.append(segment.rule.map { DecimalText.fixed($0.f1, places: 2) } ?? "none")
      }
      if hasReach { cells.append(segment.reach.map { DecimalText.whole($0.accountCount) } ?? "") }
      if rates.title != nil {
        cells.append(rates.rates[segment.number].map(RateText.withInterval) ?? "")
      }
      table.append(cells)
    }
    return table
  }

  private func rates(_ wanted: Bool) -> (title: String?, rates: [Int: Rate]) {
    guard wanted, let backtest = report.backtest, !backtest.segments.isEmpty else {
      return (nil, [:])
    }
    let rates = Dictionary(
      backtest.segments.map { ($0.number, $0.rate) }, uniquingKeysWith: { $1 })
    return (backtest.measure == .conversion ? "conv." : "win rate", rates)
  }

  private func families(_ segmentation: Segmentation) -> String {
    let shares = segmentation.familyShares.filter { !$0.actual.isNaN }
    guard shares.count > 1 else { return "" }
    let parts = shares.map {
      "\($0.family) \(DecimalText.percent($0.actual, places: 0)) (asked \(DecimalText.percent($0.asked, places: 0)))"
    }
    return "What sets the segments apart: " + parts.joined(separator: ", ") + "."
  }
}

/// Traits in words.
enum TraitText {
  /// Returns the strongest traits with their counts: "Logistics 10/10, SAP 9/10".
  static func list(_ segment: Segment, count: Int) -> String {
    segment.traits.prefix(count).map { "\($0.text) \($0.count)/\(segment.members.count)" }
      .joined(separator: ", ")
  }
}
