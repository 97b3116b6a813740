import Modeling
import Statistics
import Testing

struct ConditionAlternativesTests {
  private let names = ["a", "b", "c", "d"]

  @Test func distributesAndOverOr() throws {
    let condition = try ConditionParser.condition(
      "a > 1 and (b > 1 or not (c > 1 and d > 1))", at: .code)
    let texts = condition.alternatives?.map { $0.map(\.whole.description) }
    #expect(
      texts == [["a > 1", "b > 1"], ["a > 1", "not c > 1"], ["a > 1", "not d > 1"]])
  }

  @Test func tooManyAlternativesAreNone() throws {
    let text = (0..<9).map { _ in "(a > 1 or b > 1)" }.joined(separator: " and ")
    #expect(try ConditionParser.condition(text, at: .code).alternatives == nil)
  }

  /// The alternatives hold where the condition does, for every way in which its comparisons can turn out.
  @Test(arguments: 1...100)
  func alternativesMeanTheSame(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let condition = random(depth: 4, using: &generator)
    let alternatives = try #require(condition.alternatives)
    for bits in 0..<16 {
      let truth = Dictionary(
        uniqueKeysWithValues: names.enumerated().map { ($1, bits >> $0 & 1 == 1) })
      let expected = holds(condition, truth)
      let found = alternatives.contains { $0.allSatisfy { holds($0.whole, truth) } }
      #expect(found == expected, "\(condition) with \(truth)")
    }
  }

  private func holds(_ condition: Condition, _ truth: [String: Bool]) -> Bool {
    switch condition {
    case .and(let left, let right): holds(left, truth) && holds(right, truth)
    case .or(let left, let right): holds(left, truth) || holds(right, truth)
    case .not(let inner), .named(_, let inner):
      if case .not = condition { !holds(inner, truth) } else { holds(inner, truth) }
    case .number(let name, _, _), .text(let name, _), .age(let name, _, _, _), .known(let name):
      truth[name] ?? false
    }
  }

  private func random(depth: Int, using generator: inout SeededGenerator) -> Condition {
    switch depth == 0 ? 3 : Int.random(in: 0..<5, using: &generator) {
    case 0:
      .and(
        random(depth: depth - 1, using: &generator), random(depth: depth - 1, using: &generator))
    case 1:
      .or(
        random(depth: depth - 1, using: &generator), random(depth: depth - 1, using: &generator))
    case 2: .not(random(depth: depth - 1, using: &generator))
    case 3: .number(name: names[Int.random(in: 0..<4, using: &generator)], .greater, 1)
    default: .named("n", random(depth: depth - 1, using: &generator))
    }
  }
}
