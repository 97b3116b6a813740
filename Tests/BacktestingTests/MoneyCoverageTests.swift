import Backtesting
import Foundation
import Statistics
import Testing

/// How often intervals of money cover the truth, where 20 wins or more give one at all.
@Suite struct MoneyCoverageTests {
  /// Accounts of which one in eight is won, with one to three deals of amounts with a long tail.
  private func pairs(_ count: Int, _ generator: inout SeededGenerator) -> [SIMD2<Double>] {
    (0..<count).compactMap { _ in
      guard generator.unit() < 0.125 else { return nil }
      let deals = 1 + Int(generator.unit() * 3)
      let revenue = (0..<deals).reduce(0.0) { sum, _ in
        sum + 1000 * exp(0.8 * NormalDistribution.quantile(max(1e-12, generator.unit())))
      }
      return SIMD2(revenue, Double(deals))
    }
  }

  @Test func ninetyInAHundredAtLeastAreCovered() {
    // exp(0.8²/2) is the mean of the amounts in thousands.
    let average = 1000 * exp(0.32)
    let perAccount = 0.125 * 2 * average
    var generator = SeededGenerator(seed: 12)
    let bootstrap = AccountBootstrap(seed: 4, resampleCount: 400, threadCount: 1)
    var (given, deals, accounts, shares) = (0, 0, 0, 0)
    for _ in 0..<600 {
      let own = pairs(320, &generator)
      let figures = bootstrap.figures(pairs: own, accountCount: 320)
      guard let first = figures.averageDeal.interval,
        let second = figures.revenuePerAccount.interval, let third = figures.share.interval
      else { continue }
      given += 1
      if first.contains(average) { deals += 1 }
      if second.contains(perAccount) { accounts += 1 }
      if third.contains(0.125) { shares += 1 }
    }
    #expect(given > 590)
    for covered in [deals, accounts, shares] {
      #expect(covered >= given * 90 / 100 && covered <= given * 98 / 100, "\(covered) of \(given)")
    }
  }

  @Test func nineteenWinsGetNoIntervalAndTwentyDo() {
    let bootstrap = AccountBootstrap(seed: 4, threadCount: 1)
    let few = (1...19).map { SIMD2(Double($0), 1) }
    #expect(bootstrap.figures(pairs: few, accountCount: 500).averageDeal.interval == nil)
    #expect(bootstrap.figures(pairs: few, accountCount: 500).averageDeal.value == 10)
    let enough = (1...20).map { SIMD2(Double($0), 1) }
    #expect(bootstrap.figures(pairs: enough, accountCount: 500).averageDeal.interval != nil)
  }
}
