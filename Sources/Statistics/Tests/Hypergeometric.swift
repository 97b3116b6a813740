import Foundation

/// The hypergeometric distribution of a 2 × 2 table with fixed margins.
package struct Hypergeometric {
  /// The least and the greatest count that the margins allow.
  package let support: ClosedRange<Int>
  private let first: Int
  private let second: Int
  private let drawn: Int
  private let logAll: Double

  /// Creates the distribution of the successes among the first when `drawn` successes fall on first + second trials.
  package init(first: Int, second: Int, drawn: Int) {
    self.first = first
    self.second = second
    self.drawn = drawn
    support = max(0, drawn - second)...min(first, drawn)
    logAll = LogFactorial.choose(first + second, drawn)
  }

  /// Returns the logarithm of the probability of a count.
  package func logProbability(_ count: Int) -> Double {
    LogFactorial.choose(first, count) + LogFactorial.choose(second, drawn - count) - logAll
  }

  /// Returns P(count + 1) ÷ P(count).
  func ratioUp(_ count: Int) -> Double {
    Double(first - count) * Double(drawn - count)
      / (Double(count + 1) * Double(second - drawn + count + 1))
  }

  /// The most probable count.
  package var mode: Int {
    let raw = Double(drawn + 1) * Double(first + 1) / Double(first + second + 2)
    return min(max(Int(raw), support.lowerBound), support.upperBound)
  }
}

/// Logarithms of factorials.
package enum LogFactorial {
  /// Returns log(n!).
  package static func of(_ n: Int) -> Double {
    n < small.count ? small[n] : lgamma(Double(n) + 1)
  }

  /// Returns log(n! / (k! (n − k)!)).
  package static func choose(_ n: Int, _ k: Int) -> Double { of(n) - of(k) - of(n - k) }

  private static let small: [Double] = {
    var values = [0.0]
    for n in 1..<1024 { values.append(values[n - 1] + log(Double(n))) }
    return values
  }()
}
