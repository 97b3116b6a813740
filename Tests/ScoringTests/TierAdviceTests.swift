import Modeling
import Reading
import Scoring
import TestSupport
import Testing

struct TierAdviceTests {
  private let text = """
    score:
      fit: { max: 50, industry: { points: { Software: 30, Retail: 10 } }, employees: { bands: { 100+: 20 } } }
      intent: { max: 30, signals.pricing_visit: { per: 15, cap: 30 } }
    tiers:
      1: { name: Focus, when: "score > 60 and fit >= 35" }
      2: { when: "score >= 20" }
      3: { when: otherwise }
    gates: [{ when: "intent = 0", tier: 3, reason: no sign of buying }]
    disqualify: [{ when: "industry = Mining", reason: we do not sell to mines }]

    """
  private let ids = ["Acme", "Globex", "Initech", "Umbrella", "Stark"]

  private func explanation(_ extra: String = "") throws -> Explanation {
    let market = market(
      [
        categories("industry", ["Software", "Retail", "Software", "Mining", "Retail"]),
        numbers("employees", [1240, 20, 500, 2000, 150]),
      ],
      signals: [
        (0, "pricing_visit", "2025-01-01"), (0, "pricing_visit", "2025-01-02"),
        (4, "pricing_visit", "2025-01-02"),
      ], ids: ids)
    let model = try model(text + extra)
    return Explanation(
      model: model, market: market, scores: try Scorer(model: model).score(market, asOf: nil))
  }

  @Test func oneSentenceSaysWhatMakesTheDifference() throws {
    let explanation = try explanation()
    #expect(
      explanation.contrast(0, 4)
        == "Acme is in Tier 1 (Focus) and Stark in Tier 2 (80 and 45 points) because Acme has more for "
        + "industry Software against Retail (+20), pricing visit ×2 against ×1 (+15).")
    #expect(
      explanation.contrast(0, 2)
        == "Acme is in Tier 1 (Focus) and Initech in Tier 3 (80 and 50 points) because Initech is kept out of "
        + "the tiers above (no sign of buying); Acme has more for pricing visit ×2 against none (+30)."
    )
    #expect(explanation.contrast(1, 1).contains("compared with itself"))
  }

  @Test func saysWhatMovesAnAccountOneTierUp() throws {
    let explanation = try explanation()
    #expect(try explanation.advice(account: 0) == "Acme is in the highest tier already.")
    #expect(
      try explanation.advice(account: 4)
        == "To reach Tier 1 (Focus), Stark needs over 15 more points (it has 45), for instance from "
        + "signals.pricing_visit (up to +15); and 5 more points of fit (it has 30), which depends on what it "
        + "is: industry (up to +20).")
    #expect(
      try explanation.advice(account: 2)
        == "Initech is kept out of the tiers above (no sign of buying): it needs some points of intent (it has "
        + "none), for instance from signals.pricing_visit (up to +30).")
    #expect(
      try explanation.advice(account: 3)
        == "Umbrella is disqualified while industry = Mining (we do not sell to mines); no points change that."
    )
  }

  @Test func whatSalesDecidedIsNamedFirst() throws {
    let explanation = try explanation(
      "overrides: [{ account: Stark, tier: 3, reason: unwinnable }]")
    #expect(
      explanation.sentence(account: 4)
        == "Stark is in Tier 3 by an override, whatever its score of 45: unwinnable.")
    #expect(
      try explanation.advice(account: 4)
        == "An override put Stark into its tier (unwinnable); lift that under overrides: first.")
  }

  /// What the advice says is enough: the points it names move the account, and a hundredth less does not.
  @Test func theAdviceIsEnoughAndNotTooMuch() throws {
    func tier(fit: Double) throws -> Int {
      let model = try model(
        "score: { fit: { max: 50, f: { per: 1 } }, rest: { max: 50, r: { per: 1 } } }\n"
          + "tiers: { 1: { when: score > 60 and fit >= 35 }, 2: { when: otherwise } }")
      let market = market([numbers("f", [fit]), numbers("r", [40])], ids: ["Acme"])
      let scores = try Scorer(model: model).score(market, asOf: nil)
      if fit == 20 {
        let said = try Explanation(model: model, market: market, scores: scores).advice(account: 0)
        #expect(
          said
            == "To reach Tier 1, Acme needs more than 60 points, which is what it has, which depends on what it is: "
            + "f (up to +30) or r (up to +10); and 15 more points of fit (it has 20), which depends on what it "
            + "is: f (up to +30).")
      }
      return scores.tiers[0]
    }
    #expect(try [20, 34.99, 35].map { try tier(fit: $0) } == [2, 2, 1])
  }

  @Test func rowsSumToTheScoreAndNameTheMost() throws {
    let explanation = try explanation()
    let rows = explanation.rows(account: 0)
    #expect(rows.map(\.points) == [3000, 2000, 3000])
    #expect(rows.map(\.most) == [3000, 2000, 3000])
    #expect(rows.map(\.value) == ["Software", "1,240", "×2, last today"])
    #expect(rows.map(\.isUndated) == [false, false, false])
  }

  @Test func whatHasNoDateIsMarkedInThePast() throws {
    let model = try model(text)
    let market = market(
      [
        categories("industry", ["Software", "Mining"]), numbers("employees", [1240, 20]),
      ], signals: [(0, "pricing_visit", "2025-01-01"), (0, "pricing_visit", "2025-03-02")])
    let past = try Scorer(model: model).score(market, asOf: day("2025-02-01"))
    #expect(past.undatedFields == ["industry", "employees"])
    #expect(past.criteria.map(\.isUndated) == [true, true, false])
    #expect(past.totals == [6500, 0])
    #expect(try Scorer(model: model).score(market, asOf: day("2025-03-02")).undatedFields == [])
    #expect(try Scorer(model: model).score(market, asOf: nil).undatedFields == [])
  }
}
