import Backtesting
import Foundation
import Statistics
import Testing

/// Data that have no best weights, or more than one.
@Suite struct DifficultOutcomesTests {
  private func method(_ penalty: Double = 0) -> ConstrainedLogistic {
    var method = ConstrainedLogistic()
    method.penalty = penalty
    return method
  }

  @Test func withoutOutcomesOfBothKindsThereIsNoFit() throws {
    let none = try OutcomeRows(columns: [[]], outcomes: [])
    #expect(throws: WeightFittingError.noTrials) { try method().fit(none, priors: [WeightPrior()]) }
    let idle = try OutcomeRows(columns: [[1, 2]], successes: [0, 0], trials: [0, 0])
    #expect(throws: WeightFittingError.noTrials) { try method().fit(idle, priors: [WeightPrior()]) }
    for isSuccess in [false, true] {
      let rows = try OutcomeRows(columns: [[1, 2]], outcomes: [isSuccess, isSuccess])
      #expect(throws: WeightFittingError.oneClass(isSuccess: isSuccess)) {
        try method(1).fit(rows, priors: [WeightPrior()])
      }
    }
  }

  @Test func whatIsNoNumberIsRefused() {
    #expect(throws: WeightFittingError.notFinite(row: 1, column: 0)) {
      try OutcomeRows(columns: [[1, .nan]], outcomes: [true, false])
    }
    #expect(
      throws: WeightFittingError.impossibleOutcome(row: 0, successes: 2, trials: 1)
    ) {
      try OutcomeRows(columns: [], successes: [2], trials: [1])
    }
    #expect(throws: WeightFittingError.self) {
      try OutcomeRows(columns: [], successes: [.nan], trials: [1])
    }
    #expect(throws: WeightFittingError.self) {
      try OutcomeRows(columns: [], successes: [0], trials: [.infinity])
    }
  }

  @Test func partedOutcomesNeedAPenaltyOrABound() throws {
    let rows = try OutcomeRows(
      columns: [[1, 2, 3, 4], [1, 0, 0, 1]], outcomes: [false, false, true, true])
    let free = [WeightPrior(), WeightPrior()]
    #expect(throws: WeightFittingError.separated) { try method().fit(rows, priors: free) }
    let fit = try method(1e-4).fit(rows, priors: free)
    #expect(fit.hasConverged && fit.coefficients[0] > 1 && fit.coefficients[0] < 100)
    let bounded = try method().fit(
      rows, priors: [WeightPrior(bounds: 0...5), WeightPrior(bounds: -1...1)])
    #expect(bounded.hasConverged && bounded.coefficients[0] == 5)
  }

  @Test func outcomesPartedButForTiesNeedAPenaltyToo() throws {
    // At 2 there are both outcomes, below and above only one of them.
    let rows = try OutcomeRows(
      columns: [[1, 2, 2, 3, 3, 1], [0.3, 0.1, 0.9, 0.2, 0.7, 0.5]],
      outcomes: [false, false, true, true, true, false])
    #expect(throws: WeightFittingError.separated) {
      try method().fit(rows, priors: [WeightPrior(), WeightPrior()])
    }
    #expect(try method(1e-3).fit(rows, priors: [WeightPrior(), WeightPrior()]).hasConverged)
  }

  @Test func aColumnThatDoesNotVaryKeepsItsPrior() throws {
    let columns: [[Double]] = [[3, 3, 3, 3, 3, 3, 3, 3], [0, 0, 0, 0, 1, 1, 1, 1]]
    let rows = try OutcomeRows(
      columns: columns, outcomes: [true, false, false, false, true, true, true, false])
    let fit = try method().fit(rows, priors: [WeightPrior(value: 2, bounds: 0...1), WeightPrior()])
    #expect(fit.coefficients[0] == 1)
    #expect(abs(fit.coefficients[1] - 2 * log(3)) < 1e-7)
    #expect(abs(fit.logOdds(columns, rowCount: 8)[0] + log(3)) < 1e-7)
  }

  @Test func columnsThatRepeatEachOtherGiveTheSameLogOdds() throws {
    var generator = SeededGenerator(seed: 6)
    let column = (0..<300).map { _ in generator.unit() }
    let outcomes = column.map { generator.unit() < 0.2 + 0.6 * $0 }
    let alone = try method().fit(
      try OutcomeRows(columns: [column], outcomes: outcomes), priors: [WeightPrior()])
    let twice = try method().fit(
      try OutcomeRows(columns: [column, column.map { 3 - 2 * $0 }], outcomes: outcomes),
      priors: [WeightPrior(), WeightPrior()])
    #expect(twice.hasConverged)
    let sum = twice.coefficients[0] - 2 * twice.coefficients[1]
    #expect(abs(sum - alone.coefficients[0]) < 1e-6)
    #expect(twice.coefficients.allSatisfy { abs($0) < 100 })
    // With a penalty the two equal columns share the weight evenly.
    let shared = try method(0.01).fit(
      try OutcomeRows(columns: [column, column], outcomes: outcomes),
      priors: [WeightPrior(), WeightPrior()])
    #expect(abs(shared.coefficients[0] - shared.coefficients[1]) < 1e-6)
  }

  @Test func withoutColumnsTheInterceptIsTheShare() throws {
    let fit = try method().fit(
      try OutcomeRows(columns: [], successes: [1], trials: [4]), priors: [])
    #expect(abs(fit.intercept + log(3)) < 1e-12 && fit.coefficients.isEmpty)
  }

  @Test func moreColumnsThanRows() throws {
    var generator = SeededGenerator(seed: 2)
    let columns = (0..<100).map { _ in (0..<20).map { _ in generator.unit() } }
    let rows = try OutcomeRows(columns: columns, outcomes: (0..<20).map { $0 % 3 == 0 })
    let priors = [WeightPrior](repeating: WeightPrior(bounds: 0...(.infinity)), count: 100)
    let fit = try method(0.001).fit(rows, priors: priors)
    #expect(fit.hasConverged && fit.coefficients.allSatisfy { $0 >= 0 })
    #expect(fit.coefficients.contains(0) && fit.coefficients.contains { $0 > 0 })
  }
}
