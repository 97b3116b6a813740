import Segmenting
import Statistics

extension TerminalReport {
  /// What became of the segments since an earlier run; empty where there was none.
  public var changeSection: String {
    guard let changes = report.segmentation?.changes else { return "" }
    let sentences = changes.sentences
    let shown = sentences.prefix(40).map { wrapped($0, mark: "·") }
    let rest =
      sentences.count > shown.count
      ? [
        wrapped(
          "and \(DecimalText.whole(sentences.count - shown.count)) more sentences in --format json.",
          mark: "·")
      ] : []
    return section("Since the earlier run", shown + rest)
  }

  /// The evidence for the number of market segments; empty where the number was given.
  public var marketCountSection: String {
    guard let choice = report.segmentation?.marketCount, !choice.result.evidence.isEmpty else {
      return ""
    }
    var table = TextTable([
      .init(title: "kinds", isNumber: true), .init(title: "squares ÷ chance", isNumber: true),
      .init(title: "z", isNumber: true), .init(title: "agreement", isNumber: true),
      .init(title: "by chance", isNumber: true), .init(title: "most by chance", isNumber: true),
      .init(title: "explained beyond chance", isNumber: true),
      .init(title: "± error", isNumber: true),
      .init(title: ""),
    ])
    for evidence in choice.result.evidence {
      table.append([
        "\(evidence.count)", DecimalText.percent(evidence.squaresRatio, places: 1),
        DecimalText.fixed(evidence.z, places: 1),
        DecimalText.fixed(evidence.stability, places: 2),
        DecimalText.fixed(evidence.chanceStability, places: 2),
        DecimalText.fixed(evidence.greatestChanceStability, places: 2),
        DecimalText.percent(evidence.explained), DecimalText.percent(evidence.explainedError),
        evidence.count == choice.count ? "chosen" : evidence.comesBack ? "comes back" : "",
      ])
    }
    return section(
      "How many kinds of account there are", [table.text(layout), wrapped(choice.sentence)])
  }
}
