import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct EncodedPassTests {
  /// Rows of which many lie far from all centers, and some at equal distances from several.
  private func rows(_ seed: Int) -> RandomEncodedRows {
    RandomEncodedRows(
      count: 700, numberCount: seed % 4, levelCounts: [2, 3, 4, 9, 30, 5], tagCount: seed % 2 * 25,
      missingShare: 0.1 * Double(seed % 3), seed: UInt64(seed))
  }

  private func centers(_ count: Int, of rows: EncodedRows, stretch: Float, seed: Int) -> Matrix {
    var draw = SeededGenerator(seed: UInt64(seed))
    let written = rows.written((0..<count).map { _ in Int(draw.unit() * 700) })
    return Matrix(rowCount: count, columnCount: rows.columnCount) { row, column in
      written[row, column] * stretch
    }
  }

  @Test(arguments: 1...8, [1, 2, 33, 130])
  func theQuickLookFindsTheSameLabelsAndItsBoundsHold(seed: Int, count: Int) {
    let random = rows(seed)
    let encoded = random.encoded
    let norms = encoded.squaredNorms(threadCount: 1)
    // Rows themselves as centers make ties; shrunken and stretched ones make near and far centers.
    for stretch in [1, 0.5, 20] as [Float] {
      let centers = centers(count, of: encoded, stretch: stretch, seed: seed)
      let exact = encoded.assignment(to: centers, threadCount: 1)
      let plan = encoded.passPlan(norms: norms, looksQuickly: true, threadCount: 2)
      let pass = encoded.pass(to: centers, plan: plan, threadCount: 1)
      let found = pass.bracketed(ofRows: 0..<encoded.rowCount)
      #expect(found.labels == exact.labels)
      let own = centers.rowCount
      let written = (0..<own).map { centers.row($0).map(Double.init) }
      for row in stride(from: 0, to: encoded.rowCount, by: 7) {
        let distances = written.map { random.squaredDistance(row, to: $0) }
        let best = distances[Int(exact.labels[row])]
        #expect(Double(found.upper[row]) >= best * (1 - 1e-6))
        for (center, distance) in distances.enumerated() where center != Int(exact.labels[row]) {
          #expect(Double(found.lower[row]) <= distance * (1 + 1e-6) + 1e-9)
        }
      }
      let chosen = (0..<encoded.rowCount).filter { $0 % 5 == 2 }.map { Int32($0) }
      let some = pass.bracketed(ofRows: chosen)
      #expect(some.labels == chosen.map { exact.labels[Int($0)] })
      #expect(some.upper == chosen.map { found.upper[Int($0)] })
    }
  }

  @Test func valuesThatDoNotFitAreMeasuredExactly() {
    let layout = EncodedLayout(
      numberCount: 0, levelCounts: [2], levelValues: [1, 1], means: [0, 0])
    let rows = EncodedRows(
      layout: layout, rowCount: 2, numbers: [], codeCount: 0, codes: [], offsets: [0, 1, 2],
      entries: [0, 1], values: [7, 3])
    let centers = Matrix([[7, 0], [0, 3]])
    let plan = rows.passPlan(norms: [49, 9], looksQuickly: true, threadCount: 1)
    let found = rows.pass(to: centers, plan: plan, threadCount: 1).bracketed(ofRows: 0..<2)
    #expect(found.labels == [0, 1])
    #expect(rows.assignment(to: centers, threadCount: 1).squaredDistances == [0, 0])
  }
}
