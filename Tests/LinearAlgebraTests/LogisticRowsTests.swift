import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct LogisticRowsTests {
  /// A logistic regression in plain loops, the column of ones last.
  private struct Naive {
    let rows: [[Double]]
    let trials: [Double]
    let successes: [Double]

    func odds(_ row: Int, _ weights: [Double]) -> Double {
      zip(rows[row] + [1], weights).reduce(0) { $0 + $1.0 * $1.1 }
    }

    func chance(_ row: Int, _ weights: [Double]) -> Double { 1 / (1 + exp(-odds(row, weights))) }

    func gradient(_ weights: [Double], counts: [Float]) -> [Double] {
      weights.indices.map { column in
        rows.indices.reduce(0) { sum, row in
          let residual = trials[row] * chance(row, weights) - successes[row]
          return sum + Double(counts[row]) * residual * (rows[row] + [1])[column]
        }
      }
    }
  }

  private func problem(_ count: Int, _ width: Int, seed: UInt64) -> (Naive, LogisticRows) {
    let points = RandomPoints.uniform(count: count, dimension: width, seed: seed)
    var generator = SeededGenerator(seed: seed, stream: 1)
    let trials = points.map { _ in generator.unit() * 3 }
    let naive = Naive(
      rows: points, trials: trials, successes: trials.map { $0 * generator.unit() })
    let columns = (0..<width).map { column in points.map { $0[column] * 2 + 5 } }
    let fast = LogisticRows(
      columns: columns, shifts: [Double](repeating: 5, count: width),
      factors: [Double](repeating: 0.5, count: width), rowCount: count)
    return (naive, fast)
  }

  private func isNear(_ one: [Double], _ other: [Double], _ tolerance: Double = 1e-11) -> Bool {
    one.count == other.count
      && zip(one, other).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
  }

  @Test(arguments: [(1, 0), (7, 1), (31, 3), (32, 4), (33, 5), (300, 8), (1111, 30)])
  func pointsAgreeWithTheDefinition(count: Int, width: Int) {
    let (naive, rows) = problem(count, width, seed: UInt64(count))
    let weights = (0...width).map { cos(Double($0)) }
    let (trials, successes) = (rows.padded(naive.trials), rows.padded(naive.successes))
    let point = rows.point(weights, trials: trials, successes: successes, threadCount: 2)
    let ones = [Float](repeating: 1, count: count)
    #expect(isNear(point.gradient, naive.gradient(weights, counts: ones)))
    let chances = (0..<count).map { naive.chance($0, weights) }
    let loss = chances.indices.reduce(0.0) { sum, row in
      let (won, tried, chance) = (naive.successes[row], naive.trials[row], chances[row])
      return sum - won * log(chance) - (tried - won) * log(1 - chance)
    }
    #expect(abs(point.loss - loss) <= 1e-12 * max(1, loss))
    let curvatures = chances.indices.map { naive.trials[$0] * chances[$0] * (1 - chances[$0]) }
    #expect(isNear(Array(point.curvatures.prefix(count)), curvatures))
    let products = (0...width).flatMap { one in
      (0...width).map { other in
        (0..<count).reduce(0.0) { sum, row in
          let entries = naive.rows[row] + [1]
          return sum + curvatures[row] * entries[one] * entries[other]
        }
      }
    }
    #expect(isNear(rows.products(weights: point.curvatures, threadCount: 2), products))
    let odds = (0..<count).map { naive.odds($0, weights) }
    #expect(isNear(rows.products(with: weights, threadCount: 2), odds))
  }

  @Test(arguments: [(1, 0, 1), (33, 3, 3), (700, 30, 16), (257, 4, 5)])
  func gradientsOfManyAgreeWithTheDefinition(count: Int, width: Int, fits: Int) {
    let (naive, rows) = problem(count, width, seed: UInt64(count + fits))
    var generator = SeededGenerator(seed: 9)
    let coefficients = (0..<fits).map { _ in (0...width).map { _ in generator.unit() * 4 - 2 } }
    var counts = [Float](
      repeating: 0, count: LogisticRows.paddedFits(fits) * rows.paddedCount)
    for fit in 0..<fits {
      for row in 0..<count { counts[fit * rows.paddedCount + row] = Float(generator.next() % 4) }
    }
    let (trials, successes) = (rows.padded(naive.trials), rows.padded(naive.successes))
    let found = rows.gradients(
      coefficients, trials: trials, successes: successes, counts: counts)
    let sums = rows.sums(of: trials, counts: counts, fitCount: fits)
    for fit in 0..<fits {
      let own = Array(counts[fit * rows.paddedCount..<fit * rows.paddedCount + count])
      #expect(isNear(found[fit], naive.gradient(coefficients[fit], counts: own)))
      let expected = (0...width).map { column in
        (0..<count).reduce(0.0) {
          $0 + Double(own[$1]) * naive.trials[$1] * (naive.rows[$1] + [1])[column]
        }
      }
      #expect(isNear(sums[fit], expected))
      // Alone it has the same bits.
      let padding = [Float](repeating: 0, count: 3 * rows.paddedCount)
      let padded = counts[fit * rows.paddedCount..<(fit + 1) * rows.paddedCount] + padding
      let alone = rows.gradients(
        [coefficients[fit]], trials: trials, successes: successes, counts: Array(padded))
      #expect(alone[0] == found[fit])
    }
  }

  @Test func extremeLogOddsStayFinite() {
    let odds = [-2000.0, -700, -40, -1e-9, 0, 1e-9, 40, 700, 2000]
    let rows = LogisticRows(columns: [odds], shifts: [0], factors: [1], rowCount: odds.count)
    for (row, value) in odds.enumerated() {
      let trials = odds.indices.map { $0 == row ? 1.0 : 0 }
      let point = rows.point(
        [1, 0], trials: rows.padded(trials), successes: rows.padded(odds.map { _ in 0 }),
        threadCount: 1)
      let loss = max(value, 0) + log1p(exp(-value.magnitude))
      #expect(abs(point.loss - loss) <= 1e-15 + 1e-14 * loss)
      #expect(abs(point.residuals[row] - 1 / (1 + exp(-value))) <= 1e-15)
      #expect(point.curvatures[row] >= 0 && point.curvatures[row] <= 0.25)
    }
  }

  @Test func theNumberOfThreadsChangesNothing() {
    let (naive, rows) = problem(9000, 7, seed: 4)
    let (trials, successes) = (rows.padded(naive.trials), rows.padded(naive.successes))
    let weights = (0...7).map { sin(Double($0)) }
    let points = [1, 2, 5].map {
      rows.point(weights, trials: trials, successes: successes, threadCount: $0)
    }
    for point in points {
      #expect(point.loss == points[0].loss && point.gradient == points[0].gradient)
      #expect(point.residuals == points[0].residuals)
    }
    #expect(
      rows.products(weights: trials, threadCount: 1)
        == rows.products(weights: trials, threadCount: 3))
  }
}
