import Backtesting
import Checking
import Modeling
import Reading
import Reporting
import Scoring
import Segmenting

/// A small report with the worked example's evidence and names that try to break the page.
enum ReportFixture {
  static let hostileName = "Ada <script>alert(\"x\")</script> & Co"

  static var report: RunReport {
    RunReport(
      model: model, market: market, scores: scores, segmentation: segmentation,
      backtest: backtest,
      findings: [
        Finding(code: "T001", severity: .warning, place: "tessera.yaml:3", message: "Too many."),
        Finding(code: "B001", severity: .error, place: "deals.csv", message: "Inverted."),
      ],
      provenance: provenance)
  }

  /// How it was computed, the names of files being hostile too.
  static var provenance: Provenance {
    Provenance(
      version: "Tessera 1", command: "tessera run --model tessera.yaml --seed 1",
      model: .init(model: "tessera.yaml", bytes: Array("version: 1".utf8)),
      sources: [
        .init(role: "accounts", name: "<b>.csv", byteCount: 1234, rowsRead: 4, sha256: "0a1b")
      ],
      seed: 1, asOf: nil)
  }

  /// The same without deals.
  static var withoutDeals: RunReport {
    RunReport(model: model, market: market, scores: scores)
  }

  private static var model: Model {
    Model(
      name: "A <b>bold</b> model", accounts: SourceOptions(path: "accounts.csv"),
      deals: DealOptions(
        source: SourceOptions(path: "deals.csv"), outcome: .usual, unit: .account,
        windowMonths: nil),
      signals: nil, contacts: nil, families: [], groups: [],
      tiers: [TierRule(tier: 1, condition: nil, treatment: Treatment(play: "Call, then visit"))],
      customers: nil,
      segments: SegmentOptions(tiers: [2], sizes: 5...15, nameFields: [], marketSegmentCount: 0),
      isSuggested: false)
  }

  private static var market: Market {
    Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: ["a1", "a2", "a3"],
        names: [hostileName, "=cmd()", "Cox, \"Cox\""],
        domains: ["ada.example", "", "cox.example"],
        columns: [], lines: [2, 3, 4]),
      reconciliations: [
        Reconciliation(
          source: "accounts.csv", rowsRead: 4,
          fates: [
            .init(what: "account read", isUsed: true, count: 3),
            .init(
              what: "id already used", isUsed: false, count: 1,
              examples: [.init(line: 5, value: "a1")]),
          ],
          notes: ["1 footer line skipped"])
      ])
  }

  private static var scores: ScoredAccounts {
    ScoredAccounts(
      asOf: CalendarDate("2026-06-30"),
      criteria: [.init(group: "fit", field: "industry"), .init(group: "fit", field: "employees")],
      groupNames: ["fit"], groupMaxima: [5000],
      groupScores: [2500, 250, 5], totals: [2500, 250, 5], tiers: [1, 2, 2],
      reasons: [.rule, .existingCustomer, .noRule],
      contributions: { [[1500, 1000], [250, 0], [0, 5]][$0] })
  }

  private static var segmentation: Segmentation {
    Segmentation(
      segments: [
        Segment(
          number: 1, name: "US Logistics on SAP", members: [1, 2],
          traits: [
            .init(
              condition: .init(field: "industry", test: .level("Logistics")), count: 2,
              knownCount: 2, memberCount: 2, shareOfMarket: 0.25, shareOfSegmented: 0.25,
              shareOfSibling: nil, z: 2, isDescriptive: true)
          ],
          cohesion: 0.81, silhouette: 0.5,
          reach: .init(accountCount: 1, decisionMakerAccountCount: 1))
      ],
      scope: "Tier 2", sizes: 5...15, marketSegments: [],
      familyShares: [
        .init(family: "firmographic", asked: 0.5, actual: 0.6),
        .init(family: "intent", asked: 0.5, actual: 0.4),
      ],
      notes: ["Only two accounts."])
  }

  static func tier(
    _ number: Int, _ accounts: Int, _ won: Int, _ lower: Double, _ upper: Double, lift: Double,
    revenue: Double, share: Double
  ) -> TierEvidence {
    TierEvidence(
      tier: number, accountCount: accounts,
      conversion: Rate(successes: won, trials: accounts, lower: lower, upper: upper),
      winRate: Rate(successes: won, trials: won * 2, lower: 0.3, upper: 0.7), lift: lift,
      revenue: revenue, revenueShare: share, dealsWithAmount: won,
      averageDeal: revenue / Double(won), medianCycleDays: number == 3 ? .nan : 142,
      budgetPerYear: nil)
  }

  private static var backtest: BacktestReport {
    let sentences = [
      "The tiers rank accounts far better than chance.", "Tier 1 against Tier 2: not proven.",
      "Tier 2 against Tier 3: proven.",
    ]
    func comparison(_ place: Int, _ verdict: Verdict) -> TierComparison {
      TierComparison(
        higher: place, lower: place + 1,
        higherRate: Rate(successes: 8, trials: 40, lower: 0.1, upper: 0.35),
        lowerRate: Rate(successes: 12, trials: 120, lower: 0.06, upper: 0.17),
        difference: -0.016...0.253, fisherP: 0.1055, adjustedP: 0.1055, probabilityHigher: 0.947,
        neededSizes: nil, verdict: verdict, sentence: sentences[place])
    }
    return BacktestReport(
      measure: .conversion, basis: ["All resolved deals count."], scoredAsOf: nil,
      tiers: [
        tier(1, 40, 8, 0.1050, 0.3476, lift: 3.846, revenue: 1_600_000, share: 0.6178),
        tier(2, 120, 12, 0.0581, 0.1667, lift: 1.923, revenue: 720_000, share: 0.2780),
        tier(3, 340, 6, 0.0081, 0.0380, lift: 0.339, revenue: 270_000, share: 0.1042),
      ],
      customers: nil,
      all: tier(0, 500, 26, 0.0357, 0.0751, lift: 1, revenue: 2_590_000, share: 1),
      comparisons: [comparison(1, .notProven), comparison(2, .proven)],
      ranking: RankingEvidence(areaUnderCurve: 0.7564, trendZ: 5.605, trendP: 2e-8),
      gains: [
        GainsPoint(label: "Tier 1", share: 0.08, successShare: 0.3077, revenueShare: 0.618),
        GainsPoint(label: "Tiers 1 to 2", share: 0.32, successShare: 0.769, revenueShare: 0.896),
        GainsPoint(label: "Tiers 1 to 3", share: 1, successShare: 1, revenueShare: 1),
      ],
      attributes: [
        AttributeEvidence(
          field: "fit_score", test: "Mann–Whitney", p: 0.0001, adjustedP: 0.0002, count: 500),
        AttributeEvidence(
          field: "country", test: "chi-square over 4 levels", p: 0.4, adjustedP: 0.4, count: 480),
      ],
      segments: [
        SegmentEvidence(
          number: 1, rate: Rate(successes: 1, trials: 2, lower: 0.09, upper: 0.91), adjustedP: 1)
      ],
      verdicts: sentences)
  }
}
