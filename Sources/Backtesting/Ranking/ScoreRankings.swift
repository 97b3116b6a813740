import Scoring
import Statistics

/// Works out how well a score ranks the outcome.
struct ScoreRankings {
  let ledger: DealLedger
  let measure: BacktestReport.Measure
  /// What is counted: "accounts" or "deals".
  let subject: String

  /// Returns the evidence on the accounts that count, customers left out.
  func evidence(_ scores: ScoredAccounts, accounts: [Int]) -> ScoreRanking {
    let units = ScoredUnits(accounts: accounts, ledger: ledger, measure: measure)
    let ranked = RankedGroups(
      scores: units.accounts.map { Double(scores.totals[$0]) / 100 }, successes: units.successes,
      failures: units.failures)
    let area = AreaUnderCurve(ranked)
    let distance = KolmogorovSmirnov(ranked)
    let precision = AveragePrecision(ranked)
    let isEnough = units.lacking == nil
    func figure(_ value: Double, _ interval: ClosedRange<Double>) -> RankingFigure {
      RankingFigure(value: value, interval: isEnough ? interval : nil)
    }
    let hasDeciles =
      ranked.values.count > 1 && ranked.trialCount >= 10 && ranked.successCount > 0
      && ranked.failureCount > 0
    return ScoreRanking(
      unitCount: units.accounts.count, successes: Int(ranked.successCount),
      trials: Int(ranked.trialCount), areaUnderCurve: figure(area.value, area.interval),
      kolmogorovSmirnov: figure(distance.value, distance.interval), bestCut: distance.cut,
      averagePrecision: figure(precision.value, precision.interval),
      precisionByChance: precision.byChance,
      deciles: hasDeciles
        ? deciles(ranked, independence: units.independence, isEnough: isEnough) : [],
      verdict: verdict(area, ranked, lacking: units.lacking),
      notes: hasDeciles ? notes(ranked, units) : [])
  }

  private func verdict(
    _ area: AreaUnderCurve, _ ranked: RankedGroups, lacking: String?
  ) -> String {
    guard ranked.trialCount > 0 else { return "No \(subject) count, so the score ranks nothing." }
    guard ranked.successCount > 0 else {
      return "None of the \(subject) that count is won, so the score cannot be judged."
    }
    guard ranked.failureCount > 0 else {
      return "All \(subject) that count are won, so the score cannot be judged."
    }
    guard ranked.values.count > 1 else {
      return "All \(subject) have the same score, so it ranks nothing."
    }
    if let lacking { return "\(lacking) to estimate how well the score ranks \(subject)." }
    let figures = RankingText.figure(
      "AUC", RankingFigure(value: area.value, interval: area.interval))
    if area.interval.lowerBound > 0.5 {
      return "The score ranks \(subject) better than chance (\(figures))."
    }
    return area.interval.upperBound < 0.5
      ? "The score ranks \(subject) the wrong way round (\(figures))."
      : "The score is not shown to rank \(subject) better than chance (\(figures))."
  }

  /// Wilson's interval of a rate holds for few wins too; those of shares of the wins ask for more.
  private func deciles(
    _ ranked: RankedGroups, independence: Double, isEnough: Bool
  ) -> [ScoreDecile] {
    let curve = GainsCurve(ranked)
    let (trials, base) = (ranked.trialCount / 10, ranked.successCount / ranked.trialCount)
    return (1...10).compactMap { number in
      let (start, end) = (Double(number - 1) / 10, Double(number) / 10)
      let (own, gained) = (curve.share(from: start, to: end), curve.share(to: end))
      // A hair below the start, so as not to name the last score of the decile before.
      guard let highest = curve.score(at: start + 1e-9), let lowest = curve.score(at: end) else {
        return nil
      }
      let won = own.value * ranked.successCount
      let rate = min(1, won / trials)
      return ScoreDecile(
        number: number, scores: lowest...highest, trials: trials, successes: won,
        rate: RankingFigure(
          value: rate,
          interval: WilsonInterval.bounds(share: rate, effectiveTrials: trials * independence)),
        lift: RankingFigure(value: rate / base, interval: isEnough ? own.liftInterval : nil),
        gain: RankingFigure(value: gained.value, interval: isEnough ? gained.interval : nil),
        cumulativeLift: RankingFigure(
          value: gained.lift, interval: isEnough ? gained.liftInterval : nil))
    }
  }

  private func notes(_ ranked: RankedGroups, _ units: ScoredUnits) -> [String] {
    let isTied = ranked.values.count < units.accounts.count
    return [
      isTied
        ? "Where equal scores lie on the edge of a decile, their wins are shared out in proportion."
        : nil,
      units.independence < 0.95
        ? "The intervals allow for deals of one account that end alike." : nil,
    ].compactMap { $0 }
  }
}

/// The accounts that have a trial, with their wins and the rest.
struct ScoredUnits {
  private(set) var accounts: [Int] = []
  private(set) var successes: [Int] = []
  private(set) var failures: [Int] = []

  init(accounts: [Int], ledger: DealLedger, measure: BacktestReport.Measure) {
    for account in accounts {
      let counts = ledger.counts(account, measure)
      guard counts.trials > 0 else { continue }
      self.accounts.append(account)
      successes.append(counts.successes)
      failures.append(counts.trials - counts.successes)
    }
  }

  /// How many independent trials a trial is worth, where accounts have several that end alike.
  var independence: Double {
    let trials = zip(successes, failures).map { $0 + $1 }
    guard trials.contains(where: { $0 > 1 }) else { return 1 }
    let worth = ClusteredRates(successes: successes, trials: trials).weights.reduce(0, +)
    return min(1, worth / Double(trials.reduce(0, +)))
  }

  /// The beginning of a sentence on what there is too little of for an interval; nothing where there is enough.
  ///
  /// Several wins of one account count once: they say little more than one.
  var lacking: String? {
    let (won, lost) = (successes.count { $0 > 0 }, failures.count { $0 > 0 })
    guard min(won, lost) < ScoreRanking.fewest else { return nil }
    let isSeveral = zip(successes, failures).contains { $0 + $1 > 1 }
    let of = isSeveral ? " from different accounts" : ""
    return won <= lost
      ? "Too few wins (\(won)\(of), and \(ScoreRanking.fewest) are needed)"
      : "Too few that are not won (\(lost)\(of), and \(ScoreRanking.fewest) are needed)"
  }
}
