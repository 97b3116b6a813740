import Clustering
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct EncodedKMeansTests {
  private func random(_ seed: Int, count: Int = 1500, missing: Double = 0.15) -> RandomEncodedRows {
    RandomEncodedRows(
      count: count, numberCount: seed % 3 * 2, levelCounts: [3, 12, 5, 8, 20], tagCount: 15,
      missingShare: missing, seed: UInt64(seed))
  }

  @Test(arguments: 1...6)
  func quickLooksAndBoundsChangeNothing(seed: Int) {
    let rows = random(seed).encoded
    let start = rows.written((0..<40).map { $0 * 37 })
    var method = KMeans(clusterCount: 40)
    let with = method.fit(rows, from: start)
    method.usesBounds = false
    #expect(with == method.fit(rows, from: start))
    method.usesBounds = true
    method.threadCount = 2
    #expect(with == method.fit(rows, from: start))
  }

  @Test(arguments: 1...4)
  func everyLabelIsTheNearestCenterOverTheKnownValues(seed: Int) {
    let random = random(seed, count: 400)
    let fit = KMeans(clusterCount: 9).fit(
      random.encoded, from: random.encoded.written((0..<9).map { $0 * 41 }))
    let centers = (0..<9).map { fit.centers.row($0).map(Double.init) }
    var inertia = 0.0
    for (row, label) in fit.labels.enumerated() {
      let distances = centers.map { random.squaredDistance(row, to: $0) }
      #expect(distances[label] <= (distances.min() ?? 0) + 1e-5)
      #expect(abs(distances[label] - Double(fit.squaredDistances[row])) < 1e-5)
      inertia += distances[label]
    }
    #expect(abs(inertia - fit.inertia) < 1e-3)
  }

  @Test(arguments: 1...4)
  func theObjectiveNeverRisesWithMissingValues(seed: Int) {
    let rows = random(seed, count: 600, missing: 0.4).encoded
    let start = rows.written((0..<12).map { $0 * 49 })
    var method = KMeans(clusterCount: 12)
    var before = Double.infinity
    for count in 0...12 {
      method.maximumIterationCount = count
      let inertia = method.fit(rows, from: start).inertia
      #expect(inertia <= before * (1 + 1e-6))
      before = inertia
    }
  }

  @Test func aRowWithNothingKnownIsNearEveryCenter() throws {
    let layout = EncodedLayout(
      numberCount: 1, levelCounts: [2], levelValues: [1, 1], means: [0.5, 0.5])
    let block = layout.blocks[0]
    let rows = EncodedRows(
      layout: layout, numbers: Matrix([[3], [-3], [0]]), codeCount: 1,
      codes: [Int32(block.firstEntry), Int32(block.firstEntry + 1), Int32(block.missingEntry)],
      offsets: [0, 0, 0, 1], entries: [Int32(layout.missingEntry(ofNumber: 0))], values: [1])
    let fit = KMeans(clusterCount: 2).fit(rows, from: rows.written([0, 1]))
    #expect(fit.labels == [0, 1, 0])
    #expect(fit.squaredDistances == [0, 0, 0])
    #expect(fit.centers == rows.written([0, 1]))
  }

  @Test func weightsStandForRepeatedRows() {
    let rows = random(2, count: 200).encoded
    let counts = (0..<200).map { 1 + $0 % 3 }
    let repeated = rows.rows((0..<200).flatMap { [Int](repeating: $0, count: counts[$0]) })
    let start = rows.written([3, 50, 97, 151])
    let method = KMeans(clusterCount: 4)
    let weighted = method.fit(rows, weights: counts.map(Float.init), from: start)
    let plain = method.fit(repeated, from: start)
    #expect(
      weighted.labels
        == (0..<200).map { plain.labels[counts.prefix($0).reduce(0, +)] })
    #expect(abs(weighted.inertia - plain.inertia) < 1e-6 * plain.inertia)
  }

  @Test func shuffledRowsGiveTheSameClusters() throws {
    let rows = random(5, count: 5000).encoded
    var generator = SeededGenerator(seed: 4)
    let order = (0..<5000).shuffled(using: &generator)
    let method = KMeans(clusterCount: 20)
    let fit = try method.fit(rows, using: &generator)
    let shuffled = try method.fit(rows.rows(order), using: &generator)
    #expect(AdjustedRand.index(order.map { fit.labels[$0] }, shuffled.labels) > 0.999)
    #expect(abs(fit.inertia - shuffled.inertia) < 1e-6 * fit.inertia)
  }
}
