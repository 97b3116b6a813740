import Foundation
import LinearAlgebra
import Statistics

/// Greedy k-means++: each further seed is the best of a few rows drawn in proportion to their distance.
///
/// 2 + ⌊ln k⌋ rows are drawn for each seed with probability proportional to the weighted squared distance to the
/// nearest seed so far; the one that lowers the sum of these distances most is taken.
///
/// > Source: Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding", 2007; the greedy variant
/// > is analyzed by Bhattacharya et al., 2020, DOI 10.4230/LIPIcs.ESA.2020.18.
package struct GreedySeeding<Rows: MeasurableRows>: Sendable {
  private let rows: Rows
  private let weights: [Float]?
  private let norms: [Float]
  private let threadCount: Int

  /// Creates a seeding of these rows.
  package init(rows: Rows, weights: [Float]? = nil, threadCount: Int = 1) {
    self.rows = rows
    self.weights = weights
    self.threadCount = threadCount
    norms = rows.squaredNorms(threadCount: threadCount)
  }

  /// Returns the indices of `count` different rows.
  package func seeds(count: Int, using generator: inout some RandomNumberGenerator) -> [Int] {
    let n = rows.rowCount
    precondition(count <= n, "\(count) seeds of \(n) rows")
    var state = State(n: n, chunkCount: ChunkedWork.chunkCount(rowCount: n), weights: weights)
    var seeds: [Int] = []
    var isTaken = [Bool](repeating: false, count: n)
    // A panel of 16 centers costs what one costs, so that no more trials than that are made.
    let trialCount = min(Matrix.laneCount, 2 + Int(log(Double(count))))
    while seeds.count < count {
      let trials = (0..<(seeds.isEmpty ? 1 : trialCount)).map { _ in
        state.draw(isTaken: isTaken, using: &generator)
      }
      let winner = take(trials, into: &state)
      seeds.append(winner)
      isTaken[winner] = true
    }
    return seeds
  }

  /// Makes the best of the drawn rows a seed, ties to the one drawn first.
  private func take(_ trials: [Int], into state: inout State) -> Int {
    let panels = rows.panels(for: rows.written(trials))
    let (before, lanes) = (state, Matrix.laneCount)
    let parts = ChunkedWork.map(chunkCount: state.chunks.count, threadCount: threadCount) { chunk in
      let range = before.chunks[chunk]
      let distances = rows.squaredDistances(ofRows: range, norms: norms, to: panels)
      var sums = [Double](repeating: 0, count: trials.count)
      for (place, row) in range.enumerated() {
        let weight = Double(weights?[row] ?? 1)
        for trial in sums.indices {
          sums[trial] +=
            weight * Double(min(before.distances[row], distances[place * lanes + trial]))
        }
      }
      return (distances, sums)
    }
    var totals = [Double](repeating: 0, count: trials.count)
    for part in parts {
      for trial in totals.indices { totals[trial] += part.1[trial] }
    }
    let best = totals.indices.min { (totals[$0], $0) < (totals[$1], $1) } ?? 0
    for (chunk, part) in parts.enumerated() {
      for (place, row) in state.chunks[chunk].enumerated() {
        state.distances[row] = min(state.distances[row], part.0[place * lanes + best])
      }
      state.sums[chunk] = part.1[best]
    }
    state.distances[trials[best]] = 0
    return trials[best]
  }

  /// The distances of all rows to their nearest seed so far.
  private struct State: Sendable {
    let chunks: [Range<Int>]
    let weights: [Float]?
    /// Infinite while there is no seed.
    var distances: [Float]
    /// The weighted sums of the chunks' distances.
    var sums: [Double]

    init(n: Int, chunkCount: Int, weights: [Float]?) {
      chunks = (0..<chunkCount).map {
        ChunkedWork.rows(ofChunk: $0, chunkCount: chunkCount, rowCount: n)
      }
      self.weights = weights
      distances = [Float](repeating: .infinity, count: n)
      sums = chunks.map { range in range.reduce(0) { $0 + Double(weights?[$1] ?? 1) } }
    }

    /// Draws a row in proportion to its weighted distance; where all are 0, the first that is not taken.
    func draw(isTaken: [Bool], using generator: inout some RandomNumberGenerator) -> Int {
      var wanted = Double(generator.next() >> 11) * 0x1p-53 * sums.reduce(0, +)
      var last: Int?
      for (chunk, range) in chunks.enumerated() where sums[chunk] > 0 {
        if wanted >= sums[chunk] {
          wanted -= sums[chunk]
          continue
        }
        for row in range {
          let share = Double(weights?[row] ?? 1) * Double(min(1e30, distances[row]))
          let part = distances[row] == .infinity ? Double(weights?[row] ?? 1) : share
          guard part > 0 else { continue }
          last = row
          if wanted < part { return row }
          wanted -= part
        }
      }
      // Rounding may leave a rest behind the last row.
      return last ?? isTaken.firstIndex(of: false) ?? 0
    }
  }
}
