import Reporting
import Testing

@Suite struct TextWrapTests {
  @Test func breaksAtSpaces() {
    #expect(TextWrap.lines("one two three", width: 7) == ["one two", "three"])
    #expect(TextWrap.lines("one two three", width: 8, indent: "  ") == ["one two", "  three"])
    #expect(TextWrap.lines("incomprehensible it is", width: 5) == ["incomprehensible", "it is"])
    #expect(TextWrap.lines("", width: 5) == [""])
  }
}
