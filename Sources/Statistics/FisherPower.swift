import Foundation

/// How probable it is that Fisher's exact test shows a difference that is there.
public struct FisherPower: Sendable {
  /// The true rate of the first group.
  public let firstRate: Double
  /// The true rate of the second group.
  public let secondRate: Double
  /// The test shows the difference when its two-sided p is below this level.
  public let level: Double

  /// Creates the question for two rates.
  public init(firstRate: Double, secondRate: Double, level: Double = 0.05) {
    precondition(
      (0...1).contains(firstRate) && (0...1).contains(secondRate),
      "the rates \(firstRate) and \(secondRate) must lie between 0 and 1")
    self.firstRate = firstRate
    self.secondRate = secondRate
    self.level = level
  }

  /// Returns the probability that the two-sided p is below the level with groups of these sizes.
  ///
  /// Sums the product of both binomial probabilities over the rejection region, which is taken margin by margin:
  /// Σₘ Σₖ P₁(k) P₂(m − k) over the k whose table has p below the level.
  ///
  /// > Source: Casagrande, Pike, Smith, "The power function of the exact test for comparing two binomial
  /// > distributions", 1978, DOI 10.2307/2346945.
  public func power(first: Int, second: Int) -> Double {
    let firsts = BinomialDistribution(trials: first, probability: firstRate).bulk()
    let seconds = BinomialDistribution(trials: second, probability: secondRate).bulk()
    let firstLast = firsts.first + firsts.probabilities.count - 1
    let secondLast = seconds.first + seconds.probabilities.count - 1
    var power = 0.0
    for successes in (firsts.first + seconds.first)...(firstLast + secondLast) {
      let accepted = acceptedCounts(
        HypergeometricDistribution(marked: first, unmarked: second, draws: successes))
      let least = max(firsts.first, successes - secondLast)
      let greatest = min(firstLast, successes - seconds.first)
      guard least <= greatest else { continue }
      for count in least...greatest where !accepted.contains(count) {
        power +=
          firsts.probabilities[count - firsts.first]
          * seconds.probabilities[successes - count - seconds.first]
      }
    }
    return min(1, power)
  }

  /// Returns the smallest sizes in the given proportion with at least that power, or nothing where none is small enough.
  ///
  /// The smaller group grows one by one and the other by the proportion, rounded. The power of an exact test rises in
  /// a saw-tooth, so a bisection finds the region, and the sizes just below are tried as well.
  ///
  /// - Parameters:
  ///   - wanted: The power wanted.
  ///   - proportion: Sizes whose ratio is kept.
  ///   - cap: The most that both groups may have together.
  /// - Returns: Both sizes.
  ///
  /// > Source: The start is the normal approximation with Casagrande, Pike and Smith's correction, in Fleiss,
  /// > "Statistical Methods for Rates and Proportions", 2003, DOI 10.1002/0471445428, chapter 4.
  public func smallestSizes(
    power wanted: Double, proportion: (first: Int, second: Int), cap: Int = 20_000
  ) -> (first: Int, second: Int)? {
    guard firstRate != secondRate, min(proportion.first, proportion.second) > 0 else { return nil }
    let smaller = min(proportion.first, proportion.second)
    let ratio = Double(max(proportion.first, proportion.second)) / Double(smaller)
    func sizes(_ count: Int) -> (first: Int, second: Int) {
      let larger = Int((Double(count) * ratio).rounded())
      return proportion.first <= proportion.second ? (count, larger) : (larger, count)
    }
    func isEnough(_ count: Int) -> Bool {
      power(first: sizes(count).first, second: sizes(count).second) >= wanted
    }
    let limit = Int(Double(cap) / (1 + ratio))
    let start = approximateFirstSize(power: wanted, proportion: proportion)
    let estimate = start * Double(smaller) / Double(proportion.first)
    guard limit >= 1, estimate < 1.2 * Double(limit) else { return nil }
    var enough = min(limit, max(1, Int(estimate * 1.05) + 2))
    while !isEnough(enough) {
      guard enough < limit else { return nil }
      enough = min(limit, enough + enough / 8 + 1)
    }
    var short = enough * 3 / 4
    while short > 0, isEnough(short) {
      enough = short
      short = short * 3 / 4
    }
    while enough - short > 1 {
      let middle = (short + enough) / 2
      if isEnough(middle) { enough = middle } else { short = middle }
    }
    let lookBack = min(16, max(6, enough / 20))
    let earlier = (max(1, enough - lookBack)..<enough).first(where: isEnough)
    return sizes(earlier ?? enough)
  }

  /// Returns the counts of first-group successes, given all successes, that the test does not reject.
  private func acceptedCounts(_ tables: HypergeometricDistribution) -> Range<Int> {
    let (lowest, weights) = weights(tables)
    let bound = level * weights.reduce(0, +)
    var lower = 0
    var upper = weights.count
    var rejected = 0.0
    while lower < upper {
      let smallest = min(weights[lower], weights[upper - 1]) * (1 + FisherTest.tolerance)
      var nextLower = lower
      var nextUpper = upper
      while nextLower < upper, weights[nextLower] <= smallest {
        rejected += weights[nextLower]
        nextLower += 1
      }
      while nextUpper > nextLower, weights[nextUpper - 1] <= smallest {
        nextUpper -= 1
        rejected += weights[nextUpper]
      }
      guard rejected < bound else { break }
      (lower, upper) = (nextLower, nextUpper)
    }
    return (lowest + lower)..<(lowest + upper)
  }

  /// Returns the probabilities in units of the mode's, outward until they are negligible.
  private func weights(_ tables: HypergeometricDistribution) -> (lowest: Int, weights: [Double]) {
    let mode = tables.mode
    var below: [Double] = []
    var above: [Double] = []
    var weight = 1.0
    var count = mode
    while count > tables.support.lowerBound, weight > 1e-17 {
      weight /= tables.ratioUpward(from: count - 1)
      count -= 1
      below.append(weight)
    }
    weight = 1
    count = mode
    while count < tables.support.upperBound, weight > 1e-17 {
      weight *= tables.ratioUpward(from: count)
      count += 1
      above.append(weight)
    }
    return (mode - below.count, below.reversed() + [1] + above)
  }

  private func approximateFirstSize(
    power: Double, proportion: (first: Int, second: Int)
  ) -> Double {
    let ratio = Double(proportion.second) / Double(proportion.first)
    let mean = (firstRate + ratio * secondRate) / (1 + ratio)
    let difference = (firstRate - secondRate).magnitude
    let underNull =
      NormalDistribution.quantile(1 - level / 2) * ((1 + ratio) * mean * (1 - mean)).squareRoot()
    let variance = ratio * firstRate * (1 - firstRate) + secondRate * (1 - secondRate)
    let numerator = underNull + NormalDistribution.quantile(power) * variance.squareRoot()
    let plain = numerator * numerator / (ratio * difference * difference)
    let root = (1 + 2 * (ratio + 1) / (plain * ratio * difference)).squareRoot()
    return plain / 4 * (1 + root) * (1 + root)
  }
}
