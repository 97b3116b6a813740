import Modeling
import Reading
import Scoring
import Statistics

/// What it takes to ask, away from the data, how other weights and cut-offs would have done.
///
/// Shapes: m accounts that the back-test compares, customers left out; the table's first m.
public struct WhatIf: Sendable {
  /// Points, rules and tiers; accounts beyond the first m are in it where they take places from others.
  public let table: RescoringTable
  /// What is counted.
  public let measure: BacktestReport.Measure
  /// Wins of each account, m.
  public let successes: [Int]
  /// Trials of each account, m.
  public let trials: [Int]
  /// How many independent trials each account's are worth, m (`Rate.worth`).
  public let worths: [Double]
  /// Whether an account is kept apart, so that weights chosen by the others are judged by it, m.
  public let isHeldOut: [Bool]

  /// Accounts beyond which the table would be too large to carry.
  public static let mostAccounts = 60_000

  /// Returns the evidence of some factors and limits: tier by tier, as the back-test has it.
  ///
  /// - Parameters:
  ///   - factors: By how much each criterion counts, in hundredths.
  ///   - limits: The numbers that rules compare points with, in hundredths.
  /// - Returns: The tiers that hold accounts, ascending, and the area under the ROC curve of the score over the accounts that
  ///   are not held out and those that are.
  public func evidence(
    factors: [Int], limits: [Double]
  ) -> (tiers: [(tier: Int, accountCount: Int, rate: Rate)], areas: (own: Double, heldOut: Double))
  {
    let (totals, tiers) = table.rescored(factors: factors, limits: limits)
    let rows = table.tiers.compactMap { tier -> (tier: Int, accountCount: Int, rate: Rate)? in
      let members = trials.indices.filter { tiers[$0] == tier }
      guard !members.isEmpty else { return nil }
      func sum(_ values: [Int]) -> Int { members.reduce(0) { $0 + values[$1] } }
      return (
        tier, members.count,
        Rate(
          successes: sum(successes), trials: sum(trials),
          worth: members.reduce(0) { $0 + worths[$1] })
      )
    }
    func area(heldOut: Bool) -> Double {
      let members = trials.indices.filter { isHeldOut[$0] == heldOut && trials[$0] > 0 }
      return AreaUnderCurve(
        RankedGroups(
          scores: members.map { Double(totals[$0]) / 100 },
          successes: members.map { successes[$0] },
          failures: members.map { trials[$0] - successes[$0] })
      ).value
    }
    return (rows, (area(heldOut: false), area(heldOut: true)))
  }
}

extension Backtest {
  /// Returns what it takes to ask how other weights would have done; nothing without criteria or resolved deals.
  ///
  /// - Parameters:
  ///   - market: Accounts, deals and signals.
  ///   - asOf: The day after which nothing is known.
  /// - Returns: The table, on the accounts and the day of `report(on:asOf:segmentation:)`.
  /// - Throws: `ScoringError` when the model does not fit the accounts.
  public func whatIf(
    on market: Market, asOf: CalendarDate?
  ) throws(ScoringError) -> WhatIf? {
    guard model.groups.contains(where: { !$0.criteria.isEmpty }) else { return nil }
    let cutoff = cutoff(market, asOf: asOf)
    var scorer = Scorer(model: model)
    scorer.threadCount = threadCount
    let scores = try scorer.score(market, asOf: cutoff ?? asOf)
    guard let counted = CountedDeals(self, market, scores, cutoff: cutoff, asOf: asOf) else {
      return nil
    }
    let (ledger, measure) = (counted.ledger, counted.measure)
    // By score and by chance, so that the order of the file, which may be that of the names, is not told.
    let draws = (0..<market.accounts.count).map { account in
      var generator = SeededGenerator(seed: seed, stream: UInt64(account))
      return generator.unit()
    }
    let totals = scores.totals
    let accounts = counted.everyone.sorted {
      (totals[$1], draws[$0], $0) < (totals[$0], draws[$1], $1)
    }
    guard !accounts.isEmpty else { return nil }
    let worth = DealWorth(ledger, accounts: counted.everyone)
    let counts = accounts.map { ledger.counts($0, measure) }
    return WhatIf(
      table: try RescoringTables.table(
        model, of: market, asOf: cutoff ?? asOf, accounts: accounts), measure: measure,
      successes: counts.map(\.successes), trials: counts.map(\.trials),
      worths: accounts.map { worth.trials([$0], measure) },
      // By the account alone, so that a longer list leaves the others on their side.
      isHeldOut: accounts.map { draws[$0] < 0.5 })
  }
}
