import Foundation

extension Hypergeometric {
  /// Returns the mid-p of a count or more: P(X > count) + P(X = count) ÷ 2.
  ///
  /// Only half of the observed count's own probability is taken, as whole ones reject too seldom where counts are few.
  /// The shorter tail is summed, so that nothing underflows where it matters.
  ///
  /// - Complexity: O(counts in the tail).
  ///
  /// > Source: Lancaster, "Significance tests in discrete distributions", 1961,
  /// > DOI 10.1080/01621459.1961.10482105.
  package func upperMidP(_ count: Int) -> Double {
    guard count >= support.lowerBound else { return 1 }
    guard count <= support.upperBound else { return 0 }
    let isUpper = count > mode
    var probability = exp(logProbability(count))
    var sum = probability / 2
    var place = count
    while place != (isUpper ? support.upperBound : support.lowerBound) {
      probability *= isUpper ? ratioUp(place) : 1 / ratioUp(place - 1)
      place += isUpper ? 1 : -1
      sum += probability
      // Away from the mode, what is left falls geometrically.
      if probability < sum * 1e-17 { break }
    }
    return min(1, max(0, isUpper ? sum : 1 - sum))
  }
}
