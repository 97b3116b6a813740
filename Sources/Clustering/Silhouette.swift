import LinearAlgebra

/// How much nearer a row is to its own cluster's center than to the nearest other.
public enum Silhouette {
  /// Returns the simplified silhouette of every row: (b − a) / max(a, b).
  ///
  /// a is the distance to the own cluster's center, b to the nearest other center; 0 where there is one
  /// cluster only or both are 0.
  ///
  /// - Parameters:
  ///   - rows: n × d.
  ///   - labels: n labels from 0 to k − 1, none of them unused.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: n values from −1 to 1.
  /// - Complexity: O(n · k · d).
  ///
  /// > Source: Hruschka, de Castro, Campello, "Evolutionary algorithms for clustering gene-expression data",
  /// > 2004, DOI 10.1109/ICDM.2004.10073; Rousseeuw, 1987, DOI 10.1016/0377-0427(87)90125-7.
  public static func simplified(_ rows: Matrix, labels: [Int], threadCount: Int) -> [Double] {
    precondition(labels.count == rows.rowCount, "\(labels.count) labels, \(rows.rowCount) rows")
    let count = (labels.max() ?? -1) + 1
    guard count > 1 else { return [Double](repeating: 0, count: labels.count) }
    let centers = rows.means(ofLabels: labels.map(Int32.init), clusterCount: count)
    let nearest = rows.assignment(to: centers, threadCount: threadCount)
    return labels.enumerated().map { row, label in
      let a = distance(rows.row(row), centers.row(label))
      let isOwn = Int(nearest.labels[row]) == label
      let other = isOwn ? nearest.secondSquaredDistances[row] : nearest.squaredDistances[row]
      let b = Double(other).squareRoot()
      return max(a, b) > 0 ? (b - a) / max(a, b) : 0
    }
  }

  private static func distance(_ a: ArraySlice<Float>, _ b: ArraySlice<Float>) -> Double {
    var total = 0.0
    for (x, y) in zip(a, b) { total += (Double(x) - Double(y)) * (Double(x) - Double(y)) }
    return total.squareRoot()
  }
}
