import Foundation

/// How large two groups must be for Fisher's test to show a difference.
public enum FisherPower {
  /// Returns the power of the two-sided test at 5 %: the chance that p < 0.05 when the rates are the true ones.
  ///
  /// Sums both binomials over all pairs of counts whose p is below 0.05; pairs less probable than 1e-12 are
  /// left out.
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
    var power = 0.0
    for x in first.range {
      // For a given x the test rejects for small and for large y: two runs from the ends.
      func rejects(_ y: Int) -> Bool {
        FisherTest.twoSidedP(
          successes: x, trials: trials, otherSuccesses: y, otherTrials: otherTrials) < 0.05
      }
      let balance = Int((Double(x) / Double(trials) * Double(otherTrials)).rounded())
      let middle = min(max(balance, second.range.lowerBound), second.range.upperBound)
      let low = boundary(from: second.range.lowerBound, to: middle, rejects)
      let high = boundary(from: second.range.upperBound, to: middle, rejects)
      var chance = 0.0
      if let low {
        for y in second.range.lowerBound...low { chance += second.probability(y) }
      }
      if let high, high > low ?? -1 {
        for y in high...second.range.upperBound { chance += second.probability(y) }
      }
      power += first.probability(x) * chance
    }
    return power
  }

  /// Returns the smallest sizes in a fixed proportion at which the power is at least 0.80.
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
    let ratio = Double(otherTrials) / Double(trials)
    func sizes(_ first: Int) -> (first: Int, second: Int) {
      (first, max(1, Int((Double(first) * ratio).rounded())))
    }
    func isEnough(_ first: Int) -> Bool {
      let (n, m) = sizes(first)
      return power(rate: rate, trials: n, otherRate: otherRate, otherTrials: m) >= 0.8
    }
    let most = Int(Double(limit) / (1 + ratio))
    guard most >= 1 else { return nil }
    // The power rises with the size but for small steps; bracket, bisect, then walk down over the steps.
    var high = max(4, min(most, normalSize(rate, otherRate, ratio)))
    while !isEnough(high) {
      guard high < most else { return nil }
      high = min(most, high + max(1, high / 4))
    }
    var low = 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if isEnough(middle) { high = middle } else { low = middle }
    }
    return sizes(high)
  }

  /// The size of the first group by the normal approximation without continuity correction.
  private static func normalSize(_ p: Double, _ q: Double, _ ratio: Double) -> Int {
    let spread = p * (1 - p) + q * (1 - q) / ratio
    let size =
      (WilsonInterval.z95 + 0.8416) * (WilsonInterval.z95 + 0.8416) * spread
      / ((p - q) * (p - q))
    return size < 1e8 ? Int(size) : Int.max / 4
  }

  /// Returns the last count from an end towards the middle that is rejected, if the end itself is.
  private static func boundary(
    from end: Int, to middle: Int, _ rejects: (Int) -> Bool
  ) -> Int? {
    guard rejects(end) else { return nil }
    guard end != middle, !rejects(middle) else { return middle }
    var (inside, outside) = (end, middle)
    while abs(outside - inside) > 1 {
      let half = (inside + outside) / 2
      if rejects(half) { inside = half } else { outside = half }
    }
    return inside
  }

  /// A binomial distribution where it matters.
  private struct Binomial {
    let range: ClosedRange<Int>
    private let probabilities: [Double]

    init(trials: Int, rate: Double) {
      let all = (0...trials).map { count -> Double in
        if rate == 0 || rate == 1 { return Double(count) == Double(trials) * rate ? 1 : 0 }
        return exp(
          LogFactorial.choose(trials, count) + Double(count) * log(rate)
            + Double(trials - count) * log1p(-rate))
      }
      let first = all.firstIndex { $0 > 1e-12 } ?? 0
      let last = all.lastIndex { $0 > 1e-12 } ?? trials
      range = first...last
      probabilities = Array(all[first...last])
    }

    func probability(_ count: Int) -> Double { probabilities[count - range.lowerBound] }
  }
}
