/// Whether groups tell outcomes apart better than groups of the same sizes drawn at random.
///
/// Shapes: n units, k groups. Unit i has a rate rᵢ and counts for wᵢ trials. The statistic is
/// Σ over groups W (r̄ − p)² ÷ (p (1 − p)) with W the weight and r̄ the mean rate of a group, p that of all: Pearson's
/// chi-square where every unit is one trial. The units are dealt out to the places of the groups at random, m times;
/// p = (b + 1) ÷ (m + 1) with b of m statistics at least as large as the groups' own.
///
/// > Source: Phipson, Smyth, "Permutation p-values should never be zero", 2010, DOI 10.2202/1544-6115.1585;
/// > Pearson, 1900, DOI 10.1080/14786440009463897.
public struct GroupPermutationTest: Sendable, Equatable {
  /// The groups' own statistic; 0 where all outcomes are equal.
  public let statistic: Double
  /// The mean of the random statistics; 0 where all outcomes are equal.
  public let meanStatistic: Double
  /// The one-sided p; 1 where all outcomes are equal.
  public let p: Double

  /// Deals the units out at random.
  ///
  /// Most units end in the same way (one deal, lost): only the others are dealt out, so that a draw costs no more than they.
  ///
  /// - Parameters:
  ///   - groups: The group of each unit, n, from 0.
  ///   - rates: The rate of each unit, n, from 0 to 1.
  ///   - weights: How many trials each unit is worth, n, above 0.
  ///   - count: m, at least 1.
  ///   - generator: Where the deals come from.
  /// - Complexity: O(n + m u) with u units that do not end in the most frequent way.
  public init(
    groups: [Int], rates: [Double], weights: [Double], count: Int,
    using generator: inout some RandomNumberGenerator
  ) {
    precondition(
      groups.count == rates.count && rates.count == weights.count && count >= 1,
      "\(groups.count) groups, \(rates.count) rates, \(weights.count) weights, \(count) deals")
    let all = weights.reduce(0, +)
    let mean = zip(weights, rates).reduce(0) { $0 + $1.0 * $1.1 } / all
    let excesses = zip(weights, rates).map { $0 * ($1 - mean) }
    let variance = mean * (1 - mean)
    // With one group, or one way to end, nothing is told apart.
    guard let first = groups.first, groups.contains(where: { $0 != first }), variance > 1e-15,
      excesses.contains(where: { $0.magnitude > 1e-12 })
    else {
      (statistic, meanStatistic, p) = (0, 0, 1)
      return
    }
    let common = Self.mostFrequent(excesses, weights)
    let others = excesses.indices.filter {
      excesses[$0] != excesses[common] || weights[$0] != weights[common]
    }
    var deal = Deal(
      groups: groups, excess: excesses[common], weight: weights[common])
    for unit in others {
      deal.add(group: groups[unit], excess: excesses[unit], weight: weights[unit])
    }
    let own = deal.statistic
    var places = groups
    var (sum, extreme) = (0.0, 0)
    for _ in 0..<count {
      deal.begin()
      for (place, unit) in others.enumerated() {
        let other = place + Int(generator.next(upperBound: UInt64(places.count - place)))
        places.swapAt(place, other)
        deal.add(group: places[place], excess: excesses[unit], weight: weights[unit])
      }
      let statistic = deal.statistic
      sum += statistic
      // Equal statistics may differ by a rounding.
      if statistic >= own * (1 - 1e-9) { extreme += 1 }
    }
    statistic = own / variance
    meanStatistic = sum / Double(count) / variance
    p = Double(extreme + 1) / Double(count + 1)
  }

  /// Returns a unit that ends as most do, the first such one on a tie.
  private static func mostFrequent(_ excesses: [Double], _ weights: [Double]) -> Int {
    struct Ending: Hashable {
      let excess: UInt64
      let weight: UInt64
    }
    var counts: [Ending: (count: Int, first: Int)] = [:]
    for unit in excesses.indices {
      let ending = Ending(
        excess: excesses[unit].bitPattern, weight: weights[unit].bitPattern)
      counts[ending, default: (0, unit)].count += 1
    }
    return counts.values.min { (-$0.count, $0.first) < (-$1.count, $1.first) }?.first ?? 0
  }

  /// The sums of all groups, of which only those that have an unusual unit are worked out anew.
  private struct Deal {
    /// The sums where all units end as most do.
    private var baseExcesses: [Double]
    private var baseWeights: [Double]
    private var baseStatistic = 0.0
    private let excess: Double
    private let weight: Double
    private var excesses: [Double]
    private var weights: [Double]
    private var touched: [Int] = []
    private var isTouched: [Bool]

    init(groups: [Int], excess: Double, weight: Double) {
      let count = (groups.max() ?? -1) + 1
      (self.excess, self.weight) = (excess, weight)
      baseExcesses = [Double](repeating: 0, count: count)
      baseWeights = baseExcesses
      isTouched = [Bool](repeating: false, count: count)
      var sizes = baseExcesses
      for group in groups { sizes[group] += 1 }
      for (group, size) in sizes.enumerated() where size > 0 {
        baseExcesses[group] = size * excess
        baseWeights[group] = size * weight
        baseStatistic += size * excess * excess / weight
      }
      (excesses, weights) = (baseExcesses, baseWeights)
    }

    mutating func begin() {
      for group in touched {
        (excesses[group], weights[group]) = (baseExcesses[group], baseWeights[group])
        isTouched[group] = false
      }
      touched.removeAll(keepingCapacity: true)
    }

    mutating func add(group: Int, excess: Double, weight: Double) {
      excesses[group] += excess - self.excess
      weights[group] += weight - self.weight
      if !isTouched[group] {
        isTouched[group] = true
        touched.append(group)
      }
    }

    var statistic: Double {
      touched.reduce(baseStatistic) { sum, group in
        sum + excesses[group] * excesses[group] / weights[group]
          - baseExcesses[group] * baseExcesses[group] / baseWeights[group]
      }
    }
  }
}
