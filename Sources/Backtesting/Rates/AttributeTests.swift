import LinearAlgebra
import Reading
import Statistics

/// Tests account attributes one by one against the outcome, Holm-adjusted together.
///
/// Deals of one account share its attributes and so are not independent: where accounts have several deals, the
/// account is the unit, and counts for as many independent deals as `ClusteredRates` finds its deals to be worth.
struct AttributeTests: Sendable {
  let ledger: DealLedger
  let measure: BacktestReport.Measure
  var threadCount = 1

  /// Returns the evidence on every column that may describe an account, smallest p first.
  func evidence(_ table: AccountTable, accounts: [Int]) -> [AttributeEvidence] {
    let sample = Sample(ledger: ledger, measure: measure, accounts: accounts)
    guard sample.wins > 0, sample.wins < sample.allTrials else { return [] }
    let columns = table.columns.filter { LeakyFields.reason(for: $0.field) == nil }
    let drafts = ChunkedWork.map(chunkCount: columns.count, threadCount: threadCount) {
      test(columns[$0], sample)
    }.compactMap(\.self)
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
  private struct Sample: Sendable {
    var accounts: [Int] = []
    var successes: [Int] = []
    var trials: [Int] = []
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
    }

    /// Returns the rates by account where some have several trials; nothing where all trials are independent.
    func clusters(_ places: [Int]) -> ClusteredRates? {
      guard trials.contains(where: { $0 > 1 }) else { return nil }
      return ClusteredRates(
        successes: places.map { successes[$0] }, trials: places.map { trials[$0] })
    }
  }

  private struct Draft: Sendable {
    let field: String
    let test: String
    let p: Double
    let count: Int
  }

  private func test(_ column: Column, _ sample: Sample) -> Draft? {
    let known = sample.accounts.indices.filter { !column.isMissing(sample.accounts[$0]) }
    guard known.count >= 10 else { return nil }
    switch column.values {
    case .number(let values):
      return numberTest(column.field, known.map { values[sample.accounts[$0]] }, known, sample)
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

  private func numberTest(
    _ field: String, _ values: [Double], _ known: [Int], _ sample: Sample
  ) -> Draft? {
    guard let first = values.first, values.contains(where: { $0 != first }) else { return nil }
    let count = known.reduce(0) { $0 + sample.trials[$1] }
    if let clusters = sample.clusters(known) {
      return Draft(
        field: field, test: "rank trend, weighted by account", p: clusters.rankTrendP(values),
        count: count)
    }
    let result = RankTest.compare(
      values: values, successes: known.map { sample.successes[$0] },
      failures: known.map { sample.trials[$0] - sample.successes[$0] })
    return Draft(field: field, test: "Mann–Whitney", p: result.p, count: count)
  }

  private func levelTest(
    _ field: String, _ codes: [Int], _ levelCount: Int, _ known: [Int], _ sample: Sample
  ) -> Draft? {
    var table = [[Int]](repeating: [0, 0], count: levelCount)
    for (place, code) in zip(known, codes) {
      table[code][0] += sample.successes[place]
      table[code][1] += sample.trials[place] - sample.successes[place]
    }
    let pooling = LevelPooling(table)
    guard pooling.rows.count > 1 else {
      return exactTest(field, table.filter { $0[0] + $0[1] > 0 }, known, sample)
    }
    let kept = zip(known, codes).compactMap { place, code in
      pooling.groups[code].map { (place: place, group: $0) }
    }
    let clusters = sample.clusters(kept.map(\.place))
    let p =
      clusters?.levelsP(kept.map(\.group)) ?? ChiSquareTest.independence(pooling.rows).p
    return Draft(
      field: field,
      test: "chi-square over \(pooling.rows.count) levels"
        + (clusters == nil ? "" : ", weighted by account")
        + (kept.count < known.count ? ", rare ones left out" : ""),
      p: p, count: pooling.rows.reduce(0) { $0 + $1[0] + $1[1] })
  }

  /// Tests two levels of which one is too rare for chi-square, where trials are independent.
  private func exactTest(
    _ field: String, _ rows: [[Int]], _ known: [Int], _ sample: Sample
  ) -> Draft? {
    guard rows.count == 2, sample.clusters(known) == nil else { return nil }
    let p = FisherTest.twoSidedP(
      successes: rows[0][0], trials: rows[0][0] + rows[0][1], otherSuccesses: rows[1][0],
      otherTrials: rows[1][0] + rows[1][1])
    return Draft(field: field, test: "Fisher's exact test", p: p, count: known.count)
  }

  /// Tests the presence of every tag that is frequent enough; the smallest p, times their number, stands for all.
  private func tagTest(
    _ field: String, _ lists: TagLists, _ known: [Int], _ sample: Sample
  ) -> Draft? {
    var holders = [[Int]](repeating: [], count: lists.levels.count)
    var all = [0, 0]
    for (index, place) in known.enumerated() {
      all[0] += sample.successes[place]
      all[1] += sample.trials[place] - sample.successes[place]
      for code in lists.codes(ofRow: sample.accounts[place]) { holders[Int(code)].append(index) }
    }
    let clusters = sample.clusters(known)
    let pValues = holders.compactMap { holders -> Double? in
      let won = holders.reduce(0) { $0 + sample.successes[known[$1]] }
      let tried = holders.reduce(0) { $0 + sample.trials[known[$1]] }
      let table = [[won, tried - won], [all[0] - won, all[1] - (tried - won)]]
      guard LevelPooling(table).rows == table else { return nil }
      guard let clusters else { return ChiSquareTest.independence(table).p }
      var presence = [Int](repeating: 0, count: known.count)
      for holder in holders { presence[holder] = 1 }
      return clusters.levelsP(presence)
    }
    guard let least = pValues.min() else { return nil }
    return Draft(
      field: field,
      test: "chi-square, best of \(pValues.count) tags, adjusted"
        + (clusters == nil ? "" : ", weighted by account"),
      p: min(1, least * Double(pValues.count)), count: all[0] + all[1])
  }
}
