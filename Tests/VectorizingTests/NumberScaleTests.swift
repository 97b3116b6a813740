import Foundation
import Statistics
import Testing

import Vectorizing

@Suite struct NumberScaleTests {
  @Test func standardUnitsByHand() {
    let scale = NumberScale([1, 3, .nan], transform: .none)
    #expect(scale.value(1) == -1)
    #expect(scale.value(3) == 1)
    #expect(scale.value(2) == 0)
    #expect(scale.value(.nan).isNaN)
    #expect(scale.inertia == 1)
  }

  @Test func theSignedLogarithmKeepsTheOrderOfLosses() {
    let scale = NumberScale([-100, -1, 0, 1, 100], transform: .log)
    let values = [-100, -1, 0, 1, 100].map { scale.value($0) }
    #expect(values == values.sorted())
    #expect(abs(values[0] + values[4]) < 1e-12)
    #expect(values[4] / values[3] > 6 && values[4] / values[3] < 7)  // log 101 ÷ log 2
  }

  @Test func ranksAreMeanRanksAndNewValuesLieBetween() {
    let ranks = RankScale(sorted: [1, 2, 2, 5])
    #expect(ranks.rank(1) == 0.25)
    #expect(ranks.rank(2) == 0.625)
    #expect(ranks.rank(5) == 1)
    #expect(ranks.rank(3) == (0.625 + 1) / 2)
    #expect(ranks.rank(-7) == 0.25)
    #expect(ranks.rank(9) == 1)
    #expect(ranks.rank(.nan).isNaN)
  }

  @Test(arguments: 1...5)
  func winsorizesOneInTwoHundredOnEitherSide(seed: Int) {
    var draw = SeededGenerator(seed: UInt64(seed))
    var values = (0..<1000).map { _ in draw.unit() }
    values[3] = 1e9
    values[900] = -1e9
    let scale = NumberScale(values, transform: .none)
    // By the definition: the five least and the five greatest count as the next ones.
    let sorted = values.sorted()
    let cut = values.map { min(sorted[994], max(sorted[5], $0)) }
    let mean = cut.reduce(0, +) / 1000
    let deviation = (cut.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1000).squareRoot()
    for row in [3, 17, 500, 900] {
      #expect(abs(scale.value(values[row]) - (cut[row] - mean) / deviation) < 1e-9)
    }
    #expect(abs(scale.inertia - 1) < 1e-9)
  }

  @Test func oneThatDiffersInTwoHundredIsNotCutAway() {
    let values = [Double](repeating: 0, count: 399) + [1]
    let scale = NumberScale(values, transform: .none)
    #expect(scale.inertia > 0)
    #expect(scale.value(1) > scale.value(0))
    #expect(scale.value(1) - scale.value(0) < 4)  // cut at 3 units
  }

  @Test func equalAndNoValuesHaveNoInertia() {
    #expect(NumberScale([7, 7, 7], transform: .none).inertia == 0)
    #expect(NumberScale([0.1 + 0.2, 0.3], transform: .none).inertia == 0)
    #expect(NumberScale([], transform: .rank).inertia == 0)
    #expect(NumberScale([.nan], transform: .log).inertia == 0)
  }
}
