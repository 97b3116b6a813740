import LinearAlgebra

/// The sum of squared distances of rows to the centers of their clusters, the objective of k-means.
public enum Inertia {
  /// Returns the sum of squared distances to the clusters' means, over the values that rows have.
  ///
  /// - Parameters:
  ///   - rows: n rows of d columns.
  ///   - labels: n labels from 0 to k − 1, none of them unused.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: Σ ‖x − c(x)‖², 0 for no rows.
  /// - Complexity: O(n · d).
  public static func sum(_ rows: some MeasurableRows, labels: [Int], threadCount: Int) -> Double {
    precondition(labels.count == rows.rowCount, "\(labels.count) labels, \(rows.rowCount) rows")
    let own = labels.map(Int32.init)
    let centers = rows.means(ofLabels: own, clusterCount: (labels.max() ?? -1) + 1)
    return sum(
      rows.squaredDistances(toOwn: centers, labels: own, threadCount: threadCount), weights: nil)
  }

  /// Returns Σ weight · distance², each weight 1 when left out.
  static func sum(_ squaredDistances: [Float], weights: [Float]?) -> Double {
    guard let weights else { return squaredDistances.reduce(0.0) { $0 + Double($1) } }
    return zip(squaredDistances, weights).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
  }
}
