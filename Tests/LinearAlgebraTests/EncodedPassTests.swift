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
    let written = rows.written((0..<count).map { _ in Int(draw.unit() * Double(rows.rowCount)) })
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

  @Test(arguments: 1...4)
  func longListsOfEqualAndOfDifferentValuesToo(seed: Int) {
    // Runs as long as the quick look adds up at once, one less and one more, then values that all differ.
    let layout = EncodedLayout(
      numberCount: 1, levelCounts: [3, 60], levelValues: [Float](repeating: 1, count: 63),
      means: [Float](repeating: 0, count: 63))
    var draw = SeededGenerator(seed: UInt64(seed))
    var (offsets, entries, values): ([Int64], [Int32], [Float]) = ([0], [], [])
    let first = layout.blocks[1].firstEntry
    for row in 0..<600 {
      let count = [0, 1, 7, 8, 9, 16, 17, 40][row % 8]
      let start = Int(draw.unit() * 60)
      for place in 0..<count {
        entries.append(Int32(first + (start + place) % 60))
        values.append(row % 3 == 0 ? Float(draw.unit()) : row % 3 == 1 ? 1 : 1 / Float(count))
      }
      offsets.append(Int64(entries.count))
    }
    let rows = EncodedRows(
      layout: layout, rowCount: 600, numbers: (0..<600).map { _ in Float(draw.unit()) },
      codeCount: 1, codes: (0..<600).map { _ in Int32(1 + Int(draw.unit() * 3)) },
      offsets: offsets, entries: entries, values: values)
    let centers = centers(70, of: rows, stretch: 0.7, seed: seed)
    let exact = rows.assignment(to: centers, threadCount: 1)
    let plan = rows.passPlan(
      norms: rows.squaredNorms(threadCount: 1), looksQuickly: true, threadCount: 2)
    let found = rows.pass(to: centers, plan: plan, threadCount: 1).bracketed(ofRows: 0..<600)
    #expect(found.labels == exact.labels)
    for row in 0..<600 {
      #expect(found.upper[row] >= exact.squaredDistances[row] * (1 - 1e-5))
      #expect(found.nearestLower[row] <= exact.squaredDistances[row] * (1 + 1e-5) + 1e-6)
      #expect(found.lower[row] <= exact.secondSquaredDistances[row] * (1 + 1e-5) + 1e-6)
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
