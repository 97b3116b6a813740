import Clustering
import LinearAlgebra
import Statistics
import TestSupport
import Testing

/// Partitions of many rows, which begin with k-means in place of a cut tree.
@Suite struct MeansStartTests {
  /// Groups of ten rows around centers, in random order, with the group of each row.
  private func planted(_ groupCount: Int, spread: Double, seed: UInt64) -> (Matrix, [Int]) {
    var generator = SeededGenerator(seed: seed)
    let centers = (0..<groupCount).map { _ in (0..<12).map { _ in generator.unit() } }
    let order = Array(0..<10 * groupCount).shuffled(using: &generator)
    var rows = Matrix(rowCount: order.count, columnCount: 12)
    for (row, item) in order.enumerated() {
      for column in 0..<12 {
        let noise = spread * (generator.unit() + generator.unit() - 1)
        rows[row, column] = Float(centers[item / 10][column] + noise)
      }
    }
    return (rows, order.map { $0 / 10 })
  }

  private func sizes(_ labels: [Int]) -> [Int] {
    labels.reduce(into: [Int](repeating: 0, count: (labels.max() ?? -1) + 1)) { $0[$1] += 1 }
  }

  @Test(arguments: [5...15, 10...10, 8...12])
  func findsPlantedGroupsWithinBounds(bounds: ClosedRange<Int>) throws {
    let (rows, truth) = planted(200, spread: 0.15, seed: 3)
    var method = SizeBoundedPartition(sizes: bounds)
    method.clusterCount = 200
    let fit = try method.fit(rows)
    #expect(fit.clusterCount == 200)
    #expect(sizes(fit.labels).allSatisfy { bounds.contains($0) })
    #expect(AdjustedRand.index(fit.labels, truth) > 0.97)
    method.threadCount = 2
    let again = try method.fit(rows)
    #expect(again == fit)
  }

  @Test func isNoWorseThanFromATree() throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let (rows, _) = planted(180, spread: 0.6, seed: seed)
      var method = SizeBoundedPartition(sizes: 5...15)
      method.clusterCount = 180
      let fromMeans = try method.fit(rows)
      method.treeLimit = rows.rowCount
      let fromTree = try method.fit(rows)
      #expect(fromMeans.sumOfSquares < 1.01 * fromTree.sumOfSquares)
    }
  }

  @Test func theMeanSizeIsReachedWithinOneInAHundred() throws {
    let (rows, _) = planted(250, spread: 0.8, seed: 8)
    for mean in [6.0, 10, 14] {
      var method = SizeBoundedPartition(sizes: 5...15)
      method.targetMeanSize = mean
      let fit = try method.fit(rows)
      let wanted = (2500 / mean).rounded()
      #expect(abs(Double(fit.clusterCount) - wanted) <= max(1, 0.011 * wanted))
      #expect(sizes(fit.labels).allSatisfy { (5...15).contains($0) })
    }
  }

  @Test func equalRowsAreCutAllTheSame() throws {
    let rows = Matrix(rowCount: 2000, columnCount: 3)
    let fit = try SizeBoundedPartition(sizes: 5...15).fit(rows)
    #expect(sizes(fit.labels).allSatisfy { (5...15).contains($0) })
    #expect(fit.sumOfSquares == 0)
  }
}
