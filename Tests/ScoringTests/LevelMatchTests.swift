import Reading
import Scoring
import TestSupport
import Testing

struct LevelMatchTests {
  private func tiers(_ condition: String, _ levels: [String?]) throws -> [Int] {
    let model = try model("tiers: { 1: { when: '\(condition)' }, 2: { when: otherwise } }")
    return Array(
      try Scorer(model: model).score(market([categories("level", levels)]), asOf: nil).tiers)
  }

  @Test func aLevelThatAPartOfTheAccountsLacksIsNoMistake() throws {
    #expect(try tiers("level in [Software, Mining]", ["Software", "Retail"]) == [1, 2])
  }

  @Test func shortNamesAreNotGuessed() throws {
    #expect(try tiers("level in [DE, UK]", ["DE", "US"]) == [1, 2])
  }

  @Test func aLevelLikeOneThatIsNotNamedIsAMistake() {
    #expect(throws: ScoringError.self) {
      try tiers("level in [Software, Finanse]", ["Software", "Finance"])
    }
  }

  @Test func aLevelLikeOneThatIsNamedTooIsNone() throws {
    #expect(
      try tiers("level in [Retail, Retails]", ["Retail", nil]) == [1, 2])
  }

  @Test func noLevelFoundIsAMistake() {
    #expect(throws: ScoringError.self) { try tiers("level = UK", ["DE", "US"]) }
  }

  @Test func aColumnWithoutLevelsIsNone() throws {
    #expect(try tiers("level = UK", [nil, nil]) == [2, 2])
  }
}
