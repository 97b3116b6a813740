import Modeling
import Reading
import Scoring
import TestSupport
import Testing

struct ExplanationTests {
  private let text = """
    score:
      fit:
        max: 50
        industry: { points: { Software: 15, Retail: 5 } }
        employees: { bands: { ..100: 10, 100+: 20 }, missing: 1 }
        tech: { points: { SAP: 3, Go: 4 } }
      intent: { max: 30, signals.pricing_visit: { per: 15, cap: 30 } }
    tiers:
      1: { when: "score > 40" }
      2: { when: "score > 10" }
      3: { when: otherwise }
    customers: { when: "customer = yes", tier: 1 }
    """

  private func sentences(_ text: String) throws -> [String] {
    let market = market(
      [
        categories("industry", ["Software", "Retail", nil, nil]),
        numbers("employees", [1240, 20, nil, nil]), tags("tech", [["SAP", "Go"], nil, nil, nil]),
        answers("customer", [false, false, false, true]),
      ],
      signals: [(0, "pricing_visit", "2025-01-01"), (0, "pricing_visit", "2025-01-02")],
      ids: ["Acme", "Globex", "Initech", "Umbrella"])
    let model = try model(text)
    let scores = try Scorer(model: model).score(market, asOf: nil)
    let explanation = Explanation(model: model, market: market, scores: scores)
    return (0..<4).map(explanation.sentence)
  }

  @Test func namesTheStrongestContributionsAndTheRule() throws {
    #expect(
      try sentences(text) == [
        "Acme is in Tier 1 with 69 of 80 points, above all for pricing visit ×2 (+30), "
          + "employees 1,240 (+20), industry Software (+15): score > 40 holds.",
        "Globex is in Tier 2 with 15 of 80 points, above all for employees 20 (+10), "
          + "industry Retail (+5): score > 10 holds.",
        "Initech is in Tier 3 with 1 of 80 points, above all for employees unknown (+1): "
          + "score > 10, which Tier 2 asks for, does not hold.",
        "Umbrella is in Tier 1 as an existing customer (customer = yes), whatever its score of 1.",
      ])
  }

  @Test func withoutAScoreItNamesTheRuleAlone() throws {
    let sentences = try sentences("tiers: { 1: { when: employees > 100 }, 2: { when: otherwise } }")
    #expect(sentences[0] == "Acme is in Tier 1: employees > 100 holds.")
    #expect(
      sentences[1]
        == "Globex is in Tier 2: employees > 100, which Tier 1 asks for, does not hold.")
  }
}
