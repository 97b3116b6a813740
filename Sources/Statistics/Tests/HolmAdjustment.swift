/// Holm's step-down adjustment of several p-values.
public enum HolmAdjustment {
  /// Returns the adjusted p-values in the order given.
  ///
  /// Of m values sorted upward, the i-th becomes the greatest so far of (m − i + 1) · p, at most 1.
  ///
  /// - Parameter pValues: m values between 0 and 1.
  /// - Returns: m values; rejecting those below α keeps the chance of any false rejection below α.
  ///
  /// > Source: Holm, "A simple sequentially rejective multiple test procedure", 1979, JSTOR 4615733.
  public static func adjusted(_ pValues: [Double]) -> [Double] {
    var adjusted = pValues
    var greatest = 0.0
    let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    for (place, index) in order.enumerated() {
      greatest = max(greatest, min(1, Double(pValues.count - place) * pValues[index]))
      adjusted[index] = greatest
    }
    return adjusted
  }
}
