/// Ward's method as the textbook has it: merge the cheapest pair, n − 1 times.
///
/// O(n³ · d).
public enum NaiveWard {
  /// Returns the heights √(2 · w v / (w + v)) · ‖a − b‖ in order of merging, for points n × d.
  public static func heights(_ points: [[Double]]) -> [Double] {
    var centers = points
    var weights = [Double](repeating: 1, count: points.count)
    var heights: [Double] = []
    while centers.count > 1 {
      var best = (cost: Double.infinity, first: 0, second: 1)
      for first in 0..<centers.count {
        for second in first + 1..<centers.count {
          let cost = growth(centers[first], weights[first], centers[second], weights[second])
          if cost < best.cost { best = (cost, first, second) }
        }
      }
      heights.append((2 * best.cost).squareRoot())
      let (w, v) = (weights[best.first], weights[best.second])
      centers[best.first] = zip(centers[best.first], centers[best.second]).map {
        (w * $0 + v * $1) / (w + v)
      }
      weights[best.first] = w + v
      centers.remove(at: best.second)
      weights.remove(at: best.second)
    }
    return heights
  }

  /// Returns the growth of the sum of squares when two clusters become one.
  public static func growth(_ a: [Double], _ w: Double, _ b: [Double], _ v: Double) -> Double {
    var squared = 0.0
    for (x, y) in zip(a, b) { squared += (x - y) * (x - y) }
    return w * v / (w + v) * squared
  }
}
