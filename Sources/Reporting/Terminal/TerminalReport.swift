/// A report as text for a terminal, section by section.
public struct TerminalReport: Sendable {
  let report: RunReport
  let width: Int
  let isColored: Bool

  /// Creates a terminal report.
  ///
  /// - Parameters:
  ///   - report: What was found.
  ///   - width: The columns that tables and sentences may take.
  ///   - isColored: Whether headings and marks have color.
  public init(report: RunReport, width: Int, isColored: Bool) {
    self.report = report
    self.width = width
    self.isColored = isColored
  }

  /// All sections that have something to say.
  public var wholeRun: String {
    [
      dataSection, tierSection, moneySection, agreementSection, verdictSection, rankingSection,
      honestySection, sweetSpotSection, listGapSection, limitSection, segmentSection,
      changeSection, marketCountSection, marketSection, findingSection,
    ]
    .filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  var style: TerminalStyle { TerminalStyle(isColored: isColored) }

  func section(_ title: String, _ body: [String]) -> String {
    ([style.bold(title)] + body).joined(separator: "\n")
  }

  /// The sentences, each behind its mark.
  func marked(_ sentences: [MarkedSentence]) -> [String] {
    sentences.map { wrapped($0.text, mark: style.colored($0.mark)) }
  }

  func wrapped(_ text: String, mark: String = "") -> String {
    let indent = String(repeating: " ", count: mark.isEmpty ? 0 : 2)
    let lines = TextWrap.lines(text, width: min(width, 110) - indent.count)
    return lines.enumerated()
      .map { ($0.offset == 0 && !mark.isEmpty ? mark + " " : indent) + $0.element }
      .joined(separator: "\n")
  }
}
