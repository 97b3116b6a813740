import LinearAlgebra

/// How far clusters lie apart beside how far their rows spread.
public enum CalinskiHarabasz {
  /// Returns (B / (k − 1)) / (W / (n − k)), B and W being the sums of squares between and within clusters.
  ///
  /// - Parameters:
  ///   - rows: n × d.
  ///   - labels: n labels from 0 to k − 1, none of them unused.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: The index; 1 where W is 0, as in scikit-learn; nothing for one cluster or when every row is one.
  /// - Complexity: O(n · d).
  ///
  /// > Source: Caliński and Harabasz, "A dendrite method for cluster analysis", 1974,
  /// > DOI 10.1080/03610927408827101.
  public static func index(_ rows: Matrix, labels: [Int], threadCount: Int) -> Double? {
    let count = (labels.max() ?? -1) + 1
    guard count > 1, count < rows.rowCount else { return nil }
    let within = Inertia.sum(rows, labels: labels, threadCount: threadCount)
    guard within > 0 else { return 1 }
    let between = max(0, rows.totalSumOfSquares - within)
    return between / Double(count - 1) / (within / Double(rows.rowCount - count))
  }
}
