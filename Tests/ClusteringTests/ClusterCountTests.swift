import Clustering
import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct ClusterCountTests {
  /// Rows of some kinds: three blocks of three columns say the kind in their own way, with noise.
  private func planted(kinds: Int, count: Int, noise: Double, seed: UInt64) -> Matrix {
    var generator = SeededGenerator(seed: seed)
    let centers = (0..<kinds).map { _ in (0..<9).map { _ in generator.unit() * 6 - 3 } }
    return Matrix(
      (0..<count).map { row in
        (0..<9).map { column in
          let spread = (0..<6).reduce(0.0) { sum, _ in sum + generator.unit() - 0.5 }
          return centers[row % kinds][column] + noise * spread
        }
      })
  }

  private func method() -> ClusterCount {
    var method = ClusterCount(blocks: [0..<3, 3..<6, 6..<9])
    method.counts = 2...8
    return method
  }

  @Test func findsPlantedKinds() throws {
    // Where two kinds lie near each other, they may be one: never more than there are, and nearly always as many.
    var hits = 0
    for kinds in 2...6 {
      let rows = planted(kinds: kinds, count: 240, noise: 0.8, seed: UInt64(kinds))
      let result = try method().result(rows, seed: 1)
      #expect(result.count <= kinds && result.count > 1, "\(result)")
      #expect(result.pValue == 0.05)
      let evidence = try #require(result.evidence.first { $0.count == kinds })
      #expect(evidence.squaresRatio < 1 && evidence.z < 0 && evidence.explained > 0)
      hits += result.count == kinds ? 1 : 0
    }
    #expect(hits >= 4)
  }

  @Test func permutedRowsAreOneKind() throws {
    // The rows' blocks are drawn apart: nothing goes with anything. One in twenty may pass the first test.
    var found = 0
    for seed in 1...10 as ClosedRange<UInt64> {
      let rows = planted(kinds: 4, count: 200, noise: 0.8, seed: seed)
      var generator = SeededGenerator(seed: seed)
      let apart = BlockNull(blocks: method().blocks).permuted(rows, using: &generator)
      var quick = method()
      (quick.counts, quick.drawCount, quick.judgedNullCount) = (2...5, 4, 3)
      if try quick.result(apart, seed: seed).count > 1 { found += 1 }
    }
    #expect(found <= 2)
  }

  @Test func theRuleTakesTheFewestAsGoodAsTheBestOfThoseThatComeBack() {
    let method = ClusterCount(blocks: [0..<1, 1..<2])
    // Numbers 2, 3, 4, 5 with less squares than 19 sets. 5 would explain most and does not come back.
    let own: [Double] = [60, 40.2, 40, 10]
    let nulls = (0..<19).map { set in [100, 90, 90, 80].map { $0 + Double(set - 9) / 9 } }
    let draws: [[Double]] = [[0.9, 0.9], [0.95, 0.85], [0.84, 0.7], [0.5, 0.5]]
    let chance: [[[Double]]] = [[0.3, 0.3, 0.3, 0.5], [0.4, 0.4, 0.4, 0.6]].map {
      $0.map { [$0, $0] }
    }
    let result = method.chosen([2, 3, 4, 5], squares: [own] + nulls, total: 200, [draws] + chance)
    #expect(result.evidence.map(\.comesBack) == [true, true, true, false])
    // 40, 49.8 and 50 of 200; the deviation of −1 to 1 in steps of a ninth is √(570 ÷ 18) ÷ 9, with √(20 ÷ 19).
    let error = (570.0 / 18).squareRoot() / 9 * (20.0 / 19).squareRoot() / 200
    #expect(abs(result.evidence[2].explainedError - error) < 1e-12)
    #expect(abs(result.evidence[2].explained - 0.25) < 1e-12)
    #expect(result.bestCount == 4 && result.count == 3)
    #expect(abs(result.evidence[0].standardError - 0.0025.squareRoot()) < 1e-12)
    #expect(abs(result.evidence[2].reliability - 0.42 / 0.65) < 1e-12)
    #expect(abs(result.evidence[0].squaresRatio - 0.6) < 1e-12)
    #expect(result.pValue == 0.05)
    // As many squares as a permuted set: nothing is told apart, however stable.
    let level = method.chosen(
      [2, 3, 4, 5], squares: [nulls[3]] + nulls, total: 200, [draws] + chance)
    #expect(level.count == 1 && level.pValue > 0.05)
  }

  @Test func isTheSameForAnyNumberOfThreadsAndOnlyForTheSameSeed() throws {
    let rows = planted(kinds: 3, count: 120, noise: 2, seed: 9)
    var method = method()
    method.counts = 2...4
    let one = try method.result(rows, seed: 5)
    method.threadCount = 2
    #expect(try method.result(rows, seed: 5) == one)
    #expect(try method.result(rows, seed: 6) != one)
  }

  @Test func tooFewRowsAreOneKind() throws {
    let rows = Matrix([[0, 1, 0, 1, 0, 1, 0, 1, 0], [1, 0, 1, 0, 1, 0, 1, 0, 1]])
    let result = try method().result(rows, seed: 1)
    #expect(result.count == 1 && result.evidence.isEmpty)
  }

  @Test(.enabled(if: TestData.publicData != nil, Comment(rawValue: TestData.skipMessage)))
  func irisAndWineHaveFewKinds() throws {
    // Each measurement is a block. Two of the iris species overlap: two or three kinds; wine has three cultivars.
    let iris = try method(columns: 4).result(try standard("iris/iris.csv", 0..<4), seed: 1)
    #expect([2, 3].contains(iris.count), "\(iris)")
    let wine = try method(columns: 13).result(try standard("wine/wine.csv", 0..<13), seed: 1)
    #expect(wine.count == 3, "\(wine)")
  }

  private func method(columns: Int) -> ClusterCount {
    ClusterCount(blocks: (0..<columns).map { $0..<$0 + 1 })
  }

  private func standard(_ path: String, _ columns: Range<Int>) throws -> Matrix {
    let folder = try #require(TestData.publicData)
    let points = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      .split(whereSeparator: \.isNewline)
      .map { line in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        return columns.map { Double(cells[$0]) ?? .nan }
      }.filter { !$0[0].isNaN }
    let n = Double(points.count)
    let means = columns.indices.map { column in points.reduce(0) { $0 + $1[column] } / n }
    let deviations = columns.indices.map { column in
      (points.reduce(0) { $0 + ($1[column] - means[column]) * ($1[column] - means[column]) } / n)
        .squareRoot()
    }
    return Matrix(
      points.map { point in
        columns.indices.map { (point[$0] - means[$0]) / deviations[$0] }
      })
  }
}
