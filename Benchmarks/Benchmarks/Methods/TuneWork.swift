import Backtesting
import Foundation

/// From deals and their criteria to weights with intervals, by refits of resamples of the accounts.
enum TuneWork {
  /// Fits all rows and so many resamples; reading is not timed.
  ///
  /// - Parameters:
  ///   - prefix: The values (PREFIX-values.f64, n × d), outcomes (-outcomes.i32) and accounts (-accounts.i32) of the deals.
  ///   - count: How many resamples.
  /// - Throws: What reading files and fitting throw.
  static func fits(prefix: String, count: Int) throws {
    let outcomes: [Int32] = try Files.values("\(prefix)-outcomes.i32")
    let accounts: [Int32] = try Files.values("\(prefix)-accounts.i32")
    let values: [Double] = try Files.values("\(prefix)-values.f64")
    let width = values.count / outcomes.count
    let columns = (0..<width).map { column in
      outcomes.indices.map { values[$0 * width + column] }
    }
    var method = ConstrainedLogistic()
    method.penalty = 1e-4
    method.threadCount = 2
    let began = ContinuousClock.now
    let rows = try OutcomeRows(columns: columns, outcomes: outcomes.map { $0 == 1 })
    let found = try WeightBootstrap(seed: 1, resampleCount: count).fits(
      rows, accounts: accounts.map(Int.init),
      priors: [WeightPrior](repeating: WeightPrior(), count: width), method: method)
    let intervals = (0..<width).map { found.interval(ofColumn: $0) } + [found.interceptInterval]
    let seconds = ContinuousClock.now - began
    // One figure to compare: how far the ends of all intervals add up.
    let ends = intervals.compactMap { $0 }.flatMap { [$0.lowerBound, $0.upperBound] }
    Figures.say(
      seconds: seconds,
      [
        "objective": ends.reduce(0) { $0 + $1.magnitude }, "residual": found.residual,
        "failed": Double(found.failedCount), "newton_steps": Double(found.fit.iterationCount),
      ])
  }
}
