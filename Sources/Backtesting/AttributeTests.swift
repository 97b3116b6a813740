import Reading
import Statistics

/// Tests account attributes one by one against the outcome, Holm-adjusted together.
///
/// Deals of one account share its attributes and so are not independent: with deals as the unit, statistics
/// are divided by the dispersion of the accounts' win rates, Σ nᵢ (pᵢ − p)² / ((A − 1) p (1 − p)), where above 1.
///
/// > Source: Rao and Scott, "A simple method for the analysis of clustered binary data", 1992,
/// > DOI 10.2307/2532311.
struct AttributeTests {
  let ledger: DealLedger
  let measure: BacktestReport.Measure

  /// Returns the evidence on every column that may describe an account, smallest p first.
  func evidence(_ table: AccountTable, accounts: [Int]) -> [AttributeEvidence] {
    let sample = Sample(ledger: ledger, measure: measure, accounts: accounts)
    guard sample.wins > 0, sample.wins < sample.allTrials else { return [] }
    let drafts = table.columns
      .filter { LeakyFields.reason(for: $0.field) == nil }
      .compactMap { test($0, sample) }
    let adjusted = HolmAdjustment.adjusted(drafts.map(\.p))
    return zip(drafts, adjusted)
      .map { draft, adjustedP in
        AttributeEvidence(
          field: draft.field, test: draft.test, p: draft.p, adjustedP: adjustedP,
          count: draft.count)
      }
      .enumerated().sorted { ($0.element.p, $0.offset) < ($1.element.p, $1.offset) }
      .map(\.element)
  }

  /// The accounts that count, with their successes and trials.
  private struct Sample {
    var accounts: [Int] = []
    var successes: [Int] = []
    var trials: [Int] = []
    let designEffect: Double
    var wins: Int { successes.reduce(0, +) }
    var allTrials: Int { trials.reduce(0, +) }

    init(ledger: DealLedger, measure: BacktestReport.Measure, accounts: [Int]) {
      for account in accounts {
        let counts = ledger.counts(account, measure)
        guard counts.trials > 0 else { continue }
        self.accounts.append(account)
        successes.append(counts.successes)
        trials.append(counts.trials)
      }
      let (wins, all) = (Double(successes.reduce(0, +)), Double(trials.reduce(0, +)))
      let p = wins / all
      var spread = 0.0
      for (x, n) in zip(successes, trials) {
        let difference = Double(x) / Double(n) - p
        spread += Double(n) * difference * difference
      }
      let dispersion = spread / (Double(successes.count - 1) * p * (1 - p))
      designEffect = trials.contains { $0 > 1 } && dispersion > 1 ? dispersion : 1
    }
  }

  private struct Draft {
    let field: String
    let test: String
    let p: Double
    let count: Int
  }

  private func test(_ column: Column, _ sample: Sample) -> Draft? {
    let known = sample.accounts.indices.filter { !column.isMissing(sample.accounts[$0]) }
    let count = known.reduce(0) { $0 + sample.trials[$1] }
    guard known.count >= 10 else { return nil }
    switch column.values {
    case .number(let values):
      guard Set(known.map { values[sample.accounts[$0]] }).count > 1 else { return nil }
      let result = RankTest.compare(
        values: known.map { values[sample.accounts[$0]] },
        successes: known.map { sample.successes[$0] },
        failures: known.map { sample.trials[$0] - sample.successes[$0] },
        designEffect: sample.designEffect)
      return Draft(field: column.field, test: "Mann–Whitney", p: result.p, count: count)
    case .category(let codes, let levels):
      return levelTest(
        column.field, known.map { Int(codes[sample.accounts[$0]]) }, levels.count, known, sample)
    case .yesNo(let answers):
      return levelTest(
        column.field, known.map { answers[sample.accounts[$0]] == true ? 1 : 0 }, 2, known, sample)
    case .tags(let lists):
      return tagTest(column.field, lists, known, sample)
    case .date, .text:
      return nil
    }
  }

  private func levelTest(
    _ field: String, _ codes: [Int], _ levelCount: Int, _ known: [Int], _ sample: Sample
  ) -> Draft? {
    var table = [[Int]](repeating: [0, 0], count: levelCount)
    for (place, code) in zip(known, codes) {
      table[code][0] += sample.successes[place]
      table[code][1] += sample.trials[place] - sample.successes[place]
    }
    let pooled = Self.pooled(table)
    guard pooled.count > 1 else { return nil }
    let result = ChiSquareTest.independence(pooled, designEffect: sample.designEffect)
    guard result.degreesOfFreedom > 0 else { return nil }
    return Draft(
      field: field, test: "chi-square over \(pooled.count) levels", p: result.p,
      count: pooled.reduce(0) { $0 + $1[0] + $1[1] })
  }

  /// Pools the levels whose expected counts are below 5, where the chi-square approximation fails.
  private static func pooled(_ table: [[Int]]) -> [[Int]] {
    let used = table.filter { $0[0] + $0[1] > 0 }
    let wins = used.reduce(0) { $0 + $1[0] }
    let all = used.reduce(0) { $0 + $1[0] + $1[1] }
    let scarcer = Double(min(wins, all - wins)) / Double(max(1, all))
    let large = used.filter { Double($0[0] + $0[1]) * scarcer >= 5 }
    let rest = used.filter { Double($0[0] + $0[1]) * scarcer < 5 }
    let other = rest.reduce(into: [0, 0]) {
      $0[0] += $1[0]
      $0[1] += $1[1]
    }
    return Double(other[0] + other[1]) * scarcer >= 5 ? large + [other] : large
  }

  /// Tests the presence of every tag that is frequent enough; the smallest p, times their number, stands for all.
  private func tagTest(
    _ field: String, _ lists: TagLists, _ known: [Int], _ sample: Sample
  ) -> Draft? {
    var with = [[Int]](repeating: [0, 0], count: lists.levels.count)
    var all = [0, 0]
    for place in known {
      let (won, lost) = (sample.successes[place], sample.trials[place] - sample.successes[place])
      all[0] += won
      all[1] += lost
      for code in lists.codes(ofRow: sample.accounts[place]) {
        with[Int(code)][0] += won
        with[Int(code)][1] += lost
      }
    }
    let pValues = with.compactMap { counts -> Double? in
      let table = [counts, [all[0] - counts[0], all[1] - counts[1]]]
      guard Self.pooled(table).count == 2 else { return nil }
      return ChiSquareTest.independence(table, designEffect: sample.designEffect).p
    }
    guard let least = pValues.min() else { return nil }
    return Draft(
      field: field, test: "chi-square, best of \(pValues.count) tags, adjusted",
      p: min(1, least * Double(pValues.count)), count: all[0] + all[1])
  }
}
