import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct EncodedRowsTests {
  private func random(_ seed: Int, missing: Double = 0.2) -> RandomEncodedRows {
    RandomEncodedRows(
      count: 60 + seed * 37, numberCount: seed % 4 * 3, levelCounts: [2 + seed, 7, 3],
      tagCount: seed % 3 * 10, missingShare: missing, seed: UInt64(seed))
  }

  private func centers(_ count: Int, width: Int, seed: Int) -> [[Double]] {
    RandomPoints.uniform(count: count, dimension: width, seed: UInt64(seed))
      .map { $0.map { Double(Float($0 * 2 - 1)) } }
  }

  @Test func oneAccountByHand() {
    // A number, a category of two levels of value 2 with means 0.5 and 0.25, and nothing else.
    let layout = EncodedLayout(
      numberCount: 1, levelCounts: [2], levelValues: [2, 2], means: [0.5, 0.25])
    let block = layout.blocks[0]
    let codes = [block.firstEntry, block.firstEntry + 1, block.missingEntry, block.meanEntry]
    let rows = EncodedRows(
      layout: layout, numbers: Matrix([[3], [0], [1], [1]]), codeCount: 1,
      codes: codes.map(Int32.init), offsets: [0, 0, 1, 1, 1],
      entries: [Int32(layout.missingEntry(ofNumber: 0))], values: [1])
    let center = Matrix([[1, 1, 0]])
    let found = rows.assignment(to: center, threadCount: 1).squaredDistances
    // (3 − 1)² + (1.5 − 1)² + 0.25²; the category alone, (0.5 + 1)² + 1.75²; the number alone; the mean.
    #expect(found == [4 + 0.25 + 0.0625, 2.25 + 3.0625, 0, 1])
    #expect(rows.written([0, 2]) == Matrix([[3, 1.5, -0.25], [1, 0, 0]]))
  }

  @Test(arguments: 1...9)
  func theEncodedDistanceIsTheMaskedOneHotDistance(seed: Int) {
    let random = random(seed)
    let centers = centers(1 + seed * 9, width: random.encoded.columnCount, seed: seed)
    let found = random.encoded.assignment(to: Matrix(centers), threadCount: 2)
    for row in random.written.indices {
      let distances = centers.map { random.squaredDistance(row, to: $0) }
      let sorted = distances.sorted()
      let scale = 1e-5 * (1 + sorted[0])
      #expect(abs(Double(found.squaredDistances[row]) - sorted[0]) < scale)
      #expect(abs(distances[Int(found.labels[row])] - sorted[0]) < scale)
      if centers.count > 1 {
        #expect(abs(Double(found.secondSquaredDistances[row]) - sorted[1]) < scale * 2)
      }
    }
  }

  @Test(arguments: 1...6)
  func equalsTheDenseRowsWhereNothingIsMissing(seed: Int) {
    let random = random(seed, missing: 0)
    let n = random.written.count
    let dense = random.encoded.written(Array(0..<n))
    for row in 0..<n {
      for (value, wanted) in zip(dense.row(row), random.written[row]) {
        #expect(abs(Double(value) - wanted) < 1e-6)
      }
    }
    let centers = Matrix(centers(20, width: dense.columnCount, seed: seed))
    let one = random.encoded.assignment(to: centers, threadCount: 1)
    let other = dense.assignment(to: centers, threadCount: 1)
    #expect(one.labels == other.labels)
    for (a, b) in zip(one.squaredDistances, other.squaredDistances) {
      #expect(abs(a - b) < 1e-5 * (1 + b))
    }
  }

  @Test(arguments: 1...6)
  func chosenRowsAndThreadsChangeNoByte(seed: Int) {
    let rows = random(seed).encoded
    let centers = Matrix(centers(37, width: rows.columnCount, seed: seed))
    let one = rows.assignment(to: centers, threadCount: 1)
    #expect(one == rows.assignment(to: centers, threadCount: 2))
    let norms = rows.squaredNorms(threadCount: 1)
    let chosen = (0..<rows.rowCount).filter { $0 % 3 != 1 }.reversed().map { Int32($0) }
    let found = rows.assignment(ofRows: chosen, norms: norms, to: rows.panels(for: centers))
    #expect(found.labels == chosen.map { one.labels[Int($0)] })
    #expect(found.squaredDistances == chosen.map { one.squaredDistances[Int($0)] })
    let copied = rows.rows(chosen.map(Int.init)).assignment(to: centers, threadCount: 1)
    #expect(copied == found)
  }

  @Test(arguments: 1...6)
  func distancesToAFewCentersAreThoseOfTheDefinition(seed: Int) {
    let random = random(seed)
    let rows = random.encoded
    let centers = centers(1 + seed * 2, width: rows.columnCount, seed: seed)
    let found = rows.squaredDistances(
      ofRows: 5..<25, norms: rows.squaredNorms(threadCount: 1),
      to: rows.panels(for: Matrix(centers)))
    #expect(found.count == 20 * 16)
    for (index, value) in found.enumerated() {
      let (row, center) = (5 + index / 16, index % 16)
      guard center < centers.count else {
        #expect(value == .infinity)
        continue
      }
      let wanted = random.squaredDistance(row, to: centers[center])
      #expect(abs(Double(value) - wanted) < 1e-5 * (1 + wanted))
    }
  }

  @Test(arguments: 1...6)
  func meansAreThoseOfTheKnownValues(seed: Int) {
    let random = random(seed, missing: 0.5)
    let rows = random.encoded
    let n = rows.rowCount
    var generator = SeededGenerator(seed: UInt64(seed))
    let weights = (0..<n).map { _ in Float(generator.unit()) }
    let labels = (0..<n).map { Int32($0 % 5 == 4 ? 0 : $0 % 5) }
    for own in [weights, nil] {
      var sums = ClusterSums(clusterCount: 5, width: rows.sumWidth)
      rows.move(
        0..<n, weights: own, from: [Int32](repeating: -1, count: n), to: labels, in: &sums)
      let means = rows.means(of: sums)
      for cluster in 0..<5 {
        let members = labels.indices.filter { labels[$0] == cluster }
        let wanted = random.mean(of: members, weights: own)
        for (value, mean) in zip(means.row(cluster), wanted) {
          #expect(abs(Double(value) - mean) < 1e-5)
        }
      }
    }
  }

  @Test func rowsThatMoveLeaveTheirFormerSums() {
    let rows = random(4).encoded
    let n = rows.rowCount
    let before = (0..<n).map { Int32($0 % 3) }
    let after = (0..<n).map { Int32($0 % 4) }
    let none = [Int32](repeating: -1, count: n)
    var moved = ClusterSums(clusterCount: 4, width: rows.sumWidth)
    rows.move(0..<n, weights: nil, from: none, to: before, in: &moved)
    rows.move(0..<n, weights: nil, from: before, to: after, in: &moved)
    var direct = ClusterSums(clusterCount: 4, width: rows.sumWidth)
    rows.move(0..<n, weights: nil, from: none, to: after, in: &direct)
    #expect(moved.totals == direct.totals)
    for (a, b) in zip(moved.sums, direct.sums) { #expect(abs(a - b) < 1e-9) }
  }

  @Test(arguments: [false, true])
  func manyRowsOfWhichSomeMoveAddUpAsOneByOne(areWeighted: Bool) {
    // More rows than the kernel lists at a time.
    let n = 2600
    let rows = RandomEncodedRows(
      count: n, numberCount: 2, levelCounts: [3, 5], tagCount: 9, missingShare: 0.1, seed: 5
    ).encoded
    let weights = areWeighted ? (0..<n).map { Float($0 % 7) / 4 } : nil
    let from = (0..<n).map { Int32($0 % 11 == 0 ? -1 : $0 % 4) }
    let to = (0..<n).map { Int32($0 % 3) }
    var all = ClusterSums(clusterCount: 4, width: rows.sumWidth)
    rows.move(0..<n, weights: weights, from: from, to: to, in: &all)
    var single = ClusterSums(clusterCount: 4, width: rows.sumWidth)
    for row in 0..<n {
      rows.move(row..<row + 1, weights: weights, from: [from[row]], to: [to[row]], in: &single)
    }
    #expect(all == single)
  }

  @Test func equalRowsHaveEqualFingerprintsAndOthersDoNot() {
    let rows = random(5).encoded
    let twice = rows.rows(Array(0..<rows.rowCount) + Array(0..<rows.rowCount))
    let prints = twice.fingerprints(threadCount: 2)
    #expect(prints[..<rows.rowCount] == prints[rows.rowCount...])
    #expect(Set(prints).count == rows.rowCount)
  }

  @Test func noRowsNoNumbersAndNoCategoriesAreFine() {
    let layout = EncodedLayout(numberCount: 2, levelCounts: [], levelValues: [], means: [])
    let numbers = EncodedRows(
      layout: layout, numbers: Matrix([[1, 2], [3, 4]]), codeCount: 0, codes: [],
      offsets: [0, 0, 0], entries: [], values: [])
    #expect(
      numbers.assignment(to: Matrix([[1, 2]]), threadCount: 1).squaredDistances == [0, 8])
    let none = numbers.rows([])
    #expect(none.assignment(to: Matrix([[1, 2]]), threadCount: 1).labels.isEmpty)
  }

  @Test func aNumberThatIsNoneIsFound() {
    let layout = EncodedLayout(numberCount: 2, levelCounts: [], levelValues: [], means: [])
    let rows = EncodedRows(
      layout: layout, numbers: Matrix([[1, 2], [3, .infinity]]), codeCount: 0, codes: [],
      offsets: [0, 0, 0], entries: [], values: [])
    #expect(rows.firstNotFinite?.row == 1)
    #expect(rows.firstNotFinite?.column == 1)
  }
}
