import Modeling
import Reading
import Scoring
import TestSupport
import Testing

/// Gates, disqualifiers, customers, what sales decided, and places that are few.
struct TierDecisionTests {
  private let columns = [
    numbers("points", [90, 90, 60, 60, 10, 60]), numbers("visits", [0, 3, 1, 2, 9, 5]),
    categories("type", ["Prospect", "Competitor", "Prospect", "Prospect", "Prospect", "Prospect"]),
    answers("existing_customer", [false, false, false, false, true, false]),
    numbers("sales_tier", [nil, nil, nil, 1, nil, nil]),
    categories("why", [nil, nil, nil, "knows our founder", nil, nil]),
  ]
  private let rules = """
    score: { fit: { max: 100, points: { per: 1 } }, intent: { max: 10, visits: { per: 1 } } }
    tiers: { 1: { when: score > 75 }, 2: { when: score > 40 }, 3: { when: otherwise } }

    """

  private func decided(_ text: String) throws -> (tiers: [Int], reasons: [String]) {
    let market = market(
      columns, ids: ["ann.com", "bob.com", "cem.com", "dan.com", "eve.com", "fay.com"])
    let model = try model(rules + text)
    let scores = try Scorer(model: model).score(market, asOf: nil)
    let words = ReasonText(model: model, accounts: market.accounts)
    return (
      Array(scores.tiers), scores.reasons.enumerated().map { words.text($1, account: $0) }
    )
  }

  @Test func aGateKeepsAccountsOutOfHigherTiersOnly() throws {
    let (tiers, reasons) = try decided(
      "gates: [{ when: intent = 0, tier: 3, reason: nobody is buying }, { when: visits < 2, tier: 2 }]"
    )
    #expect(tiers == [3, 1, 2, 2, 3, 2])
    #expect(reasons[0] == "gate: nobody is buying")
    // What is in a tier as low as the gate's is there by its rule.
    #expect(reasons[2] == "rule")
  }

  @Test func whoIsDisqualifiedIsInTheLastTier() throws {
    let (tiers, reasons) = try decided(
      "disqualify: [{ when: type = Competitor, reason: a competitor }]")
    #expect(tiers == [1, 3, 2, 2, 3, 2])
    #expect(reasons[1] == "disqualified: a competitor")
  }

  @Test func salesDecideAboveAllRules() throws {
    let (tiers, reasons) = try decided(
      """
      disqualify: [{ when: type = Competitor }]
      customers: { when: existing_customer = yes, tier: 2 }
      overrides:
        - { account: ANN.com, tier: 3, reason: unwinnable }
        - { column: sales_tier, reason: why }
        - { when: visits > 4, tier: 1, reason: they call us }
      """)
    #expect(tiers == [3, 3, 2, 1, 1, 1])
    #expect(
      reasons == [
        "sales: unwinnable", "disqualified: type = Competitor", "rule", "sales: knows our founder",
        "sales: they call us", "sales: they call us",
      ])
  }

  @Test func customersOfTheRulesAreMarkedAndTieredLikeOthers() throws {
    let model = try model(rules + "customers: { when: existing_customer = yes, tier: rules }")
    let scores = try Scorer(model: model).score(market(columns), asOf: nil)
    #expect(scores.tiers == [1, 1, 2, 2, 3, 2])
    #expect((0..<6).map(scores.isCustomer) == [false, false, false, false, true, false])
    #expect(scores.reasons[4] == .rule)
  }

  @Test func aCapacityWarnsUnlessItIsEnforced() throws {
    let counted = rules.replacing(
      "2: { when: score > 40 }", with: "2: { when: score > 40, capacity: 1 }")
    let scores = try Scorer(model: model(counted)).score(market(columns), asOf: nil)
    #expect(scores.tiers == [1, 1, 2, 2, 3, 2])
    #expect(scores.allocations.map(\.qualifyingCount) == [2, 3, 1])
    // A cut at one place would run at 65 points, those of the last account.
    #expect(scores.allocations.map(\.cutOff) == [nil, 6500, nil])
  }

  @Test func anEnforcedCapacityCutsByScoreThenByTheRuleThenByTheFile() throws {
    func tiers(_ capacity: String) throws -> [Int] {
      let text = """
        score: { fit: { max: 100, points: { per: 1 } } }
        tiers:
          1: { when: score > 40, capacity: \(capacity) }
          2: { when: score > 0, capacity: { accounts: 2, enforce: true } }
          3: { when: otherwise }
        """
      return Array(try Scorer(model: model(text)).score(market(columns), asOf: nil).tiers)
    }
    // 90, 90, 60, 60, 10, 60 points: the ties of 60 go by visits (1, 2, 5), else by the file.
    #expect(
      try tiers("{ people: 2, each: 2, enforce: true, ties: [visits] }") == [1, 1, 2, 1, 2, 1])
    #expect(try tiers("{ accounts: 3, enforce: true }") == [1, 1, 1, 2, 3, 2])
    #expect(try tiers("{ accounts: 1, enforce: true }") == [1, 2, 2, 3, 3, 3])
  }

  @Test func accountsThatAreInWhateverTheirScoreTakePlaces() throws {
    let text = """
      score: { fit: { max: 100, points: { per: 1 } } }
      tiers: { 1: { when: score > 40, capacity: { accounts: 2, enforce: true } }, 2: { when: otherwise } }
      customers: { when: existing_customer = yes, tier: 1 }
      """
    let scores = try Scorer(model: model(text)).score(market(columns), asOf: nil)
    #expect(scores.tiers == [1, 2, 2, 2, 1, 2])
    #expect(scores.reasons[1] == .capacity(of: 1))
    let line = try #require(scores.allocations.first)
    #expect(line.qualifyingCount == 6 && line.fixedCount == 1 && line.cutOff == 9000)
    #expect(line.tiedCount == 2 && line.tiedInCount == 1)
    #expect(line.placed == [0] && line.next == [1, 2, 3, 5])
  }

  @Test(arguments: [
    (
      "overrides: [{ account: nobody.com, tier: 1, reason: x }]",
      "no account is called “nobody.com”"
    ),
    ("overrides: [{ account: an.com, tier: 1, reason: x }]", "did you mean “ann.com”?"),
    (
      "overrides: [{ column: visits }]",
      "“visits” gives an account the tier “0”; the tiers are 1, 2, 3."
    ),
    ("overrides: [{ column: type }]", "“type” gives an account the tier “Prospect”"),
    ("overrides: [{ column: existing_customer }]", "is read as yes/no; a column of tiers holds"),
    ("gates: [{ when: score > high, tier: 3 }]", "the condition cannot be read at “high”"),
    ("gates: [{ when: contacts.people = 0, tier: 3 }]", "counts contacts, and there are none"),
    ("gates: [{ when: months_since(score) > 3, tier: 3 }]", "no signal and no closed deal says"),
  ])
  func saysWhatDoesNotGo(text: String, expected: String) {
    do {
      Issue.record("\(try decided(text))")
    } catch {
      #expect("\(error)".hasPrefix("m.yaml, line ") && "\(error)".contains(expected), "\(error)")
    }
  }
}
