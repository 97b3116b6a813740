import LinearAlgebra

/// How much nearer a row is to its own cluster's center than to the nearest other.
public enum Silhouette {
  /// Returns the simplified silhouette of every row: (b − a) / max(a, b).
  ///
  /// a is the distance to the own cluster's center, b to the nearest other center; 0 where there is one
  /// cluster only or both are 0.
  ///
  /// - Parameters:
  ///   - rows: n rows of d columns.
  ///   - labels: n labels from 0 to k − 1, none of them unused.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: n values from −1 to 1.
  /// - Complexity: O(n · k · d).
  ///
  /// > Source: Hruschka, de Castro, Campello, "Evolutionary algorithms for clustering gene-expression data",
  /// > 2004, DOI 10.1109/ICDM.2004.10073; Rousseeuw, 1987, DOI 10.1016/0377-0427(87)90125-7.
  public static func simplified(
    _ rows: some MeasurableRows, labels: [Int], threadCount: Int
  ) -> [Double] {
    precondition(labels.count == rows.rowCount, "\(labels.count) labels, \(rows.rowCount) rows")
    let count = (labels.max() ?? -1) + 1
    guard count > 1 else { return [Double](repeating: 0, count: labels.count) }
    let own = labels.map(Int32.init)
    let centers = rows.means(ofLabels: own, clusterCount: count)
    let distances = rows.squaredDistances(toOwn: centers, labels: own, threadCount: threadCount)
    let nearest = rows.assignment(to: centers, threadCount: threadCount)
    return labels.enumerated().map { row, label in
      let a = Double(distances[row]).squareRoot()
      let isOwn = Int(nearest.labels[row]) == label
      let other = isOwn ? nearest.secondSquaredDistances[row] : nearest.squaredDistances[row]
      let b = Double(other).squareRoot()
      return max(a, b) > 0 ? (b - a) / max(a, b) : 0
    }
  }

  /// Returns the silhouette of every row: (b − a) / max(a, b) of mean distances to rows.
  ///
  /// a is the mean distance to the other rows of the own cluster, b the least mean distance to the rows of another;
  /// 0 for a row that is a cluster of its own, for one cluster, and where both are 0. Streams: no matrix of n × n.
  ///
  /// - Parameters:
  ///   - rows: n × d.
  ///   - labels: n labels from 0 to k − 1, none of them unused.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: n values from −1 to 1; their mean is the silhouette of the partition.
  /// - Complexity: O(n² · d) time, O(n + k) space.
  ///
  /// > Source: Rousseeuw, "Silhouettes: a graphical aid", 1987, DOI 10.1016/0377-0427(87)90125-7.
  public static func exact(_ rows: Matrix, labels: [Int], threadCount: Int) -> [Double] {
    precondition(labels.count == rows.rowCount, "\(labels.count) labels, \(rows.rowCount) rows")
    let count = (labels.max() ?? -1) + 1
    guard count > 1 else { return [Double](repeating: 0, count: labels.count) }
    let sizes = labels.reduce(into: [Int](repeating: 0, count: count)) { $0[$1] += 1 }
    var ends = sizes
    for label in 1..<count { ends[label] += ends[label - 1] }
    // Cluster by cluster, so that a cluster's distances lie side by side.
    let order = labels.indices.sorted { (labels[$0], $0) < (labels[$1], $1) }
    let sorted = centered(rows, order)
    let own = order.map { labels[$0] }
    let values = sorted.distanceSums(toRunsEndingAt: ends, threadCount: threadCount) { row, sums in
      silhouette(sums, own: own[row], sizes: sizes)
    }
    var result = [Double](repeating: 0, count: labels.count)
    for (place, row) in order.enumerated() { result[row] = values[place] }
    return result
  }

  private static func silhouette(_ sums: ArraySlice<Double>, own: Int, sizes: [Int]) -> Double {
    guard sizes[own] > 1 else { return 0 }
    var b = Double.infinity
    for (cluster, sum) in sums.enumerated() where cluster != own {
      b = min(b, sum / Double(sizes[cluster]))
    }
    let a = sums[sums.startIndex + own] / Double(sizes[own] - 1)
    return max(a, b) > 0 ? (b - a) / max(a, b) : 0
  }

  /// Returns the rows in an order, their means taken off, so that products lose few digits.
  private static func centered(_ rows: Matrix, _ order: [Int]) -> Matrix {
    let means = rows.columnMeans
    var centered = rows.rows(order)
    for row in 0..<centered.rowCount {
      for (column, mean) in means.enumerated() {
        centered[row, column] = Float(Double(centered[row, column]) - mean)
      }
    }
    return centered
  }
}
