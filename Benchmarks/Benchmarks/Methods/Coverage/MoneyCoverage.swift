import Backtesting
import Foundation
import Statistics

/// How often intervals of money hold the truth: BCa by account, from 20 accounts with a win on.
enum MoneyCoverage {
  /// Prints the table.
  static func say(repetitions: Int) {
    print(
      "Intervals of money, 2,000 resamples, \(repetitions) repetitions a cell, of those with 20 wins or "
        + "more; accounts win one time in eight, one to three deals, log-normal amounts:\n")
    CoverageWork.head([
      "accounts", "σ of ln amount", "given", "average deal", "revenue per account",
      "share of accounts",
    ])
    var all: [[Double]] = []
    for spread in [0.5, 0.8, 1.2] {
      for count in [160, 320, 1000, 4000] {
        let found = CoverageWork.repeated(repetitions, cell: 3000 + all.count) { generator in
          held(count, spread, &generator)
        }.compactMap(\.self)
        let shares = (0..<3).map { figure in
          Double(found.count { $0[figure] }) / Double(found.count)
        }
        all.append(shares)
        CoverageWork.row(
          ["\(count)", "\(spread)", "\(found.count)"] + shares.map { CoverageWork.percent($0) })
      }
    }
    for (figure, name) in ["average deal", "revenue per account", "share of accounts"].enumerated()
    {
      let shares = all.map { $0[figure] }
      print(
        "\n\(name): pooled \(CoverageWork.percent(RateCoverage.mean(shares), 2)), least "
          + "\(CoverageWork.percent(shares.min() ?? 0)).")
    }
  }

  /// Returns whether the three intervals of one market hold the truth; nothing with too few wins for any.
  private static func held(
    _ count: Int, _ spread: Double, _ generator: inout SeededGenerator
  ) -> [Bool]? {
    var pairs: [SIMD2<Double>] = []
    for _ in 0..<count where generator.unit() < 0.125 {
      let deals = 1 + Int(generator.unit() * 3)
      var revenue = 0.0
      for _ in 0..<deals { revenue += 1000 * exp(spread * Draws.normal(&generator)) }
      pairs.append(SIMD2(revenue, Double(deals)))
    }
    let figures = AccountBootstrap(seed: generator.next(), threadCount: 1)
      .figures(pairs: pairs, accountCount: count)
    guard let average = figures.averageDeal.interval,
      let revenue = figures.revenuePerAccount.interval, let share = figures.share.interval
    else { return nil }
    let mean = 1000 * exp(spread * spread / 2)
    return [average.contains(mean), revenue.contains(0.125 * 2 * mean), share.contains(0.125)]
  }
}
