import Modeling
import Statistics
import Testing

struct YAMLTextTests {
  /// Returns the level that comes back when a level is written into a model file.
  private func comeBack(_ level: String) throws -> String? {
    let text =
      leastModel + "\nscore: { fit: { max: 9, a: { points: { \(YAMLText.scalar(level)): 5 } } } }"
    let model = try ModelFile.parse(text, file: "m.yaml")
    guard case .levels(let levels, _)? = model.groups.first?.criteria.first?.points else {
      return nil
    }
    return levels.first?.name
  }

  @Test(arguments: [
    "Software", "Health care", "51-200", "Yes", "no", "null", "~", "", " a ", "a: b", "a #b", "- a",
    "{a}", "[b]", "a, b", "\"q\"", "it's", "back\\slash", "&a", "*b", "!c", "%d", "@e", "`f", "|",
    ">", "?", "1.5", "2019", "é", "日本", "a\nb", "tab\tx", "a\u{7}b", "=", "<<", "€", "R&D",
    "C++", "a:", "x\u{FEFF}", "😀",
  ])
  func levelsComeBack(level: String) throws {
    #expect(try comeBack(level) == level)
  }

  @Test func plainTextsStayPlain() {
    #expect(YAMLText.scalar("Financial Services") == "Financial Services")
    #expect(YAMLText.scalar("Yes") == "\"Yes\"")
    #expect(YAMLText.quoted("a \"b\"") == "\"a \\\"b\\\"\"")
    #expect(YAMLText.comment("a\nb") == "a b")
  }

  @Test(arguments: 1...200)
  func randomTextsComeBack(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let letters = Array("aZ9 :#-'\"\\,[]{}&*!|>%@`~?=.\t\né\u{85}\u{2028}\u{0}😀")
    let level = String(
      (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        letters[Int.random(in: 0..<letters.count, using: &generator)]
      })
    #expect(try comeBack(level) == level)
  }
}
