/// The search for the price of a cluster at which a cheapest cut has about as many as are wanted.
///
/// The number of clusters falls as the price rises, so the price is found by bisection on its logarithm.
package struct PenaltySearch {
  /// The number wanted.
  private let target: Int
  /// How far from it a cut may be that is taken.
  private let tolerance: Int
  /// Prices between which it lies.
  private let prices: ClosedRange<Double>

  /// Creates a search.
  ///
  /// - Parameters:
  ///   - clusterCount: The number wanted; brought within what the sizes allow.
  ///   - rowCount: How many rows there are.
  ///   - sizes: The sizes that a cluster may have.
  ///   - prices: The least and the greatest price worth trying, both above 0.
  ///   - share: How far off the number a cut may be that is taken, as a share of it.
  package init(
    clusterCount: Int, rowCount: Int, sizes: ClosedRange<Int>, prices: ClosedRange<Double>,
    within share: Double = 0.01
  ) {
    let least = (rowCount + sizes.upperBound - 1) / sizes.upperBound
    target = min(max(clusterCount, least), rowCount / sizes.lowerBound)
    tolerance = Int(Double(target) * share)
    self.prices = prices
  }

  /// Returns the cut nearest to the number wanted, stopping at the first that is near enough.
  ///
  /// - Parameters:
  ///   - count: How many clusters a cut has.
  ///   - cut: The cheapest cut at a price; nothing when there is none at any price.
  /// - Returns: A cut, or nothing.
  package func best<Cut>(count: (Cut) -> Int, cut: (Double) -> Cut?) -> Cut? {
    var (low, high) = (prices.lowerBound, prices.upperBound)
    var best: Cut?
    for _ in 0..<24 {
      let price = (low * high).squareRoot()
      guard let trial = cut(price) else { return nil }
      if best.map({ abs(count(trial) - target) < abs(count($0) - target) }) ?? true { best = trial }
      if abs(count(trial) - target) <= tolerance { break }
      if count(trial) > target { low = price } else { high = price }
    }
    return best
  }
}
