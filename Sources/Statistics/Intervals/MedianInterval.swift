/// The interval of a median that holds whatever the values are distributed like.
public enum MedianInterval {
  /// Returns the 95 % interval: the k-th smallest and the k-th greatest value.
  ///
  /// k is the greatest number for which P(B < k) is at most 0.025, B being binomial with n trials of one half; above
  /// 1,000 values k = ⌊n ÷ 2 − 0.98 √n⌋ stands for it.
  ///
  /// - Parameter values: n values, ascending.
  /// - Returns: The interval; nothing below six values, of which even the extremes do not hold the median often enough.
  /// - Complexity: O(n).
  ///
  /// > Source: Thompson, "On confidence ranges for the median", 1936, DOI 10.1214/aoms/1177732502.
  public static func bounds(ofSorted values: [Double]) -> ClosedRange<Double>? {
    let rank = rank(values.count)
    guard rank >= 1 else { return nil }
    return values[rank - 1]...values[values.count - rank]
  }

  private static func rank(_ count: Int) -> Int {
    guard count <= 1000 else {
      let half = Double(count) / 2
      return Int((half - WilsonInterval.z95 / 2 * Double(count).squareRoot()).rounded(.down))
    }
    var probability = 1.0
    for _ in 0..<count { probability /= 2 }
    var (below, rank) = (0.0, 0)
    while rank <= count, below + probability <= 0.025 {
      below += probability
      probability *= Double(count - rank) / Double(rank + 1)
      rank += 1
    }
    return rank
  }
}
