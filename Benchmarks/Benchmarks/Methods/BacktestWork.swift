import Backtesting
import Foundation

/// From deals and tiers to revenue per account, average deal and conversion by tier, each with its BCa interval.
enum BacktestWork {
  /// Adds up the deals by account and draws 2,000 resamples of every tier; reading is not timed.
  ///
  /// - Parameter prefix: The accounts' tiers (PREFIX-tiers.i32), and of every deal its account, its outcome (1 is won)
  ///   and its amount (-accounts.i32, -outcomes.i32, -amounts.f32).
  /// - Throws: What reading files throws.
  static func intervals(prefix: String) throws {
    let tiers: [Int32] = try Files.values("\(prefix)-tiers.i32")
    let accounts: [Int32] = try Files.values("\(prefix)-accounts.i32")
    let outcomes: [Int32] = try Files.values("\(prefix)-outcomes.i32")
    let amounts: [Float] = try Files.values("\(prefix)-amounts.f32")
    let bootstrap = AccountBootstrap(seed: 1, threadCount: 2)
    let began = ContinuousClock.now
    var sums = [SIMD2<Double>](repeating: .zero, count: tiers.count)
    for deal in accounts.indices where outcomes[deal] == 1 {
      sums[Int(accounts[deal])] += SIMD2(Double(amounts[deal]), 1)
    }
    var pairs = [[SIMD2<Double>]](repeating: [], count: 4)
    var counts = [0, 0, 0, 0]
    for (account, tier) in tiers.enumerated() {
      counts[Int(tier)] += 1
      if sums[account].y > 0 { pairs[Int(tier)].append(sums[account]) }
    }
    var figures: [String: Double] = [:]
    for tier in 1...3 {
      let own = bootstrap.figures(pairs: pairs[tier], accountCount: counts[tier])
      for (name, estimate) in [
        ("average", own.averageDeal), ("revenue", own.revenuePerAccount), ("share", own.share),
      ] {
        figures["\(name)\(tier)_low"] = estimate.interval?.lowerBound ?? .nan
        figures["\(name)\(tier)_high"] = estimate.interval?.upperBound ?? .nan
      }
    }
    let seconds = ContinuousClock.now - began
    // One figure to compare: how far the ends of all intervals add up.
    figures["objective"] =
      figures.filter { !$0.key.hasPrefix("share") }.values.sorted().reduce(0, +)
    Figures.say(seconds: seconds, figures)
  }
}
