import Checking
import Testing

struct ReachRulesTests {
  private func fixture(_ changes: (of: String, with: String)...) -> CheckFixture {
    var fixture = CheckFixture()
    for change in changes {
      fixture.model = fixture.model.replacing(change.of, with: change.with)
    }
    return fixture
  }

  @Test func aRuleThatNeverHoldsIsAnErrorWithItsPlace() throws {
    let findings = try fixture(("score > 61", "score > 81 and a > 3")).findings().filter {
      $0.code == "T008"
    }
    #expect(
      findings == [
        Finding(
          code: "T008", severity: .error, place: "m.yaml:13:14",
          message:
            "The rule of Tier 1 never holds: “score > 81” cannot be, since score is from 0 to 81 "
            + "points; change the rule, or the points that it asks for.")
      ])
    #expect(try fixture(("score > 61", "score > 80.99")).finding(.unreachableTier) == nil)
  }

  @Test func aTierBehindALooserOneIsAnError() throws {
    #expect(
      try fixture(("score > 30", "score > 70")).finding(.unreachableTier)
        == "m.yaml:14 No account gets into Tier 2 by its rule: every one for which it holds is in Tier 1 "
        + "before it; ask more there, or remove the tier.")
    #expect(
      try fixture(("score > 30", "score <= 61")).finding(.unreachableTier)
        == "m.yaml:15 No account gets into Tier 3 by its rule: every one for which it holds is in Tiers "
        + "1 and 2 before it; ask more there, or remove the tier.")
  }

  @Test(arguments: [
    ("gates: [{ when: fit > 50, tier: 3 }]", "m.yaml:16 What this gate asks for never holds:"),
    ("disqualify: [{ when: fit < 0 }]", "m.yaml:16 What this disqualifier asks for never holds:"),
    (
      "customers: { when: a > 9 and a < 9 }", "m.yaml:16 What the rule for customers asks for never"
    ),
    ("conditions: { best: fit > 50 }", "m.yaml:16 What the condition “best” asks for never holds:"),
    (
      "overrides: [{ when: fit > 50, tier: 1, reason: x }]",
      "m.yaml:16 What this override asks for never"
    ),
    ("gates: [{ when: fit >= 50, tier: 3 }]", nil),
    ("disqualify: [{ when: a < 0 }]", nil),
  ])
  func conditionsThatNeverHoldAreNamed(line: String, expected: String?) throws {
    var fixture = CheckFixture()
    fixture.model += "\n" + line
    let found = try fixture.finding(.deadCondition)
    #expect((found == nil) == (expected == nil), "\(found ?? "")")
    #expect(found?.hasPrefix(expected ?? "") ?? true, "\(found ?? "")")
  }

  @Test func aMaximumThatNobodyCanHaveIsNamed() throws {
    #expect(
      try fixture(("intent_points: { per: 1 }", "intent_points: { per: 1, cap: 25 }"))
        .finding(.maximumOutOfReach)
        == "m.yaml:5 “intent” can give 25 of its 30 points at most; give its criteria more, or write "
        + "max: 25.")
    #expect(
      try fixture(("max: 1\n", "max: 2\n"), ("a: { per: 0.01 }", "a: { per: 0.01, cap: 2 }"))
        .finding(.maximumOutOfReach) == nil)
  }

  /// As a first model is where there is nothing to learn from.
  @Test func pointsThatAreStillToBeWrittenAreNotJudged() throws {
    var fixture = CheckFixture()
    fixture.model = """
      score: { fit: { max: 50, a: { bands: { ..9: 25, 9+: 25 }, missing: 25 }, b: { always: 1 } } }
      tiers: { 1: { when: fit > 37.5 }, 2: { when: otherwise } }
      """
    #expect(try fixture.finding(.unreachableTier) == nil)
    #expect(try fixture.finding(.maximumOutOfReach) == nil)
    fixture.model = fixture.model.replacing("9+: 25", with: "9+: 30")
    #expect(try fixture.finding(.unreachableTier)?.contains("fit is from 1 to 31 points") == true)
    #expect(try fixture.finding(.maximumOutOfReach) != nil)
  }

  @Test func aGroupThatOnlyTakesPointsHasNoMaximumToReach() throws {
    #expect(
      try fixture(
        ("    max: 1\n", "    max: 0\n    min: -2\n"), ("{ per: 0.01 }", "{ per: -0.01 }")
      )
      .finding(.maximumOutOfReach) == nil)
  }
}
