import Clustering
import LinearAlgebra

/// Groups of near segments, each judged by itself.
enum StabilityRegions {
  /// Returns the segments of every region, near ones together.
  ///
  /// - Parameters:
  ///   - centers: The segments' centers, k × d.
  ///   - meanCount: About how many segments a region has; nothing for one region of all.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: Regions of indices of segments.
  static func regions(of centers: Matrix, meanCount: Int?, threadCount: Int) -> [[Int]] {
    guard let meanCount else { return [Array(0..<centers.rowCount)] }
    // A region of few segments leaves the partition no choice; it joins the one before it.
    var regions: [[Int]] = []
    for group in RowGroups(meanSize: meanCount, threadCount: threadCount).groups(of: centers) {
      if let last = regions.indices.last,
        group.count * 2 < meanCount || regions[last].count * 2 < meanCount
      {
        regions[last] += group
      } else {
        regions.append(group)
      }
    }
    return regions
  }
}
