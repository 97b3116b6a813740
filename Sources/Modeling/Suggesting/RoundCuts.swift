import Foundation

/// Cuts numbers into about equal parts, three unless said otherwise, at round numbers.
package enum RoundCuts {
  /// Returns ascending cuts, fewer than there are to be parts; a value belongs to the part whose upper cut it does not exceed.
  ///
  /// Positive numbers that span more than a factor of twenty are cut at 1, 2 or 5 times a power of ten,
  /// all others at multiples of a round step; none is returned where the numbers are all the same, and
  /// no cut that leaves less than a twentieth of the numbers on one side.
  package static func cuts(_ numbers: [Double], parts: Int = 3) -> [Double] {
    let sorted = numbers.filter { !$0.isNaN }.sorted()
    guard let least = sorted.first, let greatest = sorted.last, least < greatest else { return [] }
    let borders = (1..<parts).map { sorted[sorted.count * $0 / parts] }
    let low = sorted[sorted.count / 20]
    let high = sorted[sorted.count * 19 / 20]
    let isSkewed = low > 0 && high > 20 * low
    let step = roundNumber(max(high - low, greatest - least) / 20)
    var cuts: [Double] = []
    for border in borders {
      let cut = isSkewed ? roundNumber(border) : (border / step).rounded() * step
      let below = sorted.count { $0 <= cut }
      guard !cuts.contains(cut), below * 20 >= sorted.count,
        (sorted.count - below) * 20 >= sorted.count
      else { continue }
      cuts.append(cut)
    }
    return cuts
  }

  /// Returns which part a number belongs to, from 0.
  package static func part(of number: Double, _ cuts: [Double]) -> Int {
    cuts.firstIndex { number <= $0 } ?? cuts.count
  }

  /// Returns the ranges of the parts.
  package static func ranges(_ cuts: [Double]) -> [ClosedRange<Double>] {
    let bounds = [-Double.infinity] + cuts + [Double.infinity]
    return zip(bounds, bounds.dropFirst()).map { $0...$1 }
  }

  /// Returns the number of the form 1, 2 or 5 · 10^k that is nearest by ratio.
  package static func roundNumber(_ number: Double) -> Double {
    guard number > 0 else { return number }
    let power = pow(10, log10(number).rounded(.down))
    let leading = number / power
    // The borders are the geometric means of neighbors.
    let digit = leading < 2.0.squareRoot() ? 1.0 : leading < 10.0.squareRoot() ? 2 : 5
    return leading > 50.0.squareRoot() ? power * 10 : digit * power
  }
}
