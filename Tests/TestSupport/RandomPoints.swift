import Statistics

/// Random points for tests; the same for the same seed.
public enum RandomPoints {
  /// Returns n points of d uniform coordinates between −1 and 1.
  public static func uniform(count: Int, dimension: Int, seed: UInt64) -> [[Double]] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in (0..<dimension).map { _ in generator.unit() * 2 - 1 } }
  }

  /// Returns groups of points around random centers, and the group of each point.
  public static func groups(
    sizes: [Int], dimension: Int, spread: Double, seed: UInt64
  ) -> (points: [[Double]], labels: [Int]) {
    var generator = SeededGenerator(seed: seed)
    var points: [[Double]] = []
    var labels: [Int] = []
    for (group, size) in sizes.enumerated() {
      let center = (0..<dimension).map { _ in generator.unit() * 10 - 5 }
      for _ in 0..<size {
        points.append(center.map { $0 + (generator.unit() - 0.5) * spread })
        labels.append(group)
      }
    }
    return (points, labels)
  }
}
