import Backtesting
import Testing

struct AccountBootstrapTests {
  @Test func dealsOfOneAccountStayTogether() {
    // The same 60 deals, of 60 accounts or of 20 with three alike: the second interval is wider.
    let bootstrap = AccountBootstrap(seed: 1, threadCount: 1)
    let single = (0..<60).map { SIMD2(Double(1000 + $0 / 3 * 500), 1) }
    let triple = (0..<20).map { SIMD2(3 * Double(1000 + $0 * 500), 3) }
    let width = { (pairs: [SIMD2<Double>]) -> Double in
      let interval = bootstrap.figures(pairs: pairs, accountCount: 60).averageDeal.interval
      return interval.map { $0.upperBound - $0.lowerBound } ?? .nan
    }
    #expect(width(triple) > 1.5 * width(single))
  }

  @Test func theFiguresAreThoseOfAllAccounts() {
    let pairs = (1...25).map { SIMD2(Double($0) * 100, Double($0 % 2 + 1)) }
    let figures = AccountBootstrap(seed: 3, threadCount: 2).figures(pairs: pairs, accountCount: 100)
    #expect(figures.averageDeal.value == 32_500.0 / 38)
    #expect(figures.revenuePerAccount.value == 325)
    #expect(figures.share.value == 0.25)
    for figure in [figures.averageDeal, figures.revenuePerAccount, figures.share] {
      #expect(figure.interval?.contains(figure.value) == true)
    }
    let alone = AccountBootstrap(seed: 3, threadCount: 1).figures(pairs: pairs, accountCount: 100)
    #expect(alone == figures)
    #expect(
      AccountBootstrap(seed: 4, threadCount: 1).figures(pairs: pairs, accountCount: 100) != figures)
  }

  @Test func fewWinnersGetNoInterval() {
    let pairs = (1...19).map { SIMD2(Double($0), 1) }
    let figures = AccountBootstrap(seed: 1, threadCount: 1).figures(pairs: pairs, accountCount: 50)
    #expect(figures.averageDeal.value == 10 && figures.averageDeal.interval == nil)
    #expect(figures.revenuePerAccount.interval == nil && figures.share.interval == nil)
    let none = AccountBootstrap(seed: 1, threadCount: 1).figures(pairs: [], accountCount: 0)
    #expect(none.averageDeal.value.isNaN && none.revenuePerAccount.value.isNaN)
  }
}
