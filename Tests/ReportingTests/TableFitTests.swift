import Reporting
import TestSupport
import Testing

/// No line is wider than the terminal, and nothing is lost in silence.
@Suite struct TableFitTests {
  private func table() -> TextTable {
    var table = TextTable([
      .init(title: "tier"), .init(title: "accounts", isNumber: true),
      .init(title: "won in three, six and twelve months", isNumber: true),
      .init(title: "95% interval", isNumber: true),
      .init(title: "95% interval", isNumber: true, optionalName: "95% interval of the lift"),
      .init(title: "average deal", isNumber: true), .init(title: "budget", isNumber: true),
    ])
    table.append(["1", "40", "10.0/20.0/30.0%", "10.5–34.8%", "2.0–6.7×", "$200K", "6.7–1.7×"])
    table.append(["2", "120", "1.0/2.0/3.0%", "5.8–16.7%", "1.1–3.2×", "$60K", "2.5–1.0×"])
    return table
  }

  @Test(arguments: 12...140)
  func noLineIsWiderThanTheTerminal(width: Int) {
    for line in table().text(width: width).split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= width, "\(line)")
    }
  }

  @Test(arguments: [60, 80, 100])
  func everyNumberIsThereOrNamedInANote(width: Int) {
    let text = table().text(width: width)
    for cell in ["40", "10.0/20.0/30.0%", "10.5–34.8%", "$200K", "6.7–1.7×"] {
      #expect(text.contains(cell), "\(cell) in\n\(text)")
    }
    let note = "Not shown for want of width: 95% interval of the lift."
    #expect(text.contains("2.0–6.7×") != text.contains(note), "\(text)")
  }

  @Test func titlesBreakBeforeColumnsGo() {
    let text = table().text(width: 90)
    #expect(text.contains("2.0–6.7×"))
    #expect(!text.contains("95% interval") && text.contains("│   interval │"), "\(text)")
  }

  @Test func whatDoesNotFitStandsBelowWithTheFirstColumn() {
    var table = TextTable(
      [.init(title: "tier")]
        + (1...6).map { .init(title: "figure \($0)", isNumber: true) })
    table.append(["First"] + (1...6).map { "\($0),000,000" })
    #expect(
      table.text(width: 36) == """
        ┌───────┬───────────┬───────────┐
        │ tier  │  figure 1 │  figure 2 │
        ├───────┼───────────┼───────────┤
        │ First │ 1,000,000 │ 2,000,000 │
        └───────┴───────────┴───────────┘
        ┌───────┬───────────┬───────────┐
        │ tier  │  figure 3 │  figure 4 │
        ├───────┼───────────┼───────────┤
        │ First │ 3,000,000 │ 4,000,000 │
        └───────┴───────────┴───────────┘
        ┌───────┬───────────┬───────────┐
        │ tier  │  figure 5 │  figure 6 │
        ├───────┼───────────┼───────────┤
        │ First │ 5,000,000 │ 6,000,000 │
        └───────┴───────────┴───────────┘
        """)
  }

  @Test(arguments: [40, 60, 100, 200])
  func noSectionIsWiderThanTheTerminal(width: Int) throws {
    for report in [ReportFixture.report, ReportFixture.withoutDeals, try ReportFixture.ranked()] {
      let text = TerminalReport(report: report, layout: TextLayout(width: width)).wholeRun
      for line in text.split(separator: "\n") {
        #expect(DisplayWidth.of(String(line)) <= width, "\(line)")
      }
    }
  }

  @Test func markdownHoldsEveryColumnAndEscapesPipes() {
    var table = TextTable([
      .init(title: "name"), .init(title: "n", isNumber: true, optionalName: "the count"),
    ])
    table.append(["Ada | <b>*Co*</b> [x](y) \\ `z`\nBix", "1,000"])
    table.rule()
    table.append(["  all", ""])
    #expect(
      table.text(TextLayout.markdown) == #"""
        | name | n |
        | --- | ---: |
        | Ada \| \<b>\*Co\*\</b> \[x](y) \\ \`z\` Bix | 1,000 |
        | all |  |
        """#)
  }

  @Test func markdownSaysWhatTheTerminalSays() {
    let text = TerminalReport(report: ReportFixture.report, layout: .markdown).wholeRun
    #expect(text.contains("## Tiers\n\n| tier | accounts | won | conv. |"))
    #expect(text.contains("\n- ○ Tier 1 against Tier 2: not proven.\n- ✓ Tier 2"))
    #expect(!text.contains("│") && !text.contains("\u{1B}"))
    for line in text.split(separator: "\n") where line.hasPrefix("|") {
      #expect(line.hasSuffix("|"))
    }
  }
}
