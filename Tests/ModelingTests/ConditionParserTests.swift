import Modeling
import Statistics
import Testing

struct ConditionParserTests {
  private let place = ModelPlace(file: "m.yaml", line: 7, column: 10)

  private func parse(_ text: String) throws(ModelingError) -> Condition {
    try ConditionParser.condition(text, at: place)
  }

  @Test func andBindsTighterThanOr() throws {
    let a = Condition.number(name: "a", .greater, 1)
    let b = Condition.number(name: "b", .lessOrEqual, -2.5)
    let c = Condition.text(name: "c", isAnyOf: ["yes"])
    #expect(try parse("a > 1 or b <= -2.5 and c = yes") == .or(a, .and(b, c)))
    #expect(try parse("(a > 1 or b <= -2.5) and c = yes") == .and(.or(a, b), c))
    #expect(try parse("NOT a>1 AND b<=-2.5") == .and(.not(a), b))
    #expect(try parse("not (a > 1 and b <= -2.5)") == .not(.and(a, b)))
  }

  @Test(arguments: [
    ("a < 1", Condition.Comparison.less), ("a<=1", .lessOrEqual), ("a = 1", .equal),
    ("a == 1", .equal), ("a!=1", .notEqual), ("a >= 1", .greaterOrEqual), ("a > 1", .greater),
    ("a ≥ 1", .greaterOrEqual),
  ])
  func readsEverySign(text: String, comparison: Condition.Comparison) throws {
    #expect(try parse(text) == .number(name: "a", comparison, 1))
  }

  @Test func readsWordsTextsAndLists() throws {
    #expect(try parse("a = \"Health care\"") == .text(name: "a", isAnyOf: ["Health care"]))
    #expect(try parse("a = 'it''s'") == .text(name: "a", isAnyOf: ["it's"]))
    #expect(try parse("a = \"7\"") == .text(name: "a", isAnyOf: ["7"]))
    #expect(try parse("a != b") == .not(.text(name: "a", isAnyOf: ["b"])))
    #expect(try parse("a in [x, 'y z', 3]") == .text(name: "a", isAnyOf: ["x", "y z", "3"]))
    #expect(try parse("a not in [x]") == .not(.text(name: "a", isAnyOf: ["x"])))
    #expect(
      try parse("signals.pricing_visit > 0") == .number(name: "signals.pricing_visit", .greater, 0))
  }

  @Test(arguments: [
    ("", 10, "its end", "write a name first"),
    ("score", 15, "its end", "say what score is compared with, as in score > 0 or score = yes"),
    ("score > ", 18, "its end", "write a number or a word after >"),
    ("score > high", 18, "high", "write a number after >, or use = for words"),
    ("75 < score", 10, "75", "write a name first, as in score > 75"),
    ("50 < score <= 75", 10, "50", "write a name first"),
    ("score > 50 > 20", 21, ">", "compare once, and join two comparisons with and"),
    ("a = Financial Services", 24, "Services", "join conditions with and or or, and put texts"),
    ("(a > 1", 16, "its end", "close the bracket with )"),
    ("a > 1)", 15, ")", "remove this bracket or open one before it"),
    ("a in x", 15, "x", "write a list after in"),
    ("a in []", 16, "]", "write a word or a text in quotes"),
    ("a in [x y]", 18, "y", "close the list with ]"),
    ("a = \"open", 14, "\"open", "close the quote that opens here"),
    ("a ~ 3", 12, "~", "write a name, a sign such as >="),
    ("a > 1 and and b > 1", 20, "and", "write a name first"),
  ])
  func saysWhereAndWhat(text: String, column: Int, value: String, wayOut: String) {
    do throws(ModelingError) {
      Issue.record("\(try parse(text)) was read")
    } catch {
      let start = "m.yaml, line 7, column \(column): the condition cannot be read at “\(value)”; "
      #expect(error.description.hasPrefix(start + wayOut), "\(error)")
    }
  }

  @Test func readsAgesKnowledgeAndNames() throws {
    #expect(
      try parse("months_since(last) <= 6") == .age(of: "last", in: .months, .lessOrEqual, 6))
    #expect(
      try parse("DAYS_SINCE(signals.visit) > 2.5")
        == .age(of: "signals.visit", in: .days, .greater, 2.5))
    #expect(
      try parse("revenue is known and not (a is unknown)")
        == .and(.known(name: "revenue"), .not(.not(.known(name: "a")))))
    let icp = Condition.number(name: "size", .greater, 9)
    #expect(
      try ConditionParser.condition(
        "icp and (not icp or icp)", at: place, definitions: ["icp": icp])
        == .and(.named("icp", icp), .or(.not(.named("icp", icp)), .named("icp", icp))))
  }

  @Test(arguments: [
    ("weeks_since(a) < 2", "weeks_since", "the functions are days_since, months_since"),
    ("months_since() < 2", ")", "name a field of dates or signals"),
    ("months_since(a < 2", "<", "close the bracket with )"),
    ("months_since(a)", "its end", "compare it with a number"),
    ("months_since(a) < 2.5", "2.5", "write a whole number from 0"),
    ("a is here", "here", "write is known, is unknown"),
    ("icpp and a > 1", "icpp", "did you mean “icp”?"),
    ("otherwize", "its end", "say what otherwize is compared with"),
    ("otherwize and a > 1", "and", "say what otherwize is compared with"),
  ])
  func saysWhatIsWrongWithFunctionsAndNames(text: String, value: String, wayOut: String) {
    do throws(ModelingError) {
      let icp = Condition.number(name: "size", .greater, 9)
      let read = try ConditionParser.condition(text, at: place, definitions: ["icp": icp])
      Issue.record("\(read) was read")
    } catch {
      #expect(error.description.contains("cannot be read at “\(value)”; \(wayOut)"), "\(error)")
    }
  }

  @Test func aTierMayHaveMeantOtherwise() {
    #expect {
      try ConditionParser.condition("otherwize", at: place, mayBeOtherwise: true)
    } throws: {
      "\($0)".hasSuffix("cannot be read at “otherwize”; did you mean “otherwise”?")
    }
  }

  @Test func refusesBracketsWithoutEnd() {
    let deep = String(repeating: "(", count: 100_000) + "a > 1"
    #expect(throws: ModelingError.self) { try parse(deep) }
    #expect(throws: ModelingError.self) { try parse(String(repeating: "not ", count: 10_000)) }
  }

  @Test(arguments: [
    "score > 75 and fit >= 35", "score >= 40 and (intent > 0 or engagement > 0)",
    "a = yes or b != no and c in [x, \"y z\"]", "not (a > 1 and b < 2)", "a = \"7\"",
    "a = \"say \"\"so\"\"\"", "not not a > 0.5", "months_since(a) <= 6 and b is unknown",
    "a > 1 and (b > 1 and c > 1)",
  ])
  func printsWhatItReads(text: String) throws {
    #expect(try parse(text).description == text)
  }

  @Test(arguments: 1...200)
  func randomConditionsComeBack(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let condition = randomCondition(depth: 4, using: &generator)
    #expect(try parse(condition.description) == condition)
  }

  private func randomCondition(
    depth: Int, using generator: inout SeededGenerator
  ) -> Condition {
    let texts = ["yes", "Health care", "7", "and", "it's \"so\"", "", "é", "a,b", "-1.5", "x-y"]
    let names = ["score", "fit", "signals.visit", "größe", "a_1"]
    let name = names[Int.random(in: 0..<names.count, using: &generator)]
    switch Int.random(in: depth == 0 ? 3..<5 : 0..<5, using: &generator) {
    case 0:
      return .and(
        randomCondition(depth: depth - 1, using: &generator),
        randomCondition(depth: depth - 1, using: &generator))
    case 1:
      return .or(
        randomCondition(depth: depth - 1, using: &generator),
        randomCondition(depth: depth - 1, using: &generator))
    case 2: return .not(randomCondition(depth: depth - 1, using: &generator))
    case 3:
      let comparisons = Condition.Comparison.allCases
      return .number(
        name: name, comparisons[Int.random(in: 0..<comparisons.count, using: &generator)],
        Double(Int.random(in: -1000...1000, using: &generator)) / 8)
    default:
      let count = Int.random(in: 1...3, using: &generator)
      return .text(
        name: name,
        isAnyOf: (0..<count).map { _ in
          texts[Int.random(in: 0..<texts.count, using: &generator)]
        })
    }
  }
}
