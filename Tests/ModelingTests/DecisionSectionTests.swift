import Modeling
import Testing

struct DecisionSectionTests {
  private func parse(_ text: String) throws -> Model {
    try ModelFile.parse(leastModel + "\n" + text, file: "m.yaml")
  }

  @Test func readsGatesDisqualifiersAndOverrides() throws {
    let model = try parse(
      """
      conditions: { quiet: "intent = 0 and engagement = 0" }
      gates: [{ when: quiet, tier: 1, reason: no sign of buying }, { when: fit < 3, tier: 1 }]
      disqualify: [{ when: type = Competitor }]
      customers: { when: customer = yes, tier: rules }
      overrides:
        - { account: acme.com, tier: 1, reason: asked for us }
        - { when: unwinnable = yes, tier: 1, reason: reps say so }
        - { column: sales_tier, reason: sales_reason }
      """)
    #expect(model.definitions.map(\.name) == ["quiet"])
    #expect(model.gates.map(\.condition.description) == ["quiet", "fit < 3"])
    #expect(model.gates.map(\.reason) == ["no sign of buying", "fit < 3"])
    #expect(model.gates.map(\.place.line) == [5, 5])
    #expect(model.disqualifiers.map(\.reason) == ["type = Competitor"])
    #expect(model.customers != nil && model.customers?.tier == nil)
    #expect(
      model.overrides.map(\.choice) == [
        .account("acme.com", tier: 1, reason: "asked for us"),
        .condition(.text(name: "unwinnable", isAnyOf: ["yes"]), tier: 1, reason: "reps say so"),
        .column("sales_tier", reason: "sales_reason"),
      ])
  }

  @Test(arguments: [
    ("gates: [{ when: a = b }]", "gates has no “tier”; add one"),
    ("gates: [{ when: a = b, tier: 7 }]", "gates.tier is “7”; write one of the tiers 1"),
    ("gates: [{ when: otherwise, tier: 1 }]", "gates.when is “otherwise”; write a condition"),
    ("gates: [{ if: a = b, tier: 1 }]", "“if” is no key of gates"),
    ("disqualify: [{ reason: x }]", "disqualify has no “when”"),
    ("overrides: [{ tier: 1, reason: x }]", "overrides has no “account”"),
    ("overrides: [{ account: a, tier: 1 }]", "overrides has no “reason”"),
    (
      "overrides: [{ account: a, when: b = c, tier: 1, reason: x }]",
      "keep one of account, when and"
    ),
    ("overrides: [{ column: a, tier: 1 }]", "“tier” is no key of overrides with column"),
    ("customers: { when: a = b, tier: 4 }", "write one of the tiers 1, or rules"),
    ("conditions: { score: a = b }", "the name of a condition is “score”; write one word"),
    ("conditions: { a b: a = b }", "the name of a condition is “a b”"),
    ("conditions: { a: otherwise }", "conditions.a is “otherwise”; write a condition"),
    ("conditions: { a: b, b: c = d }", "say what b is compared with"),
  ])
  func saysWhereAndWhat(text: String, expected: String) {
    let said = complaint(leastModel + "\n" + text)
    #expect(said.hasPrefix("m.yaml, line 4") && said.contains(expected), "\(said)")
  }

  @Test func tiersHaveNamesTreatmentsAndCapacities() throws {
    let model = try ModelFile.parse(
      """
      tessera: 1
      accounts: a.csv
      tiers:
        1:
          when: score > 1
          name: Focus
          capacity: { people: 4, each: 10, enforce: true, ties: [intent, employees] }
          effort: 80%
          owner: AE
          cadence: weekly
          channel: phone
          personalization: full
          play: visits
        2: { when: score > 0, capacity: { accounts: 7 } }
        3: { when: otherwise, capacity: 9 }
      """, file: "m.yaml")
    #expect(
      model.tiers[0].capacity
        == Capacity(
          accounts: 40, team: .init(people: 4, each: 10), isEnforced: true,
          ties: ["intent", "employees"]))
    #expect(model.tiers[1].capacity == Capacity(accounts: 7))
    #expect(model.tiers[2].capacity == Capacity(accounts: 9))
    #expect(model.tiers[0].name == "Focus" && model.tiers[0].effort == 0.8)
    #expect(
      model.tiers[0].treatment
        == Treatment(
          play: "visits", owner: "AE", cadence: "weekly", channel: "phone", personalization: "full")
    )
  }

  @Test(arguments: [
    ("{ people: 4 }", "tiers.1.capacity has no “each”"),
    ("{ each: 4 }", "tiers.1.capacity has no “people”"),
    ("{ people: 4, each: 2, accounts: 9 }", "people and each say how many already"),
    ("{ enforce: true }", "tiers.1.capacity has no “accounts”"),
    ("{ accounts: 3, enforce: maybe }", "enforce is “maybe”; write true or false"),
    ("{ accounts: 0 }", "accounts is “0”; write a whole number from 1"),
    ("-3", "tiers.1.capacity is “-3”; write a whole number from 1"),
  ])
  func saysWhatIsWrongWithACapacity(capacity: String, expected: String) {
    let said = complaint(
      "tessera: 1\naccounts: a.csv\ntiers: { 1: { when: score > 1, capacity: \(capacity) } }")
    #expect(said.contains(expected), "\(said)")
  }
}
