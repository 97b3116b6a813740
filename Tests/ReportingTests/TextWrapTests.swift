import Reporting
import Testing

@Suite struct TextWrapTests {
  @Test func breaksAtSpaces() {
    #expect(TextWrap.lines("one two three", width: 7) == ["one two", "three"])
    #expect(TextWrap.lines("one two three", width: 8, indent: "  ") == ["one two", "  three"])
    #expect(
      TextWrap.lines("incomprehensible it is", width: 6) == ["incomp", "rehens", "ible", "it is"])
    #expect(TextWrap.lines("", width: 5) == [""])
  }

  @Test func talkKeepsPathsWhole() {
    #expect(
      TextWrap.unbroken("see /a/long/path.yaml now", width: 8) == "see\n/a/long/path.yaml\nnow")
  }

  @Test func namesCannotActOnTheTerminal() {
    let name = "Ada\u{1B}[2J\u{7}\r\nBix\u{202E}"
    #expect(PrintableText.of(name) == "Ada\u{FFFD}[2J\u{FFFD}  Bix\u{FFFD}")
    #expect(TextWrap.lines(name, width: 80).joined().unicodeScalars.allSatisfy { $0.value >= 0x20 })
  }
}
