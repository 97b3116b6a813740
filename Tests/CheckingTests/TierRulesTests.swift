import Checking
import Testing

struct TierRulesTests {
  private var large: CheckFixture {
    var fixture = CheckFixture()
    fixture.model = fixture.model.replacing("score > 61", with: "score > 20")
    return fixture
  }

  @Test func tierOneMayBeAsLargeAsTheTeamCanWork() throws {
    #expect(
      try large.finding(.tierOneTooLarge)
        == "m.yaml:13 Tier 1 has 30 accounts, and the team can work 20 of them; ask more of it in its "
        + "when:, or raise its capacity:.")
    var fixture = large
    fixture.model = fixture.model.replacing(", capacity: 20", with: ", capacity: 30")
    #expect(try fixture.finding(.tierOneTooLarge) == nil)
  }

  @Test func customersInTierOneAreCountedApart() throws {
    var fixture = large
    fixture.model += "\ncustomers: { when: a < 2, tier: 1 }"
    #expect(
      try fixture.finding(.tierOneTooLarge)?.contains(
        "Tier 1 has 32 accounts (among them 2 existing customers), and the team") == true)
  }

  @Test func withoutACapacityTwentyIsTheMost() throws {
    var fixture = large
    fixture.model = fixture.model.replacing(", capacity: 20", with: "")
    #expect(
      try fixture.finding(.tierOneTooLarge)?.contains("30 accounts, where 5 to 20 are usual; ask")
        == true)
  }

  @Test func aTeamIsNamedWithItsPeople() throws {
    var fixture = large
    fixture.model = fixture.model.replacing(
      "capacity: 20", with: "capacity: { people: 4, each: 5 }")
    #expect(
      try fixture.finding(.tierOneTooLarge)?.contains(
        "30 accounts, and 4 people with 5 accounts each can work 20; ask more") == true)
    fixture.model = fixture.model.replacing("people: 4, each: 5", with: "people: 1, each: 9")
    #expect(
      try fixture.finding(.tierOneTooLarge)?.contains(
        "30 accounts, and 1 person with 9 accounts can work 9; ask more") == true)
  }

  @Test func accountsThatAreCutAwayAreNotInTheTier() throws {
    var fixture = large
    fixture.model = fixture.model.replacing(
      "capacity: 20", with: "capacity: { accounts: 20, enforce: true }")
    #expect(try fixture.finding(.tierOneTooLarge) == nil)
    // Customers are in it whatever their score, and more of them than it can hold.
    fixture.model += "\ncustomers: { when: a >= 15, tier: 1 }"
    #expect(
      try fixture.finding(.tierOneTooLarge)?.contains("25 accounts (among them 25 existing") == true
    )
  }

  /// Tier 2 of the sound model holds 16 accounts, and Tier 3 holds 15.
  @Test func lowerTiersMayBeAsLargeAsTheTeamCanWork() throws {
    var fixture = CheckFixture()
    fixture.model = fixture.model.replacing(
      "2: { when: \"score > 30\" }", with: "2: { when: score > 30, capacity: 15 }")
    #expect(
      try fixture.finding(.capacityExceeded)
        == "m.yaml:14 Tier 2 has 16 accounts, and the team can work 15 of them; ask more of it in its "
        + "when:, or raise its capacity:.")
    fixture.model = fixture.model.replacing("capacity: 15", with: "capacity: 16")
    #expect(try fixture.finding(.capacityExceeded) == nil)
    fixture.model = fixture.model.replacing(
      "capacity: 16", with: "capacity: { accounts: 15, enforce: true }")
    #expect(try fixture.finding(.capacityExceeded) == nil)
    fixture.model = fixture.model.replacing(
      "3: { when: otherwise }", with: "3: { when: otherwise, capacity: 15 }")
    #expect(
      try fixture.finding(.capacityExceeded)
        == "m.yaml:15 Tier 3 has 16 accounts, and the team can work 15 of them; ask less of the tiers "
        + "above, or raise its capacity:.")
  }

  @Test func moreThanThreeTiersAreTooMany() throws {
    var fixture = CheckFixture()
    fixture.model = fixture.model.replacing(
      "3: { when: otherwise }", with: "3: { when: score > 10 }\n  4: { when: otherwise }")
    #expect(
      try fixture.finding(.tooManyTiers)
        == "m.yaml:16 There are 4 tiers, and three are plenty to run; join those that are treated "
        + "alike.")
  }

  @Test func fitAloneIsNoTierOne() throws {
    var fixture = CheckFixture()
    fixture.model = fixture.model.replacing("score > 61", with: "fit > 38")
    #expect(try fixture.finding(.fitAlone) == nil)
    fixture.columns[1] = .init(
      header: "Intent", field: "intent_points",
      values: .number((0..<40).map { $0 == 39 ? 0 : 5 }))
    #expect(
      try fixture.finding(.fitAlone)
        == "m.yaml:13 1 account of 2 in Tier 1 has no points for intent or engagement (for instance "
        + "Account 39); add “and (intent > 0 or engagement > 0)” to the tier's when:.")
  }

  @Test func aModelWithoutSignalsHasFitAloneEverywhere() throws {
    var fixture = CheckFixture()
    fixture.model = """
      score: { fit: { max: 50, fit_points: { per: 1 } } }
      tiers: { 1: { when: fit > 36 }, 2: { when: otherwise } }
      """
    let message = try fixture.finding(.fitAlone)
    #expect(message?.contains("3 accounts of 3 in Tier 1 have no points for intent") == true)
    #expect(message?.contains("add a group of criteria for signals") == true)
  }

  @Test func customersAreNotInTierOneForTheirFit() throws {
    var fixture = CheckFixture()
    fixture.model = """
      score: { fit: { max: 50, fit_points: { per: 1 } } }
      tiers: { 1: { when: fit > 100 }, 2: { when: otherwise } }
      customers: { when: a > 30, tier: 1 }
      """
    #expect(try fixture.finding(.fitAlone) == nil)
  }

  @Test func aShortListNeedsNoTiers() throws {
    var fixture = CheckFixture()
    fixture.names = Array(fixture.names.prefix(29))
    fixture.domains = Array(fixture.domains.prefix(29))
    fixture.columns = fixture.columns.map { column in
      .init(
        header: column.header, field: column.field, values: .number((0..<29).map { Double($0) }))
    }
    #expect(
      try fixture.finding(.fewAccounts)
        == "accounts.csv The list has 29 accounts, and below 30 tiers are hardly worth it; work them "
        + "all, or widen the list.")
  }

  @Test func accountsThatNoRuleHoldsForAreNamed() throws {
    var fixture = CheckFixture()
    #expect(try fixture.finding(.noRuleHolds) == nil)
    fixture.model = fixture.model.replacing("when: otherwise", with: "when: score > 10")
    let said = try fixture.finding(.noRuleHolds) ?? "nothing"
    #expect(
      said
        == "m.yaml:15 No rule holds for 5 accounts (for instance Account 0), which are therefore in Tier 3, the last; "
        + "write when: otherwise there, or a rule for them.")
  }
}
