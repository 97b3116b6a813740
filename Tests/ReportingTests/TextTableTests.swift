import Reporting
import Testing

@Suite struct TextTableTests {
  @Test func alignsByHand() {
    var table = TextTable([.init(title: "name"), .init(title: "n", isNumber: true)])
    table.append(["Ada", "5"])
    table.rule()
    table.append(["Børge", "1,234"])
    #expect(
      table.text(width: 80) == """
        ┌───────┬───────┐
        │ name  │     n │
        ├───────┼───────┤
        │ Ada   │     5 │
        ├───────┼───────┤
        │ Børge │ 1,234 │
        └───────┴───────┘
        """)
  }

  @Test func shortensTextButNeverNumbers() {
    var table = TextTable([.init(title: "name"), .init(title: "n", isNumber: true)])
    table.append(["A very long name of a company", "1,234,567"])
    for line in table.text(width: 30).split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) == 30)
    }
    #expect(table.text(width: 30).contains("1,234,567"))
    #expect(table.text(width: 30).contains("…"))
  }

  @Test func wideCharactersTakeTwoColumns() {
    #expect(DisplayWidth.of("株式会社") == 8)
    #expect(DisplayWidth.of("e\u{301}") == 1)
    #expect(DisplayWidth.fitted("株式会社", to: 5) == "株式…")
  }
}
