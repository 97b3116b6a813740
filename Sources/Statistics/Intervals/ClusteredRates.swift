/// Rates of clusters (the deals of each account) whose trials may be more alike within a cluster than chance makes them.
///
/// Shapes: m clusters. Were all trials independent, cluster i with kᵢ of nᵢ would count with weight nᵢ. With
/// correlation ρ within clusters it counts with wᵢ = nᵢ ÷ (1 + (nᵢ − 1) ρ), and ρ is the one at which
/// Σ wᵢ (kᵢ/nᵢ − p)² ÷ (p (1 − p)) is m − 1, with p = Σ wᵢ kᵢ/nᵢ ÷ Σ wᵢ; it is 0
/// where the clusters vary no more than coins, and 1 where even then they vary more.
///
/// > Source: Williams, "Extra-binomial variation in logistic linear models", 1982, DOI 10.2307/2347977, model II.
public struct ClusteredRates: Sendable {
  /// The rate of each cluster, m.
  public let rates: [Double]
  /// How many independent trials each cluster counts for, m.
  public let weights: [Double]
  /// How alike two trials of one cluster are, from 0 to 1.
  public let correlation: Double
  /// The weighted mean of the rates.
  public let mean: Double

  /// Finds the correlation of clusters that have at least one trial each.
  public init(successes: [Int], trials: [Int]) {
    precondition(
      successes.count == trials.count && trials.allSatisfy { $0 > 0 },
      "\(successes.count) successes, \(trials.count) trials, the fewest \(trials.min() ?? 0)")
    let rates = zip(successes, trials).map { Double($0) / Double($1) }
    var low = Self(rates: rates, trials: trials, correlation: 0)
    guard low.variation > Double(trials.count - 1) else {
      self = low
      return
    }
    var high = Self(rates: rates, trials: trials, correlation: 1)
    // The variation falls as the correlation rises.
    while high.variation < Double(trials.count - 1), high.correlation - low.correlation > 1e-12 {
      let middle = Self(
        rates: rates, trials: trials, correlation: (low.correlation + high.correlation) / 2)
      if middle.variation > Double(trials.count - 1) { low = middle } else { high = middle }
    }
    self = high
  }

  private init(rates: [Double], trials: [Int], correlation: Double) {
    self.rates = rates
    self.correlation = correlation
    weights = trials.map { Double($0) / (1 + Double($0 - 1) * correlation) }
    mean = zip(weights, rates).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
  }

  private var variance: Double { mean * (1 - mean) }

  private var variation: Double {
    guard variance > 0 else { return 0 }
    return zip(weights, rates).reduce(0) { sum, cluster in
      sum + cluster.0 * (cluster.1 - mean) * (cluster.1 - mean)
    } / variance
  }

  /// Returns the p of the chi-square test that all levels have one rate.
  ///
  /// The statistic is Σ W (p̄ − p)² ÷ (p (1 − p)) over levels of weight W and mean rate p̄; with one trial a cluster it is
  /// Pearson's.
  ///
  /// - Parameter levels: The level of each cluster, m, from 0.
  /// - Returns: p; 1 where nothing varies.
  public func levelsP(_ levels: [Int]) -> Double {
    precondition(levels.count == rates.count, "\(levels.count) levels, \(rates.count) clusters")
    var sums = [Double](repeating: 0, count: (levels.max() ?? 0) + 1)
    var excesses = sums
    for (cluster, level) in levels.enumerated() {
      sums[level] += weights[cluster]
      excesses[level] += weights[cluster] * (rates[cluster] - mean)
    }
    let degrees = sums.count { $0 > 0 } - 1
    guard degrees > 0, variance > 0 else { return 1 }
    let statistic = zip(sums, excesses).reduce(0) { sum, level in
      level.0 > 0 ? sum + level.1 * level.1 / level.0 : sum
    }
    return IncompleteGamma.chiSquareUpperTail(statistic / variance, degreesOfFreedom: degrees)
  }

  /// Returns the two-sided p of a trend of the rate over the ranks of a number, ties having their mean rank.
  ///
  /// z = Σ w r (p̄ − p) ÷ √(p (1 − p) Σ w (r − r̄)²): Cochran and Armitage's trend test with weights for trials.
  ///
  /// - Parameter numbers: One number for each cluster, m, none of them NaN.
  /// - Returns: p; 1 where nothing varies.
  public func rankTrendP(_ numbers: [Double]) -> Double {
    precondition(numbers.count == rates.count, "\(numbers.count) numbers, \(rates.count) clusters")
    let ranks = Self.meanRanks(numbers)
    let meanRank =
      zip(weights, ranks).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    var (trend, spread) = (0.0, 0.0)
    for (cluster, rank) in ranks.enumerated() {
      trend += weights[cluster] * (rank - meanRank) * (rates[cluster] - mean)
      spread += weights[cluster] * (rank - meanRank) * (rank - meanRank)
    }
    guard spread * variance > 0 else { return 1 }
    return NormalDistribution.twoSidedP(z: trend / (spread * variance).squareRoot())
  }

  private static func meanRanks(_ numbers: [Double]) -> [Double] {
    let order = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    var ranks = [Double](repeating: 0, count: numbers.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, numbers[order[end]] == numbers[order[start]] { end += 1 }
      for place in start..<end { ranks[order[place]] = Double(start + 1 + end) / 2 }
      start = end
    }
    return ranks
  }
}
