import LinearAlgebra

/// First centers from a Ward tree of a sample: no chance, and no row order, has a say in them.
///
/// The rows whose fingerprints are least make the sample; a row that occurs twice has two fingerprints, so that
/// equal rows are sampled like others. The tree is cut at k clusters, whose means are the centers.
///
/// > Source: Ward, 1963, DOI 10.1080/01621459.1963.10500845; Milligan and Sokol, "A two-stage clustering
/// > algorithm with robust recovery characteristics", 1980, DOI 10.1177/001316448004000320, for the two stages.
package struct WardSeeding: Sendable {
  private let threadCount: Int

  /// Creates a seeding.
  package init(threadCount: Int = 1) {
    self.threadCount = threadCount
  }

  /// Ten rows a center, at least 4,000 and, unless there are more centers, at most 20,000.
  package static func sampleSize(rowCount: Int, count: Int) -> Int {
    min(rowCount, max(count, min(20_000, max(4_000, 10 * count))))
  }

  /// Returns k centers, k × d; `count` is at most the number of rows.
  package func centers(
    _ rows: some MeasurableRows, weights: [Float]? = nil, count: Int
  ) -> Matrix {
    precondition(count <= rows.rowCount, "\(count) centers of \(rows.rowCount) rows")
    let places = sample(rows, size: Self.sampleSize(rowCount: rows.rowCount, count: count))
    let sampled = rows.rows(places)
    let own = weights.map { weights in places.map { weights[$0] } }
    // A row that counts nothing would give a merger without weight.
    let treeWeights = own?.map { max($0, .leastNormalMagnitude) }
    var method = WardTree()
    method.threadCount = threadCount
    let tree = method.tree(
      sampled.written(Array(0..<places.count)), weights: treeWeights)
    let labels = tree.labels(clusterCount: count).map(Int32.init)
    return sampled.means(ofLabels: labels, weights: treeWeights, clusterCount: count)
  }

  /// Returns the rows of the sample, by fingerprint.
  private func sample(_ rows: some MeasurableRows, size: Int) -> [Int] {
    var occurrences: [UInt64: UInt64] = [:]
    let prints = rows.fingerprints(threadCount: threadCount).map { print in
      var occurrence = Fingerprint()
      occurrence.add(print)
      occurrence.add(occurrences[print, default: 0])
      occurrences[print, default: 0] += 1
      return occurrence.value
    }
    return Array(prints.indices.sorted { (prints[$0], $0) < (prints[$1], $1) }.prefix(size))
  }
}
