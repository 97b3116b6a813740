import Foundation
import Statistics
import Testing

@Suite struct HypergeometricTests {
  @Test func agreesWithTheDefinitionByHand() {
    // 3 of 4 drawn from 4 + 4: C(4, 3) · C(4, 1) / C(8, 4) = 16 / 70.
    let table = Hypergeometric(first: 4, second: 4, drawn: 4)
    #expect(table.support == 0...4)
    #expect(table.mode == 2)
    #expect(abs(exp(table.logProbability(3)) - 16.0 / 70) < 1e-14)
  }

  @Test(arguments: [(5, 9, 7), (1, 1, 1), (40, 120, 20), (2000, 3000, 900)])
  func sumsToOneAndPeaksAtItsMode(first: Int, second: Int, drawn: Int) {
    let table = Hypergeometric(first: first, second: second, drawn: drawn)
    let all = table.support.map { exp(table.logProbability($0)) }
    #expect(abs(all.reduce(0, +) - 1) < 1e-9)
    #expect(abs((all.max() ?? 0) - exp(table.logProbability(table.mode))) < 1e-12)
  }

  @Test(arguments: [(5, 9, 7), (1, 1, 1), (12, 900, 40), (2000, 3000, 900)])
  func theMidPOfACountOrMoreIsTheSumOfTheTail(first: Int, second: Int, drawn: Int) {
    let table = Hypergeometric(first: first, second: second, drawn: drawn)
    let all = table.support.map { exp(table.logProbability($0)) }
    for (place, count) in table.support.enumerated() {
      let naive = all[place] / 2 + all[(place + 1)...].reduce(0, +)
      #expect(abs(table.upperMidP(count) - naive) < 1e-9)
      if naive > 1e-300, count > table.mode {
        #expect(abs(table.upperMidP(count) / naive - 1) < 1e-9)
      }
    }
    #expect(table.upperMidP(table.support.upperBound + 1) == 0)
    #expect(table.upperMidP(table.support.lowerBound - 1) == 1)
  }

  @Test func factorialsAgreeOnBothSidesOfTheTable() {
    #expect(abs(LogFactorial.of(5) - log(120)) < 1e-14)
    #expect(abs(LogFactorial.of(1024) - LogFactorial.of(1023) - log(1024)) < 1e-9)
    #expect(abs(LogFactorial.choose(10, 3) - log(120)) < 1e-12)
  }
}
