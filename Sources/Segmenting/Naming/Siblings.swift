import LinearAlgebra

/// Which other segment is most similar to each.
package enum Siblings {
  /// Returns for each segment the one whose center is nearest to its own; nothing where there is only one.
  ///
  /// - Parameters:
  ///   - rows: n rows of d columns.
  ///   - labels: n labels from 0 to k − 1, none of them unused.
  /// - Returns: k indices, none its own; ties go to the lower one.
  /// - Complexity: O(k² · d).
  package static func nearest(_ rows: some MeasurableRows, labels: [Int]) -> [Int?] {
    let count = (labels.max() ?? -1) + 1
    guard count > 1 else { return [Int?](repeating: nil, count: count) }
    let centers = rows.means(ofLabels: labels.map(Int32.init), clusterCount: count)
    return centers.nearestOtherRows(count: 1).map { $0[0] < 0 ? nil : $0[0] }
  }
}
