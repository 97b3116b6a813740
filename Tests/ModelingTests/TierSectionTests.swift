import Modeling
import Testing

struct TierSectionTests {
  @Test func readsTiersAndCustomers() throws {
    let model = try ModelFile.parse(wholeModel, file: "m.yaml")
    #expect(model.tiers.map(\.tier) == [1, 2, 3])
    #expect(
      model.tiers[0].condition
        == .and(.number(name: "score", .greater, 75), .number(name: "fit", .greaterOrEqual, 35)))
    #expect(model.tiers[0].capacity == Capacity(accounts: 20))
    #expect(model.tiers[0].budgetPerMonth == 500...2000)
    #expect(model.tiers[0].treatment.play == "Sales, 1:1")
    #expect(model.tiers.map(\.place.line) == [36, 37, 38])
    #expect(model.tiers[2].condition == nil)
    #expect(model.customers?.condition == .text(name: "existing_customer", isAnyOf: ["yes"]))
    #expect(model.customers?.tier == 1)
    #expect(model.customers?.place.line == 39)
  }

  @Test func theOrderInTheFileDoesNotMatter() throws {
    let text = """
      tessera: 1
      accounts: a.csv
      tiers: { 2: { when: otherwise }, 1: { when: score > 1, budget_per_month: 25 } }
      """
    let tiers = try ModelFile.parse(text, file: "m.yaml").tiers
    #expect(tiers.map(\.tier) == [1, 2])
    #expect(tiers[0].budgetPerMonth == 25...25)
  }

  @Test(arguments: [
    ("{ one: { when: score > 1 } }", "column 10: the number of a tier is “one”; number the tiers"),
    ("{ 2: { when: score > 1 } }", "the number of a tier is “2”; number the tiers 1, 2, 3"),
    ("{ 1: { when: score > 1 }, 01: { when: score > 1 } }", "“01” is in tiers twice"),
    ("{ 1: { when: otherwise }, 2: { when: score > 1 } }", "only the last tier can take all"),
    ("{ 1: { capacity: 3 } }", "tiers.1 has no “when”"),
    ("{ 1: { when: score > 1, capacity: 0 } }", "tiers.1.capacity is “0”; write a whole number"),
    (
      "{ 1: { when: score > 1, budget_per_month: 9..1 } }",
      "tiers.1.budget_per_month is “9..1”; write money for an account and month"
    ),
    ("{ 1: { when: score > 1, budget_per_month: 5+ } }", "tiers.1.budget_per_month is “5+”"),
    ("{ 1: { when: score > 1, budget: 5 } }", "“budget” is no key of tiers.1"),
    ("{}", "tiers is a mapping; write tiers from 1"),
    // The places within a condition, plain and quoted.
    ("{ 1: { when: score >> 1 } }", "line 3, column 28: the condition cannot be read at “>”"),
    ("{ 1: { when: \"score > 1 and\" } }", "line 3, column 35: the condition cannot be read at"),
  ])
  func saysWhereAndWhat(tiers: String, expected: String) {
    let said = complaint("tessera: 1\naccounts: a.csv\ntiers: " + tiers)
    #expect(said.hasPrefix("m.yaml, line 3") && said.contains(expected), "\(said)")
  }

  @Test(arguments: [
    ("{ when: a = yes, tier: 4 }", "customers.tier is “4”; write one of the tiers 1"),
    ("{ when: otherwise }", "customers.when is “otherwise”; write a condition"),
    ("{ tier: 1 }", "customers has no “when”"),
  ])
  func saysWhatIsWrongWithTheRuleForCustomers(customers: String, expected: String) {
    let said = complaint(leastModel + "\ncustomers: " + customers)
    #expect(said.contains(expected), "\(said)")
  }
}
