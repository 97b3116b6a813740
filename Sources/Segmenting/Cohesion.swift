import Clustering
import LinearAlgebra

/// How much closer together the members of a segment are than all accounts.
package enum Cohesion {
  /// Returns 1 − (mean squared distance to the own center) ÷ (that of all rows to the common center).
  ///
  /// 1 where the members are equal and others are not, about 0 where they are as spread as everybody, and below 0 where more.
  ///
  /// - Parameters:
  ///   - rows: n rows of d columns.
  ///   - labels: n labels from 0 to k − 1, none of them unused.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: One value for each cluster; 0 where all rows are equal.
  package static func perCluster(
    _ rows: some MeasurableRows, labels: [Int], threadCount: Int
  ) -> [Double] {
    let count = (labels.max() ?? -1) + 1
    guard count > 0 else { return [] }
    let own = labels.map(Int32.init)
    let centers = rows.means(ofLabels: own, clusterCount: count)
    let distances = rows.squaredDistances(toOwn: centers, labels: own, threadCount: threadCount)
    var within = [Double](repeating: 0, count: count)
    var sizes = within
    for (label, distance) in zip(labels, distances) {
      within[label] += Double(distance)
      sizes[label] += 1
    }
    let all = [Int](repeating: 0, count: labels.count)
    let total =
      Inertia.sum(rows, labels: all, threadCount: threadCount) / Double(labels.count)
    return zip(within, sizes).map { total > 1e-12 ? 1 - $0 / $1 / total : 0 }
  }
}
