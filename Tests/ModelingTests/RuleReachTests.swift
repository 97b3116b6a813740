import Modeling
import Testing

struct RuleReachTests {
  /// Fit gives 0 to 50 points, intent -5 to 30, and the score so -5 to 80.
  private static let score = """
    score:
      fit: { max: 50, size: { per: 1, cap: 50 } }
      intent: { max: 30, min: -10, signals.visit: { per: 5, cap: 30 }, left: { yes: -5 } }
    """

  private func model(_ tiers: String, _ more: String = "") throws -> Model {
    try ModelFile.parse(
      "tessera: 1\naccounts: a.csv\n\(Self.score)\ntiers: \(tiers)\n\(more)", file: "m.yaml")
  }

  private func reason(_ condition: String) throws -> String? {
    let model = try model("{ 1: { when: otherwise } }")
    return RuleReach(model).reasonNeverHolding(
      try ConditionParser.condition(condition, at: .code))
  }

  @Test(arguments: [
    ("fit > 50", "“fit > 50” cannot be, since fit is from 0 to 50 points"),
    ("score >= 80.01", "“score >= 80.01” cannot be, since score is from -5 to 80 points"),
    ("intent < -5", "“intent < -5” cannot be, since intent is from -5 to 30 points"),
    ("fit = 7.005", "“fit = 7.005” cannot be, since fit is from 0 to 50 points"),
    ("not fit <= 50", "“not fit <= 50” cannot be, since fit is from 0 to 50 points"),
    ("fit in [60, 70]", "“fit in [\"60\", \"70\"]” cannot be, since fit is from 0 to 50 points"),
    ("fit is unknown", "“fit is unknown” cannot be, since there is always a value"),
    (
      "fit > 40 and region = EU and fit < 30",
      "“fit > 40” and “fit < 30” cannot hold together, since fit is from 0 to 50 points"
    ),
    // Points are whole hundredths: between 7 and 7.01 there is nothing.
    (
      "fit > 7 and fit < 7.01",
      "“fit > 7” and “fit < 7.01” cannot hold together, since fit is from 0 to 50 points"
    ),
    // The score is the sum of its groups.
    (
      "score > 70 and fit < 40",
      "“score > 70” and “fit < 40” cannot hold together, since score is from -5 to 80 points and fit "
        + "is from 0 to 50 points"
    ),
    ("size > 5 and size <= 5", "“size > 5” and “size <= 5” cannot hold together"),
    ("size = 5 and size is unknown", "“size = 5” and “size is unknown” cannot hold together"),
    (
      "region in [eu, US] and region not in [EU, us, UK]",
      "“region in [eu, US]” and “region not in [EU, us, UK]” cannot hold together"
    ),
    (
      "months_since(seen) > 6 and months_since(seen) <= 6",
      "“months_since(seen) > 6” and “months_since(seen) <= 6” cannot hold together"
    ),
    (
      "quarters_since(seen) > 1 and quarters_since(seen) < 2",
      "“quarters_since(seen) > 1” and “quarters_since(seen) < 2” cannot hold together"
    ),
    (
      "signals.visit < 0",
      "“signals.visit < 0” cannot be, since ages and counts are whole numbers from 0"
    ),
    // Where nothing has happened nothing has an age.
    (
      "signals.visit = 0 and days_since(signals.visit) <= 30",
      "“signals.visit = 0” and “days_since(signals.visit) <= 30” cannot hold together"
    ),
    (
      "fit > 60 or score > 90",
      "“fit > 60” cannot be, since fit is from 0 to 50 points; and “score > 90” cannot be, since score "
        + "is from -5 to 80 points"
    ),
  ])
  func saysWhyNothingHolds(condition: String, expected: String) throws {
    #expect(try reason(condition) == expected)
  }

  @Test(arguments: [
    "fit >= 50", "score > 79.99", "fit > 60 or fit > 40", "score > 70 and fit < 41",
    // Neither is a number between two whole ones nor an age in months only a whole one.
    "size > 5 and size < 6", "months_since(seen) > 5 and months_since(seen) < 6",
    // A missing value is not 5, whatever else is asked of it.
    "size != 5 and not (size < 5) and not (size > 5)",
    "not (size > 5) and not (size <= 5)",
    // Tags are many, and units of age are not compared with each other.
    "tags = a and tags = b", "months_since(seen) > 6 and days_since(seen) < 7",
    "signals.visit = 0 and not days_since(signals.visit) <= 30",
  ])
  func whatMayHoldIsNotAccused(condition: String) throws {
    #expect(try reason(condition) == nil)
  }

  @Test(arguments: [
    ("{ 1: { when: score > 50 }, 2: { when: score > 60 }, 3: { when: otherwise } }", 2, [1]),
    (
      "{ 1: { when: score > 50 }, 2: { when: fit >= 40 and intent > 10 }, 3: { when: otherwise } }",
      2, [1]
    ),
    (
      "{ 1: { when: \"region in [EU, US] or fit > 9\" }, 2: { when: region = eu and fit > 3 }, "
        + "3: { when: otherwise } }", 2, [1]
    ),
    // Neither of the two takes all of it alone.
    (
      "{ 1: { when: fit > 20 }, 2: { when: fit <= 20 and region = EU }, 3: { when: region = EU }, "
        + "4: { when: otherwise } }", 3, [1, 2]
    ),
    ("{ 1: { when: score > 50 }, 2: { when: score >= -5 }, 3: { when: otherwise } }", 3, [2]),
    ("{ 1: { when: size is known }, 2: { when: size > 3 }, 3: { when: otherwise } }", 2, [1]),
  ])
  func aTierIsTakenByThoseBefore(tiers: String, tier: Int, by: [Int]) throws {
    let model = try model(tiers)
    for rule in model.tiers {
      let obstacle = RuleReach(model).obstacle(of: rule)
      #expect(obstacle == (rule.tier == tier ? .taken(by: by) : nil), "Tier \(rule.tier)")
    }
  }

  @Test(arguments: [
    "{ 1: { when: score > 60 }, 2: { when: score > 50 }, 3: { when: otherwise } }",
    "{ 1: { when: size > 5 }, 2: { when: size <= 5 }, 3: { when: otherwise } }",
    "{ 1: { when: \"region = EU\" }, 2: { when: \"region in [EU, US]\" }, 3: { when: otherwise } }",
    "{ 1: { when: days_since(seen) <= 30 }, 2: { when: months_since(seen) <= 1 }, "
      + "3: { when: otherwise } }",
    // What no rule holds for is in the last tier, whatever its own rule asks.
    "{ 1: { when: score > 50 }, 2: { when: score > 60 } }",
    // A full Tier 1 passes accounts on.
    "{ 1: { when: score > 50, capacity: { accounts: 9, enforce: true } }, 2: { when: score > 60 }, "
      + "3: { when: otherwise } }",
  ])
  func aTierThatMayBeReachedIsNotAccused(tiers: String) throws {
    let model = try model(tiers)
    for rule in model.tiers { #expect(RuleReach(model).obstacle(of: rule) == nil) }
  }

  @Test func otherWaysIntoATierExcuseItsRule() throws {
    let tiers = "{ 1: { when: score > 50 }, 2: { when: score > 60 }, 3: { when: otherwise } }"
    let gated = try model(tiers, "gates: [{ when: intent = 0, tier: 2 }]")
    #expect(RuleReach(gated).obstacle(of: gated.tiers[1]) == nil)
    let all = "{ 1: { when: score > 50 }, 2: { when: score <= 50 }, 3: { when: otherwise } }"
    let left = try model(all, "disqualify: [{ when: region = EU }]")
    #expect(RuleReach(left).obstacle(of: left.tiers[2]) == nil)
    let bare = try model(all)
    #expect(RuleReach(bare).obstacle(of: bare.tiers[2]) == .taken(by: [1, 2]))
  }

  @Test func namedConditionsAreSeenThrough() throws {
    let model = try model(
      "{ 1: { when: ideal }, 2: { when: otherwise } }", "conditions: { ideal: fit > 51 }")
    #expect(
      RuleReach(model).obstacle(of: model.tiers[0])
        == .neverHolds(reason: "“fit > 51” cannot be, since fit is from 0 to 50 points"))
  }

  @Test func tooManyAlternativesAreNotJudged() throws {
    let pair = "(fit > 60 or score > 90)"
    let many = Array(repeating: pair, count: 9).joined(separator: " and ")
    #expect(try reason(many) == nil)
  }
}
