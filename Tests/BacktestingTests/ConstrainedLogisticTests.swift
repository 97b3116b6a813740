import Backtesting
import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct ConstrainedLogisticTests {
  private func method(_ penalty: Double = 0, threads: Int = 1) -> ConstrainedLogistic {
    var method = ConstrainedLogistic()
    method.penalty = penalty
    method.threadCount = threads
    return method
  }

  @Test func agreesWithTheExampleInTheDocumentation() throws {
    let rows = try OutcomeRows(columns: [[0, 0, 1, 1]], outcomes: [false, true, false, true])
    let fit = try ConstrainedLogistic().fit(rows, priors: [WeightPrior()])
    #expect(abs(fit.intercept) < 1e-12 && abs(fit.coefficients[0]) < 1e-12)
    #expect(abs(fit.meanLogLoss - log(2)) < 1e-15 && fit.hasConverged)
  }

  @Test func twoRatesByHand() throws {
    // A quarter wins without it, three quarters with it: log-odds −ln 3 and + ln 3.
    let rows = try OutcomeRows(columns: [[0, 1]], successes: [1, 3], trials: [4, 4])
    let fit = try method().fit(rows, priors: [WeightPrior()])
    #expect(abs(fit.intercept + log(3)) < 1e-7 && abs(fit.coefficients[0] - 2 * log(3)) < 1e-7)
    #expect(fit.residual < 1e-8)
    #expect(fit.logOdds([[2]], rowCount: 1)[0] == fit.intercept + 2 * fit.coefficients[0])
    #expect(abs(fit.meanLogLoss(of: rows) - fit.meanLogLoss) < 1e-15)
  }

  @Test(
    .enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)), arguments: 0..<40
  )
  func agreesWithProjectedGradient(seed: UInt64) throws {
    let naive = try NaiveLogistic.random(seed: seed)
    let fit = try method(naive.penalty).fit(naive.rows, priors: naive.priors)
    let weights = fit.coefficients + [fit.intercept]
    let slow = naive.minimizer()
    #expect(fit.hasConverged && fit.residual < 1e-8)
    #expect(zip(weights, slow).allSatisfy { abs($0 - $1) < 1e-6 }, "\(weights), \(slow)")
    #expect(abs(fit.meanLogLoss + fit.penalty - naive.objective(weights)) < 1e-12)
    // The conditions of Karush, Kuhn and Tucker in the columns' own units, whose deviations are below 2.
    for (place, slope) in naive.gradient(weights).enumerated() {
      let bounds =
        place < naive.priors.count ? naive.priors[place].bounds : -.infinity...(.infinity)
      #expect(bounds.contains(weights[place]))
      if weights[place] > bounds.lowerBound { #expect(slope < 2e-8) }
      if weights[place] < bounds.upperBound { #expect(slope > -2e-8) }
    }
  }

  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func boundsHoldInSomeRandomProblems() throws {
    // Or the test above would say nothing of bounds.
    var held = 0
    for seed in 0..<40 as Range<UInt64> {
      let naive = try NaiveLogistic.random(seed: seed)
      let fit = try method(naive.penalty).fit(naive.rows, priors: naive.priors)
      held += zip(fit.coefficients, naive.priors).count {
        $1.bounds.lowerBound < $1.bounds.upperBound
          && ($0 == $1.bounds.lowerBound || $0 == $1.bounds.upperBound)
      }
    }
    #expect(held > 20)
  }

  @Test func whatDoesNotConvergeSaysSo() throws {
    let naive = try NaiveLogistic.random(seed: 7)
    var short = method(naive.penalty)
    short.maximumIterationCount = 1
    let fit = try short.fit(naive.rows, priors: naive.priors)
    #expect(!fit.hasConverged && fit.residual >= 1e-8 && fit.iterationCount == 1)
    #expect(fit.meanLogLoss.isFinite)
  }

  @Test func aBoundAtZeroLeavesTheColumnOut() throws {
    var generator = SeededGenerator(seed: 3)
    let first = (0..<500).map { _ in generator.unit() }
    let second = first.map { $0 / 2 + generator.unit() }
    let outcomes = zip(first, second).map {
      generator.unit() < 1 / (1 + exp(-(2 * $0 - 2 * $1)))
    }
    let free = try method().fit(
      try OutcomeRows(columns: [first, second], outcomes: outcomes),
      priors: [WeightPrior(), WeightPrior()])
    #expect(free.coefficients[1] < -1)
    let bounded = try method().fit(
      try OutcomeRows(columns: [first, second], outcomes: outcomes),
      priors: [WeightPrior(), WeightPrior(bounds: WeightPrior.atLeastZero)])
    let without = try method().fit(
      try OutcomeRows(columns: [first], outcomes: outcomes), priors: [WeightPrior()])
    #expect(bounded.coefficients[1] == 0)
    #expect(abs(bounded.coefficients[0] - without.coefficients[0]) < 1e-7)
  }

  @Test func aFirmPriorIsKept() throws {
    let rows = try OutcomeRows(columns: [[0, 1, 2, 3]], outcomes: [true, false, true, false])
    let fit = try method(1e9).fit(rows, priors: [WeightPrior(value: 0.7)])
    #expect(abs(fit.coefficients[0] - 0.7) < 1e-8)
    // Half of the outcomes are wins at the mean log-odds that the prior gives.
    let chances = fit.logOdds(rows.columns, rowCount: 4).map { 1 / (1 + exp(-$0)) }
    #expect(abs(chances.reduce(0, +) - 2) < 1e-7)
  }

  @Test func unitsOfColumnsChangeNothing() throws {
    let naive = try NaiveLogistic.random(seed: 4)
    let factors = [1e9, 1e-9, -1e3, 7, 1e-200, 1e200]
    let columns = zip(naive.rows.columns, factors).map { column, factor in
      column.map { $0 * factor }
    }
    let priors = zip(naive.priors, factors).map { prior, factor in
      let ends = [prior.bounds.lowerBound / factor, prior.bounds.upperBound / factor].sorted()
      return WeightPrior(
        value: prior.value / factor, scale: prior.scale / abs(factor), bounds: ends[0]...ends[1])
    }
    let plain = try method(0.01).fit(naive.rows, priors: naive.priors)
    let scaled = try method(0.01).fit(
      try OutcomeRows(
        columns: columns, successes: naive.rows.successes, trials: naive.rows.trials),
      priors: priors)
    #expect(abs(plain.meanLogLoss - scaled.meanLogLoss) < 1e-12)
    for (place, weight) in scaled.coefficients.enumerated() {
      #expect(abs(weight * factors[place] - plain.coefficients[place]) < 1e-7)
    }
  }

  @Test func equalRowsCountAsTrials() throws {
    let once = try OutcomeRows(
      columns: [[0, 1, 2, 0, 1, 2]], successes: [1, 5, 2, 0, 0, 0], trials: [1, 5, 2, 4, 3, 1])
    let columns: [Double] = [0, 1, 1, 1, 1, 1, 2, 2, 0, 0, 0, 0, 1, 1, 1, 2]
    let single = try OutcomeRows(
      columns: [columns], outcomes: columns.indices.map { $0 < 8 })
    let fits = try [once, single].map { try method(0.1).fit($0, priors: [WeightPrior(value: 1)]) }
    #expect(abs(fits[0].coefficients[0] - fits[1].coefficients[0]) < 1e-10)
    #expect(abs(fits[0].meanLogLoss - fits[1].meanLogLoss) < 1e-12)
  }

  @Test func rowsWithoutTrialsSayNothing() throws {
    let rows = try OutcomeRows(
      columns: [[0, 1, 50]], successes: [1, 3, 0], trials: [4, 4, 0])
    let fit = try method().fit(rows, priors: [WeightPrior()])
    #expect(abs(fit.coefficients[0] - 2 * log(3)) < 1e-7)
  }

  @Test func theNumberOfThreadsChangesNothing() throws {
    var generator = SeededGenerator(seed: 1)
    let columns = (0..<5).map { _ in (0..<6000).map { _ in generator.unit() } }
    let outcomes = (0..<6000).map { _ in generator.unit() < 0.3 }
    let rows = try OutcomeRows(columns: columns, outcomes: outcomes)
    let priors = [WeightPrior](repeating: WeightPrior(bounds: 0...1), count: 5)
    let fits = try [1, 2, 7].map { try method(0.01, threads: $0).fit(rows, priors: priors) }
    #expect(fits[0] == fits[1] && fits[0] == fits[2])
  }
}
