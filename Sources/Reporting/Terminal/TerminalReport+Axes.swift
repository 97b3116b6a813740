import Backtesting
import Statistics

extension TerminalReport {
  /// What speaks for every axis, where one was to be chosen.
  public var axisSection: String {
    guard let choice = report.axisChoice else { return "" }
    var table = TextTable([
      .init(title: "axis"), .init(title: "segments", isNumber: true),
      .init(title: "placed", isNumber: true), .init(title: "of won and lost", isNumber: true),
      .init(title: "p", isNumber: true), .init(title: "stays together", isNumber: true),
      .init(title: "beats chance", isNumber: true),
    ])
    for (place, candidate) in choice.candidates.enumerated() {
      table.append([
        candidate.name + (place == choice.chosen ? " (chosen)" : ""),
        DecimalText.whole(candidate.segmentCount), DecimalText.whole(candidate.placedCount),
        candidate.evidence.map { DecimalText.percent($0.correlation) } ?? "–",
        candidate.adjustedP.map { DecimalText.pValue($0) } ?? "–",
        candidate.stability.map { DecimalText.percent($0, places: 0) } ?? "–",
        candidate.stableShare.map { DecimalText.percent($0, places: 0) } ?? "–",
      ])
    }
    return section(
      "Which axis to cut by",
      [table.text(layout)] + choice.sentences.map { wrapped($0, mark: "·") })
  }
}
