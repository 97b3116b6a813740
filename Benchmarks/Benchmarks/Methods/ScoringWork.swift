import Modeling
import Reading
import Scoring

/// From a table of accounts as it was read to scores and tiers.
enum ScoringWork {
  /// Eight criteria, three groups, three tiers and a gate, on the columns of the reading benchmark.
  private static let model = """
    tessera: 1
    accounts: accounts1m.csv
    score:
      fit:
        max: 50
        industry:
          points:
            Industrial Software: 15
            Business Software: 15
            Digital Software: 15
            Financial Services: 12
            Health Services: 10
            Industrial Equipment: 8
            Business Services: 8
            Industrial Logistics: 6
          other: 2
        employees: { bands: { 0..50: 2, 51..200: 8, 201..2000: 15, 2001+: 6 } }
        revenue: { bands: { 0..1M: 0, 1M..50M: 8, 50M..500M: 12, 500M+: 4 } }
        crm: { points: { Salesforce: 8, HubSpot: 8, Dynamics 365: 4 }, missing: 1 }
      intent:
        max: 30
        fit_score: { per: 0.2, cap: 18 }
        last_seen: { points: 12, half_life: 180d }
      engagement:
        max: 20
        existing_customer: { yes: 12 }
        created_date: { steps: { 180d: 8, 365d: 6, 730d: 3 } }
    tiers:
      1: { when: "score > 75 and fit >= 35" }
      2: { when: "score >= 40" }
      3: { when: otherwise }
    gates: [{ when: "intent < 2 and engagement = 0", tier: 3 }]
    """

  /// Reads the accounts, then scores and tiers them; the scoring alone is timed.
  ///
  /// - Parameters:
  ///   - path: The file of accounts.
  ///   - rounds: How often; more than once for a profile. The last time counts.
  /// - Throws: What reading and scoring throw.
  static func score(_ path: String, rounds: Int = 1) throws {
    var reader = MarketReader(folder: ".")
    reader.threadCount = 2
    let market = try reader.read(accounts: SourceOptions(path: path), deals: nil)
    let held = Figures.peakBytes
    let model = try ModelFile.parse(model, file: "scoring.yaml")
    let asOf = CalendarDate("2025-12-31")
    var scorer = Scorer(model: model)
    scorer.threadCount = 2
    for _ in 1..<max(1, rounds) { _ = try scorer.score(market, asOf: asOf) }
    let began = ContinuousClock.now
    let scores = try scorer.score(market, asOf: asOf)
    let seconds = ContinuousClock.now - began
    // An explanation on demand: the sentence and the table of an account in the middle.
    let explanation = Explanation(model: model, market: market, scores: scores)
    let account = scores.count / 2
    let asked = ContinuousClock.now
    let words = explanation.sentence(account: account).count
    let rows = explanation.rows(account: account).count
    let explained = ContinuousClock.now - asked
    Figures.say(
      seconds: seconds,
      [
        "objective": scores.totals.reduce(0) { $0 + Double($1) } / 100,
        "clusters": Double(scores.tiers.count { $0 == 1 }),
        "second_tier": Double(scores.tiers.count { $0 == 2 }),
        "explanation_milliseconds": explained / .milliseconds(1), "words": Double(words + rows),
        "input_megabytes": Double(held) / 1e6,
      ])
  }
}
