/// Single, complete and average linkage as the definitions have them: merge the nearest two sets of points, n − 1 times.
///
/// O(n³) sets, and every distance of two sets from all their pairs.
public enum NaiveLinkage {
  /// Returns the least of the distances.
  public static func single(_ distances: [Double]) -> Double { distances.min() ?? 0 }

  /// Returns the largest of the distances.
  public static func complete(_ distances: [Double]) -> Double { distances.max() ?? 0 }

  /// Returns the mean of the distances.
  public static func average(_ distances: [Double]) -> Double {
    distances.reduce(0, +) / Double(distances.count)
  }

  /// Returns the heights in order of merging, for points n × d, and each leaf's height of meeting every other, n × n.
  public static func tree(
    _ points: [[Double]], linkage: ([Double]) -> Double
  ) -> (heights: [Double], cophenetic: [[Double]]) {
    var sets = points.indices.map { [$0] }
    var heights: [Double] = []
    var cophenetic = [[Double]](
      repeating: [Double](repeating: 0, count: points.count), count: points.count)
    while sets.count > 1 {
      var best = (distance: Double.infinity, first: 0, second: 1)
      for first in sets.indices {
        for second in sets.indices.dropFirst(first + 1) {
          let pairs = sets[first].flatMap { a in
            sets[second].map { distance(points[a], points[$0]) }
          }
          let value = linkage(pairs)
          if value < best.distance { best = (value, first, second) }
        }
      }
      for a in sets[best.first] {
        for b in sets[best.second] {
          cophenetic[a][b] = best.distance
          cophenetic[b][a] = best.distance
        }
      }
      heights.append(best.distance)
      sets[best.first] += sets.remove(at: best.second)
    }
    return (heights, cophenetic)
  }

  /// Returns the Euclidean distance.
  public static func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }
}
