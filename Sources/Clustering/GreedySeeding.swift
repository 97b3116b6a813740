import Foundation
import LinearAlgebra
import Statistics

/// Greedy k-means++: each further seed is the best of a few rows drawn in proportion to their distance.
///
/// 2 + ⌊ln k⌋ rows are drawn for each seed with probability proportional to the squared distance to the
/// nearest seed so far; the one that lowers the sum of these distances most is taken.
///
/// > Source: Arthur and Vassilvitskii, 2007; the greedy variant is analyzed by Bhattacharya et al., 2020,
/// > DOI 10.4230/LIPIcs.ESA.2020.18.
package struct GreedySeeding {
  private let rows: Matrix

  /// Creates a seeding of these rows.
  package init(rows: Matrix) {
    self.rows = rows
  }

  /// Returns the indices of `count` different rows.
  package func seeds(count: Int, using generator: inout some RandomNumberGenerator) -> [Int] {
    let n = rows.rowCount
    precondition(count <= n, "\(count) seeds of \(n) rows")
    var seeds = [Int(generator.next(upperBound: UInt64(n)))]
    var distances = squaredDistances(to: seeds[0])
    let trialCount = 2 + Int(log(Double(count)))
    while seeds.count < count {
      var cumulated: [Double] = []
      cumulated.reserveCapacity(n)
      var total = 0.0
      for distance in distances {
        total += distance
        cumulated.append(total)
      }
      var best: (row: Int, distances: [Double], sum: Double)?
      for _ in 0..<trialCount {
        let row = draw(cumulated, total: total, taken: seeds, using: &generator)
        let next = zip(distances, squaredDistances(to: row)).map { min($0, $1) }
        let sum = next.reduce(0, +)
        if sum < best?.sum ?? .infinity { best = (row, next, sum) }
      }
      guard let best else { preconditionFailure("no trial of \(trialCount)") }
      seeds.append(best.row)
      distances = best.distances
    }
    return seeds
  }

  private func draw(
    _ cumulated: [Double], total: Double, taken: [Int],
    using generator: inout some RandomNumberGenerator
  ) -> Int {
    // All rows equal a seed: any row that is none will do, so that k seeds are k rows.
    guard total > 0 else {
      return (0..<cumulated.count).first { !taken.contains($0) } ?? 0
    }
    let wanted = Double(generator.next() >> 11) * 0x1p-53 * total
    var (low, high) = (0, cumulated.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulated[middle] > wanted { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func squaredDistances(to seed: Int) -> [Double] {
    let center = Array(rows.row(seed))
    return (0..<rows.rowCount).map { row in
      let start = row * rows.stride
      var total: Float = 0
      for column in 0..<center.count {
        let difference = rows.storage[start + column] - center[column]
        total += difference * difference
      }
      return Double(total)
    }
  }
}
