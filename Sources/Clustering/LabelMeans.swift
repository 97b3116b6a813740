import LinearAlgebra

extension Matrix {
  /// Returns the means of the rows with each label, k × d; no label may be unused.
  func means(ofLabels labels: [Int32], clusterCount: Int) -> Matrix {
    var sums = ClusterSums(clusterCount: clusterCount, columnCount: columnCount)
    sums.move(
      self, in: 0..<rowCount, from: [Int32](repeating: -1, count: rowCount), to: labels)
    var means = Matrix(rowCount: clusterCount, columnCount: columnCount)
    for cluster in 0..<clusterCount {
      precondition(sums.counts[cluster] > 0, "label \(cluster) of \(clusterCount) is unused")
      for column in 0..<columnCount {
        means[cluster, column] = Float(
          sums.sums[cluster * columnCount + column] / Double(sums.counts[cluster]))
      }
    }
    return means
  }
}
