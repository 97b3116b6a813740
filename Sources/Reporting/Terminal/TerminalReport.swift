/// A report as text for a terminal or as Markdown, section by section.
public struct TerminalReport: Sendable {
  let report: RunReport
  let layout: TextLayout

  /// Creates a report for a terminal.
  ///
  /// - Parameters:
  ///   - report: What was found.
  ///   - layout: The columns and colors of the terminal, or Markdown.
  public init(report: RunReport, layout: TextLayout) {
    self.report = report
    self.layout = layout
  }

  /// All sections that have something to say.
  public var wholeRun: String {
    [
      dataSection, tierSection, moneySection, agreementSection, verdictSection, rankingSection,
      honestySection, sweetSpotSection, listGapSection, limitSection, segmentSection,
      changeSection, marketCountSection, marketSection, findingSection, verdictLine,
    ]
    .filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  func section(_ title: String, _ body: [String]) -> String {
    layout.joined([layout.heading(title)] + body)
  }

  /// The sentences, each behind its mark.
  func marked(_ sentences: [MarkedSentence]) -> [String] {
    sentences.map { wrapped($0.text, mark: layout.style.colored($0.mark)) }
  }

  func wrapped(_ text: String, mark: String = "") -> String {
    mark.isEmpty ? layout.sentence(text) : layout.bullet(text, mark: mark)
  }
}
