import Backtesting
import Checking
import Modeling
import Reading
import Scoring
import Segmenting

/// A market, a model and evidence that tests change where a rule should speak.
struct CheckFixture {
  /// The score and tiers of the model, in YAML.
  var model = CheckFixture.soundModel
  var names = (0..<40).map { "Account \($0)" }
  var domains = (0..<40).map { "a\($0).example" }
  var columns: [Column] = [
    Column(header: "Fit", field: "fit_points", values: .number((0..<40).map { Double($0) })),
    Column(header: "Intent", field: "intent_points", values: .number((0..<40).map { Double($0) })),
    Column(header: "A", field: "a", values: .number((0..<40).map { Double($0) })),
  ]
  var deals: [DealTable.Deal]?
  var pipelines: [DealTable.Pipeline] = []
  var signalKinds: [String] = []
  var contacts: [ContactTable.Contact]?
  var segments: [Segment]?
  var backtest: BacktestReport?
  /// The day; nothing means the latest one of the data.
  var asOf: CalendarDate?

  /// Five criteria, three tiers, and 9 accounts in Tier 1, all with intent.
  static let soundModel = """
    score:
      fit: { max: 50, fit_points: { per: 1 }, a: { per: 0.01, cap: 1 } }
      intent:
        max: 30
        intent_points: { per: 1 }
      more:
        max: 1
        a: { per: 0.01 }
        fit_points: { per: 0.01 }
    tiers:
      1: { when: "score > 61", capacity: 20 }
      2: { when: "score > 30" }
      3: { when: otherwise }
    """

  /// Returns what the checker finds.
  func findings() throws -> [Finding] {
    let model = try ModelFile.parse(
      "tessera: 1\naccounts: accounts.csv\n" + model, file: "m.yaml")
    let market = market
    let scores = try Scorer(model: model).score(market, asOf: asOf)
    let segmentation = segments.map {
      Segmentation(
        segments: $0, scope: "Tier 2", sizes: 5...15, marketSegments: [], familyShares: [],
        notes: [])
    }
    return Checker(model: model, modelFile: "m.yaml").findings(
      market: market, scores: scores, segmentation: segmentation, backtest: backtest)
  }

  /// Returns the message of the only finding of a rule, with its place; nothing where there is none.
  func finding(_ rule: Rule) throws -> String? {
    let found = try findings().filter { $0.code == rule.rawValue }
    precondition(
      found.count <= 1, "\(found.count) findings of \(rule.rawValue) where 1 is expected")
    // Lines are enough here; that places have columns is a test of its own.
    return found.first.map { "\($0.place.replacing(#/^(m.yaml:\d+):\d+/#) { $0.1 }) \($0.message)" }
  }

  private var market: Market {
    let count = names.count
    var market = Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: (0..<count).map { "\($0)" }, names: names, domains: domains,
        columns: columns, lines: Array(2..<count + 2)))
    market.deals = deals.map { DealTable(source: "deals.csv", deals: $0, pipelines: pipelines) }
    market.contacts = contacts.map { ContactTable(source: "contacts.csv", contacts: $0) }
    if !signalKinds.isEmpty {
      market.signals = SignalTable(
        source: "signals.csv", kinds: signalKinds, people: [],
        signals: signalKinds.indices.map { kind in
          .init(
            account: 0, kind: Int32(kind), date: CalendarDate(dayNumber: 20_000), strength: 1,
            person: -1)
        })
    }
    return market
  }
}

/// Returns a deal of an account of the list, or of none.
func deal(_ outcome: DealOutcome, account: Int?, reference: String = "", line: Int = 2)
  -> DealTable.Deal
{
  .init(
    id: "", account: account, accountReference: reference, outcome: outcome, amount: .nan,
    created: nil, closed: nil, line: line)
}

/// Returns a back-test with wins and accounts by tier, and one verdict for the first two tiers.
func backtest(
  _ tiers: [(won: Int, accounts: Int)], verdict: Verdict = .notProven, p: Double = 0.2
) -> BacktestReport {
  let evidence = tiers.enumerated().map { index, tier in
    tierEvidence(tier: index + 1, won: tier.won, accounts: tier.accounts)
  }
  let comparison = TierComparison(
    higher: 1, lower: 2, higherRate: evidence[0].conversion, lowerRate: evidence[1].conversion,
    difference: 0...0, fisherP: p, adjustedP: p, probabilityHigher: 0.5, neededSizes: nil,
    verdict: verdict, sentence: "")
  return BacktestReport(
    measure: .conversion, basis: [], scoredAsOf: nil, tiers: evidence, customers: nil,
    all: evidence[0], comparisons: [comparison], ranking: nil, gains: [],
    attributes: [], segments: [], verdicts: [])
}

private func tierEvidence(tier: Int, won: Int, accounts: Int) -> TierEvidence {
  let rate = Rate(successes: won, trials: accounts, lower: 0, upper: 1)
  return TierEvidence(
    tier: tier, accountCount: accounts, conversion: rate, winRate: rate, lift: 1, revenue: 0,
    revenueShare: .nan, dealsWithAmount: 0, averageDeal: .nan, medianCycleDays: .nan,
    budgetPerYear: nil)
}
