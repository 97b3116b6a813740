import Checking
import Reading
import Testing

struct ScoreRulesTests {
  @Test func fiveToEightCriteriaAreEnough() throws {
    var fixture = CheckFixture()
    fixture.model = fixture.model.replacing("    fit_points: { per: 0.01 }\n", with: "")
    #expect(
      try fixture.finding(.criterionCount)
        == "m.yaml:4 The score has 4 criteria, and five to eight are usually enough; add what your "
        + "best salespeople ask about first.")
    fixture = CheckFixture()
    let more = (1...4).map { "b\($0): { per: 1 }" }.joined(separator: ", ")
    fixture.model = fixture.model.replacing("max: 50,", with: "max: 50, \(more),")
    for number in 1...4 {
      fixture.columns.append(
        .init(header: "b", field: "b\(number)", values: .number((0..<40).map { Double($0) })))
    }
    #expect(try fixture.finding(.criterionCount)?.contains("has 9 criteria") == true)
  }

  @Test func signalsNeedAHalfLife() throws {
    var fixture = CheckFixture()
    fixture.signalKinds = ["visit", "reply", "demo"]
    fixture.model = fixture.model.replacing(
      "    intent_points: { per: 1 }",
      with: """
            intent_points: { per: 1 }
            signals.visit: { per: 1, cap: 3 }
            signals.reply: { per: 1, cap: 3, half_life: 30d }
            signals.demo: { points: 3, half_life: 30d }
        """)
    #expect(
      try fixture.finding(.signalWithoutDecay)
        == "m.yaml:8 “signals.visit” counts old signals like new ones; add half_life: 30d for intent, "
        + "or 60d for engagement.")
  }

  @Test func aCriterionThatMostHaveNoValueForIsNamed() throws {
    var fixture = CheckFixture()
    // 17 of 40 are 42.5 %; 16 of 40 are 40 %, which is not more than that.
    for (missing, isFound) in [(17, true), (16, false)] {
      fixture.columns[1] = .init(
        header: "Intent", field: "intent_points",
        values: .number((0..<40).map { $0 < missing ? .nan : 5 }))
      let found = try fixture.finding(.emptyCriterion)
      #expect(
        found
          == (isFound
            ? "m.yaml:7 “intent_points” is empty for 17 of 40 accounts (42.5%); fill the column, or "
              + "give the criterion up." : nil))
    }
  }

  @Test(arguments: [
    (
      "features: { intent: [lead_score] }", "m.yaml:16 “lead_score” is a feature, and it is today's"
    ),
    ("features: { intent: { weight: 0, columns: [lead_score] } }", nil),
  ])
  func leaksAreErrors(line: String, expected: String?) throws {
    var fixture = CheckFixture()
    fixture.model += "\n" + line
    fixture.columns.append(
      .init(header: "Lead Score", field: "lead_score", values: .number((0..<40).map(Double.init))))
    let found = try fixture.finding(.leakyField)
    #expect((found == nil) == (expected == nil))
    #expect(found?.hasPrefix(expected ?? "") ?? true, "\(found ?? "")")
  }

  @Test func leaksInCriteriaAndTierRulesAreErrorsToo() throws {
    var fixture = CheckFixture()
    fixture.model = fixture.model.replacing("max: 50,", with: "max: 50, probability: { per: 1 },")
      .replacing("score > 30", with: "score > 30 or (probability > 5 and probability < 9)")
    fixture.columns.append(
      .init(header: "Probability", field: "probability", values: .number((0..<40).map(Double.init)))
    )
    let leaks = try fixture.findings().filter { $0.code == "L001" }
    #expect(leaks.map(\.place) == ["m.yaml:4:19", "m.yaml:14:14"])
    #expect(leaks[1].message.contains("is in a tier's rule"))
  }

  @Test func valuesBetweenTwoBandsAreNamed() throws {
    var fixture = CheckFixture()
    fixture.model = fixture.model.replacing(
      "a: { per: 0.01, cap: 1 }", with: "a: { bands: { 20..30: 1, ..17: 2, 30+: 3 } }")
    #expect(
      try fixture.finding(.gapBetweenBands)
        == "m.yaml:4 “a” has no band between 17 and 20, where 2 accounts lie (for instance at 18) and get 0 points; "
        + "let one band end where the next begins.")
    // Whole numbers do not lie between 17 and 18.
    fixture.model = fixture.model.replacing("20..30: 1", with: "18..30: 1")
    #expect(try fixture.finding(.gapBetweenBands) == nil)
  }
}
