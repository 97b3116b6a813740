import LinearAlgebra

/// New clusters of rows that lie near each other and belong to several clusters.
///
/// Around every row the nearest rows of its own and the near clusters are taken one after the other. A set G
/// that leaves clusters C the rows C ∖ R gains Σ over C of (Σ over R of ‖x − c‖² + ‖Σ over R of (x − c)‖² ÷ |C ∖ R|)
/// less the sum of squares of G. The best set of every cluster's rows is kept; none of it leaves a cluster with
/// fewer rows than the lower bound. Ties go to the lower row.
struct ClusterOpenings {
  let rows: Matrix
  let sizes: ClosedRange<Int>
  /// The rows of every cluster, k lists, none empty.
  let members: [[Int]]
  /// k × d.
  let centers: Matrix
  /// The near clusters of every cluster, k lists.
  let lists: [[Int]]

  /// A set of rows that may become a cluster.
  struct Opening: Sendable {
    /// Ascending.
    let rows: [Int]
    /// The clusters that they come from.
    let donors: [Int]
    let gain: Double
  }

  /// Returns the best set around the rows of each cluster, the one that gains most first.
  ///
  /// - Complexity: O(n · (c + U) · d) for c candidates, the rows of a dozen clusters.
  func all(threadCount: Int) -> [Opening] {
    var own = [Int](repeating: 0, count: rows.rowCount)
    for (cluster, members) in members.enumerated() {
      for row in members { own[row] = cluster }
    }
    let labels = own
    let chunkCount = ChunkedWork.usualChunkCount
    let parts = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: members.count)
        .compactMap { best(of: $0, labels) }
    }
    return parts.flatMap { $0 }.sorted { ($1.gain, $0.rows[0]) < ($0.gain, $1.rows[0]) }
  }

  private func best(of cluster: Int, _ labels: [Int]) -> Opening? {
    let candidates = members[cluster] + lists[cluster].flatMap { members[$0] }
    var best: Opening?
    for seed in members[cluster] {
      let near = candidates.map { row in
        (distance: rows.squaredDistance(fromRow: seed, to: rows, row: row), row: row)
      }.sorted { ($0.distance, $0.row) < ($1.distance, $1.row) }
      if let opening = grown(near.map(\.row), labels), opening.gain > best?.gain ?? 0 {
        best = opening
      }
    }
    return best
  }

  /// What a cluster gives.
  private struct Donor {
    let cluster: Int
    var count = 0
    /// Σ of the given rows less the center, d.
    var sum: [Float]
    /// Σ of their squared distances to the center.
    var squares: Float = 0
    var saving: Float = 0
  }

  /// Takes rows one after the other and returns the best of the sets on the way.
  private func grown(_ near: [Int], _ labels: [Int]) -> Opening? {
    var taken: [Int] = []
    var mean = [Float](repeating: 0, count: rows.columnCount)
    var squares: Float = 0
    var saved: Float = 0
    var donors: [Donor] = []
    var best: (count: Int, gain: Float)?
    for row in near {
      let cluster = labels[row]
      let place: Int
      if let known = donors.firstIndex(where: { $0.cluster == cluster }) {
        place = known
      } else {
        place = donors.count
        donors.append(Donor(cluster: cluster, sum: [Float](repeating: 0, count: mean.count)))
      }
      let left = members[cluster].count - donors[place].count - 1
      guard left >= sizes.lowerBound else { continue }
      saved -= donors[place].saving
      give(row, from: &donors[place], left: left)
      saved += donors[place].saving
      squares += add(row, to: &mean, count: taken.count)
      taken.append(row)
      if sizes.contains(taken.count), saved - squares > best?.gain ?? 0 {
        best = (taken.count, saved - squares)
      }
      if taken.count == sizes.upperBound { break }
    }
    guard let best else { return nil }
    let chosen = taken[..<best.count].sorted()
    return Opening(
      rows: chosen, donors: Set(chosen.map { labels[$0] }).sorted(), gain: Double(best.gain))
  }

  private func give(_ row: Int, from donor: inout Donor, left: Int) {
    var (square, norm): (Float, Float) = (0, 0)
    var column = 0
    for (value, center) in zip(rows.row(row), centers.row(donor.cluster)) {
      let difference = value - center
      square += difference * difference
      donor.sum[column] += difference
      norm += donor.sum[column] * donor.sum[column]
      column += 1
    }
    donor.count += 1
    donor.squares += square
    donor.saving = donor.squares + norm / Float(left)
  }

  /// Moves a mean and returns by how much the sum of squares around it grows.
  private func add(_ row: Int, to mean: inout [Float], count: Int) -> Float {
    var square: Float = 0
    let share = 1 / Float(count + 1)
    var column = 0
    for value in rows.row(row) {
      let difference = value - mean[column]
      square += difference * difference
      mean[column] += difference * share
      column += 1
    }
    return square * Float(count) * share
  }
}
