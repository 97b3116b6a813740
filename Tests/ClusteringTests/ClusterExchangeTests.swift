import Foundation
import LinearAlgebra
import TestSupport
import Testing

import Clustering

/// Openings and closings change the sum of squares by what they say, and find what splits and mergers cannot.
@Suite struct ClusterExchangeTests {
  private let sizes = 3...8

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func anExchangeLowersTheSumOfSquaresByWhatItReturns(_ seed: UInt64) {
    let rows = Matrix(RandomPoints.uniform(count: 120, dimension: 5, seed: seed))
    let labels = (0..<120).map { $0 % 24 }
    let before = Inertia.sum(rows, labels: labels, threadCount: 1)
    var adjustment = CountAdjustment(rows: rows, labels: labels, sizes: sizes, threadCount: 1)
    let gain = adjustment.exchange()
    let after = adjustment.result.labels
    #expect(gain > 0)
    #expect(abs(before - gain - Inertia.sum(rows, labels: after, threadCount: 1)) < 1e-4 * before)
    #expect(Set(after).count == 24)
    #expect(
      Dictionary(grouping: after) { $0 }.values.allSatisfy { sizes.contains($0.count) })
  }

  @Test func halvesOfOneGroupInTwoClustersComeTogether() {
    // Five groups of six on a line. The last is shared by two neighbors of other rows, and another is cut in two:
    // no cluster's split and no merger mends that.
    let places: [Float] = [0, 100, 104, 108, 200]
    let rows = Matrix(rowCount: 30, columnCount: 1) { row, _ in
      places[row / 6] + Float(row % 6) / 100
    }
    var labels = (0..<30).map { $0 / 6 }
    for row in 0..<3 { labels[row] = 5 }  // the first group in two
    for row in 12..<18 { labels[row] = row < 15 ? 1 : 3 }  // the third in its neighbors
    labels = LabelNumbering.byFirstRow(labels).labels
    var adjustment = CountAdjustment(rows: rows, labels: labels, sizes: 3...9, threadCount: 1)
    #expect(adjustment.exchange() > 0)
    let found = adjustment.result.labels
    #expect(found == (0..<30).map { $0 / 6 })
  }

  @Test func isTheSameForAnyNumberOfThreads() {
    let rows = Matrix(RandomPoints.uniform(count: 400, dimension: 6, seed: 9))
    let labels = (0..<400).map { $0 % 80 }
    let results = [1, 2, 4].map { threadCount -> [Int] in
      var adjustment = CountAdjustment(
        rows: rows, labels: labels, sizes: sizes, threadCount: threadCount)
      _ = adjustment.exchange()
      return adjustment.result.labels
    }
    #expect(results[0] == results[1] && results[1] == results[2])
  }

  @Test func whereNothingGainsNothingChanges() {
    let rows = Matrix(rowCount: 12, columnCount: 1) { row, _ in Float(row / 4 * 50) }
    let labels = (0..<12).map { $0 / 4 }
    var adjustment = CountAdjustment(rows: rows, labels: labels, sizes: 3...8, threadCount: 1)
    #expect(adjustment.exchange() == 0)
    #expect(adjustment.result.labels == labels)
  }
}
