import Backtesting
import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct WeightBootstrapTests {
  private struct Sample {
    let rows: OutcomeRows
    let accounts: [Int]
  }

  /// Deals of accounts, one to four each; values either continuous or of three levels.
  private func sample(_ count: Int, _ width: Int, hasLevels: Bool, seed: UInt64) throws -> Sample {
    var generator = SeededGenerator(seed: seed)
    let columns = (0..<width).map { _ in
      (0..<count).map { _ in hasLevels ? Double(generator.next() % 3) : generator.unit() * 2 }
    }
    var (accounts, account): ([Int], Int) = ([], 0)
    for _ in 0..<count {
      accounts.append(account)
      if generator.unit() < 0.5 { account += 1 }
    }
    let outcomes = (0..<count).map { row in
      let line = columns.enumerated().reduce(-0.5) { sum, column in
        sum + (column.offset % 2 == 0 ? 0.4 : -0.3) * (column.element[row] - 1)
      }
      return generator.unit() < 1 / (1 + exp(-line))
    }
    // Accounts in no order.
    let order = (0..<count).map { _ in generator.next() }
    let places = order.indices.sorted { order[$0] < order[$1] }
    return Sample(
      rows: try OutcomeRows(
        columns: columns.map { column in places.map { column[$0] } },
        outcomes: places.map { outcomes[$0] }),
      accounts: places.map { accounts[$0] })
  }

  private func method(_ penalty: Double, threads: Int = 2) -> ConstrainedLogistic {
    var method = ConstrainedLogistic()
    method.penalty = penalty
    method.threadCount = threads
    return method
  }

  private func priors(_ width: Int) -> [WeightPrior] {
    (0..<width).map {
      WeightPrior(value: 0.2, bounds: $0 < 2 ? WeightPrior.atLeastZero : -.infinity...(.infinity))
    }
  }

  /// 4,000 rows need first derivatives only, 60 rows Newton's method; three columns of three levels are pooled.
  @Test(
    .enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)),
    arguments: [(4000, 6, false), (4000, 3, true), (60, 5, false), (300, 3, true)])
  func everyRefitIsTheFitOfTheRowsDrawn(count: Int, width: Int, hasLevels: Bool) throws {
    let sample = try sample(count, width, hasLevels: hasLevels, seed: UInt64(count))
    let bootstrap = WeightBootstrap(seed: 17, resampleCount: 37)
    let found = try bootstrap.fits(
      sample.rows, accounts: sample.accounts, priors: priors(width), method: method(0.01))
    #expect(found.failedCount == 0 && found.coefficients.count == 37 && found.residual < 1e-8)
    let accountCount = (sample.accounts.max() ?? 0) + 1
    for number in 0..<37 {
      let drawn = ClusterDraws.counts(clusterCount: accountCount, resample: number, seed: 17)
      let counts = sample.accounts.map { Double(drawn[$0]) }
      let own = try method(0.01).fit(
        try OutcomeRows(
          columns: sample.rows.columns,
          successes: zip(sample.rows.successes, counts).map { $0 * $1 }, trials: counts),
        priors: priors(width))
      let errors = zip(found.coefficients[number], own.coefficients).map { abs($0 - $1) }
      #expect(errors.allSatisfy { $0 < 1e-6 }, "resample \(number): \(errors)")
      #expect(abs(found.intercepts[number] - own.intercept) < 1e-6)
    }
    #expect(found.fit == (try method(0.01).fit(sample.rows, priors: priors(width))))
  }

  @Test func theNumberOfThreadsChangesNothing() throws {
    let sample = try sample(900, 4, hasLevels: false, seed: 5)
    let bootstrap = WeightBootstrap(seed: 3, resampleCount: 50)
    let found = try [1, 2, 5].map {
      try bootstrap.fits(
        sample.rows, accounts: sample.accounts, priors: priors(4),
        method: method(0.001, threads: $0))
    }
    #expect(found[0] == found[1] && found[0] == found[2])
    let other = try WeightBootstrap(seed: 4, resampleCount: 50).fits(
      sample.rows, accounts: sample.accounts, priors: priors(4), method: method(0.001))
    #expect(other.coefficients != found[0].coefficients)
  }

  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func intervalsAndSharesAreThoseOfTheResamples() throws {
    let sample = try sample(400, 3, hasLevels: true, seed: 8)
    let found = try WeightBootstrap(seed: 1, resampleCount: 41).fits(
      sample.rows, accounts: sample.accounts, priors: priors(3), method: method(0.0005))
    for column in 0..<3 {
      let sorted = found.coefficients.map { $0[column] }.sorted()
      // Of 41 values the quantiles at 2.5 % and 97.5 % are the second from either end.
      #expect(found.interval(ofColumn: column) == sorted[1]...sorted[39])
    }
    // The second column counts against winning and may not: it is mostly held at zero.
    let share = Double(found.coefficients.count { $0[1] > 0 }) / 41
    #expect(found.expectedSignShare(ofColumn: 1) == share && share < 0.5)
    #expect(found.expectedSignShare(ofColumn: 0) > 0.9)
    let intercepts = found.intercepts.sorted()
    #expect(found.interceptInterval == intercepts[1]...intercepts[39])
  }

  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func dealsOfOneAccountStayTogether() throws {
    // The same rows, each an account of its own, or eight alike in one: the second interval is wider.
    let sample = try sample(60, 1, hasLevels: false, seed: 11)
    let eight = (0..<8).flatMap { _ in sample.rows.columns[0] }
    let rows = try OutcomeRows(
      columns: [eight], outcomes: (0..<8).flatMap { _ in sample.rows.successes.map { $0 > 0 } })
    let widths = try [Array(0..<480), (0..<480).map { $0 % 60 }].map { accounts in
      let found = try WeightBootstrap(seed: 2, resampleCount: 200).fits(
        rows, accounts: accounts, priors: [WeightPrior()], method: method(0.0001))
      return found.interval(ofColumn: 0).map { $0.upperBound - $0.lowerBound } ?? .nan
    }
    #expect(widths[1] > 2 * widths[0])
  }

  @Test func resamplesThatCannotBeFittedAreCounted() throws {
    // One win in ten accounts: a resample misses it with probability 0.9¹⁰ = 0.35.
    let rows = try OutcomeRows(
      columns: [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]], outcomes: (0..<10).map { $0 == 4 })
    let found = try WeightBootstrap(seed: 1, resampleCount: 400).fits(
      rows, accounts: Array(0..<10), priors: [WeightPrior()], method: method(0.01))
    #expect(found.failedCount > 90 && found.failedCount < 190)
    #expect(found.coefficients.count == 400 - found.failedCount)
    // Without a penalty many of the others are parted as well, for instance with the win's account at one end.
    let free = try WeightBootstrap(seed: 1, resampleCount: 400).fits(
      rows, accounts: Array(0..<10), priors: [WeightPrior()], method: method(0))
    #expect(free.failedCount > found.failedCount)
    #expect(free.coefficients.allSatisfy { $0[0].isFinite })
  }
}
