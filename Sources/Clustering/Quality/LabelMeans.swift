import LinearAlgebra

extension MeasurableRows {
  /// Returns the means of the rows with each label, k × d; no label may be unused.
  package func means(
    ofLabels labels: [Int32], weights: [Float]? = nil, clusterCount: Int
  ) -> Matrix {
    var sums = ClusterSums(clusterCount: clusterCount, width: sumWidth)
    move(
      0..<rowCount, weights: weights, from: [Int32](repeating: -1, count: rowCount), to: labels,
      in: &sums)
    for (cluster, total) in sums.totals.enumerated() {
      precondition(total > 0, "label \(cluster) of \(clusterCount) is unused")
    }
    return means(of: sums)
  }
}
