/// Holm's adjustment of several p-values tested together.
public enum HolmAdjustment {
  /// Returns the adjusted p-values in the order given.
  ///
  /// The i-th smallest of m is multiplied by m − i + 1; no adjusted value is below that of a smaller p, or above 1.
  ///
  /// > Source: Holm, "A simple sequentially rejective multiple test procedure", 1979, Scandinavian Journal of
  /// > Statistics 6, 65–70.
  public static func adjusted(_ values: [Double]) -> [Double] {
    var adjusted = values
    var greatest = 0.0
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    for (rank, index) in order.enumerated() {
      greatest = min(1, max(greatest, values[index] * Double(values.count - rank)))
      adjusted[index] = greatest
    }
    return adjusted
  }
}
