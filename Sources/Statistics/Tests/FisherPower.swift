import Foundation

/// How large two groups must be for Fisher's test to show a difference.
public enum FisherPower {
  /// Returns the power of the two-sided test at 5 %: the chance that p < 0.05 when the rates are the true ones.
  ///
  /// Sums the product of both binomials over the rejection region, taken by the number of successes in all: given it,
  /// tables are rejected in ascending order of probability until 5 % is reached, from both ends. (Given one group's
  /// successes, the region need not be two runs from the ends.) Counts less probable than 1e-14 are left out.
  ///
  /// - Parameters:
  ///   - rate: The first rate.
  ///   - trials: Trials of the first.
  ///   - otherRate: The second rate.
  ///   - otherTrials: Trials of the second.
  /// - Returns: A probability.
  ///
  /// > Source: Casagrande, Pike, Smith, "The power function of the exact test for comparing two binomial
  /// > distributions", 1978, DOI 10.2307/2346945.
  public static func power(
    rate: Double, trials: Int, otherRate: Double, otherTrials: Int
  ) -> Double {
    let first = Binomial(trials: trials, rate: rate)
    let second = Binomial(trials: otherTrials, rate: otherRate)
    let (least, most) = (first.range.lowerBound, first.range.upperBound)
    let (otherLeast, otherMost) = (second.range.lowerBound, second.range.upperBound)
    var power = 0.0
    for drawn in (least + otherLeast)...(most + otherMost) {
      let accepted = acceptedCounts(
        Hypergeometric(first: trials, second: otherTrials, drawn: drawn))
      for x in max(least, drawn - otherMost)...min(most, drawn - otherLeast)
      where !accepted.contains(x) {
        power += first.probability(x) * second.probability(drawn - x)
      }
    }
    return min(1, power)
  }

  /// Returns the smallest sizes in a fixed proportion at which the power is at least 0.80.
  ///
  /// The smaller group grows one by one and the other in proportion, rounded. The power rises in small steps up and down, so a
  /// bisection finds the place, and the sizes just below are tried as well.
  ///
  /// - Parameters:
  ///   - rate: The first rate.
  ///   - trials: The first size now; the proportion is that of the two sizes now.
  ///   - otherRate: The second rate.
  ///   - otherTrials: The second size now.
  ///   - limit: Nothing is returned beyond so many trials in all.
  /// - Returns: The two sizes, or nothing.
  public static func neededSizes(
    rate: Double, trials: Int, otherRate: Double, otherTrials: Int, limit: Int = 20_000
  ) -> (first: Int, second: Int)? {
    guard rate != otherRate, trials > 0, otherTrials > 0 else { return nil }
    let ratio = Double(max(trials, otherTrials)) / Double(min(trials, otherTrials))
    func sizes(_ smaller: Int) -> (first: Int, second: Int) {
      let larger = Int((Double(smaller) * ratio).rounded())
      return trials <= otherTrials ? (smaller, larger) : (larger, smaller)
    }
    func isEnough(_ smaller: Int) -> Bool {
      let (n, m) = sizes(smaller)
      return power(rate: rate, trials: n, otherRate: otherRate, otherTrials: m) >= 0.8
    }
    let rates = trials <= otherTrials ? (rate, otherRate) : (otherRate, rate)
    let estimate = approximateSize(rates.0, rates.1, ratio)
    let most = Int(Double(limit) / (1 + ratio))
    guard most >= 1, estimate < 1.2 * Double(most) else { return nil }
    var high = min(most, Int(estimate * 1.05) + 2)
    while !isEnough(high) {
      guard high < most else { return nil }
      high = min(most, high + high / 8 + 1)
    }
    var low = high * 3 / 4
    while low > 0, isEnough(low) { (high, low) = (low, low * 3 / 4) }
    while high - low > 1 {
      let middle = (low + high) / 2
      if isEnough(middle) { high = middle } else { low = middle }
    }
    let lookBack = min(16, max(6, high / 20))
    return sizes((max(1, high - lookBack)..<high).first(where: isEnough) ?? high)
  }

  /// The size of the smaller group by the normal approximation, corrected for the steps of an exact test.
  ///
  /// > Source: Casagrande, Pike, Smith, "An improved approximate formula for calculating sample sizes for comparing
  /// > two binomial distributions", 1978, DOI 10.2307/2530613.
  private static func approximateSize(_ p: Double, _ q: Double, _ ratio: Double) -> Double {
    let mean = (p + ratio * q) / (1 + ratio)
    let underEquality = WilsonInterval.z95 * ((1 + ratio) * mean * (1 - mean)).squareRoot()
    let numerator =
      underEquality + 0.8416 * (ratio * p * (1 - p) + q * (1 - q)).squareRoot()
    let difference = (p - q).magnitude
    let plain = numerator * numerator / (ratio * difference * difference)
    let root = (1 + 2 * (ratio + 1) / (plain * ratio * difference)).squareRoot()
    return plain / 4 * (1 + root) * (1 + root)
  }

  /// Returns the counts that the test does not reject, given all successes.
  private static func acceptedCounts(_ table: Hypergeometric) -> Range<Int> {
    let (first, weights) = Binomial.outward(
      from: table.mode, within: table.support, peak: 1, ratioUp: table.ratioUp)
    let bound = 0.05 * weights.reduce(0, +)
    var (low, high, rejected) = (0, weights.count, 0.0)
    while low < high {
      // Tables that are equally probable, within the test's own tolerance, fall together.
      let limit = min(weights[low], weights[high - 1]) * (1 + 1e-7)
      var (nextLow, nextHigh) = (low, high)
      while nextLow < high, weights[nextLow] <= limit {
        rejected += weights[nextLow]
        nextLow += 1
      }
      while nextHigh > nextLow, weights[nextHigh - 1] <= limit {
        nextHigh -= 1
        rejected += weights[nextHigh]
      }
      guard rejected < bound else { break }
      (low, high) = (nextLow, nextHigh)
    }
    return first + low..<first + high
  }

  /// A binomial distribution where it matters.
  private struct Binomial {
    let range: ClosedRange<Int>
    private let probabilities: [Double]

    init(trials: Int, rate: Double) {
      let mode = min(trials, Int((Double(trials) + 1) * rate))
      let isSure = rate == 0 || rate == 1
      let peak =
        isSure
        ? 1
        : exp(
          LogFactorial.choose(trials, mode) + Double(mode) * log(rate)
            + Double(trials - mode) * log1p(-rate))
      let (first, values) = Self.outward(
        from: mode, within: isSure ? mode...mode : 0...trials, peak: peak
      ) { Double(trials - $0) * rate / (Double($0 + 1) * (1 - rate)) }
      range = first...first + values.count - 1
      probabilities = values
    }

    func probability(_ count: Int) -> Double { probabilities[count - range.lowerBound] }

    /// Returns the values around a peak until they are negligible, and the count of the first, from ratios of neighbors.
    static func outward(
      from mode: Int, within support: ClosedRange<Int>, peak: Double, ratioUp: (Int) -> Double
    ) -> (first: Int, values: [Double]) {
      var below: [Double] = []
      var above = [peak]
      var value = peak
      for count in stride(from: mode - 1, through: support.lowerBound, by: -1)
      where value > 1e-17 {
        value /= ratioUp(count)
        below.append(value)
      }
      value = peak
      for count in mode..<support.upperBound where value > 1e-17 {
        value *= ratioUp(count)
        above.append(value)
      }
      return (mode - below.count, below.reversed() + above)
    }
  }
}
