/// The search of `TierCutPoints`: tiers from the top down, each state a run of bins.
struct TierSearch {
  private let rules: TierCutPoints
  private let sums: BinSums
  private let asksForFallingRates: Bool
  private let count: Int

  init(_ rules: TierCutPoints, _ sums: BinSums, asksForFallingRates: Bool) {
    self.rules = rules
    self.sums = sums
    self.asksForFallingRates = asksForFallingRates
    count = sums.binCount
  }

  /// A tier of the bins from where it begins to the end that the list of it is for.
  private struct Tier {
    let first: Int
    let rate: Double
    /// The best that it and the tiers above it reach.
    let likelihood: Double
    /// Where the tier above it ends.
    let endAbove: Int
  }

  /// Returns the end of the top tier, which is the count of bins, then that of each one below, then 0; nothing without a cut.
  func ends() -> [Int]? {
    // levels[tier][first]: the tiers that begin at a bin, by their end.
    var levels: [[[Int: Tier]]] = []
    for tier in 0..<rules.tierCount {
      var starting = [[Int: Tier]](repeating: [:], count: count + 1)
      for end in 1...count {
        let above = tier == 0 ? nil : Ranked(levels[tier - 1][end])
        if tier == 0 ? end != count : above?.isEmpty ?? true { continue }
        for first in firsts(of: tier, end: end) {
          starting[first][end] = state(first..<end, tier: tier, above: above)
        }
      }
      levels.append(starting)
    }
    return traced(levels)
  }

  /// The last tier begins with the first bin; any other leaves one bin for each tier below it.
  private func firsts(of tier: Int, end: Int) -> Range<Int> {
    let below = rules.tierCount - 1 - tier
    return below == 0 ? 0..<1 : below..<max(below, end)
  }

  private func state(_ run: Range<Int>, tier: Int, above: Ranked?) -> Tier? {
    let bin = sums.bin(run)
    guard rules.allows(bin, tier: tier, accounts: sums.accountCount) else { return nil }
    let rate = bin.successes / bin.trials
    let own = BinSums.logLikelihood(bin.successes, bin.trials)
    guard let above else {
      return Tier(first: run.lowerBound, rate: rate, likelihood: own, endAbove: count)
    }
    guard let best = above.best(above: asksForFallingRates ? rate : -1) else { return nil }
    return Tier(
      first: run.lowerBound, rate: rate, likelihood: own + best.likelihood, endAbove: best.end)
  }

  private func traced(_ levels: [[[Int: Tier]]]) -> [Int]? {
    guard let last = levels.last?[0], !last.isEmpty else { return nil }
    var end = 0
    var best = -Double.infinity
    for place in 1...count {
      if let tier = last[place], tier.likelihood > best { (end, best) = (place, tier.likelihood) }
    }
    var ends = [0]
    var first = 0
    for level in levels.reversed() {
      guard let tier = level[first][end] else { return nil }
      ends.append(end)
      (first, end) = (end, tier.endAbove)
    }
    return ends.reversed()
  }

  /// Tiers that begin at one bin, by falling rate, with the best of those that come before.
  private struct Ranked {
    private let rates: [Double]
    private let bests: [(end: Int, likelihood: Double)]

    init(_ tiers: [Int: Tier]) {
      let sorted = tiers.sorted {
        $0.value.rate == $1.value.rate ? $0.key < $1.key : $0.value.rate > $1.value.rate
      }
      rates = sorted.map(\.value.rate)
      var bests: [(end: Int, likelihood: Double)] = []
      for (end, tier) in sorted {
        let own = (end: end, likelihood: tier.likelihood)
        guard let last = bests.last else {
          bests.append(own)
          continue
        }
        let isBetter =
          own.likelihood > last.likelihood || own.likelihood == last.likelihood && end < last.end
        bests.append(isBetter ? own : last)
      }
      self.bests = bests
    }

    var isEmpty: Bool { rates.isEmpty }

    /// Returns the best of the tiers whose rate is above one.
    func best(above rate: Double) -> (end: Int, likelihood: Double)? {
      var (low, high) = (0, rates.count)
      while low < high {
        let middle = (low + high) / 2
        if rates[middle] > rate { low = middle + 1 } else { high = middle }
      }
      return low > 0 ? bests[low - 1] : nil
    }
  }
}
