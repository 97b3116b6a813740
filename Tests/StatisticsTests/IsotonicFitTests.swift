import Statistics
import Testing

@Suite struct IsotonicFitTests {
  @Test func poolsNeighborsThatFallByHand() {
    let fit = IsotonicFit([1, 3, 2, 4, 3.5, 0], weights: [1, 1, 1, 1, 2, 1])
    // 3 and 2 pool to 2.5, 4 and 3.5 with 0 to (4 + 7 + 0) ÷ 4 = 2.75.
    #expect(fit.blocks.map(\.places) == [0..<1, 1..<3, 3..<6])
    #expect(fit.values == [1, 2.5, 2.5, 2.75, 2.75, 2.75])
    #expect(fit.blocks.map(\.weight) == [1, 2, 4])
  }

  /// The fit at a place is the greatest over starts of the least over ends of the mean from start to end.
  @Test(arguments: 1...10) func agreesWithTheMaximumOfMinima(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = 1 + Int(generator.next(upperBound: UInt64(30)))
    // Few distinct values, so that some are equal.
    let values = (0..<count).map { Double($0) / 4 + Double(generator.next(upperBound: UInt64(9))) }
    let weights = values.map { _ in Double(1 + generator.next(upperBound: UInt64(3))) }
    func mean(_ range: ClosedRange<Int>) -> Double {
      range.reduce(0) { $0 + values[$1] * weights[$1] } / range.reduce(0) { $0 + weights[$1] }
    }
    let fit = IsotonicFit(values, weights: weights)
    for (place, value) in fit.values.enumerated() {
      let starts = (0...place).map { start in
        (place..<count).map { mean(start...$0) }.min() ?? 0
      }
      #expect(abs(value - (starts.max() ?? 0)) < 1e-12)
    }
    #expect(zip(fit.blocks, fit.blocks.dropFirst()).allSatisfy { $0.value < $1.value })
    #expect(fit.values.count == count)
  }

  @Test func equalValuesAreOneBlockAndNoneAreNone() {
    #expect(IsotonicFit([2, 2, 2], weights: [1, 5, 1]).blocks.map(\.places) == [0..<3])
    #expect(IsotonicFit([], weights: []).blocks.isEmpty)
    #expect(IsotonicFit([1, 2, 3], weights: [1, 1, 1]).values == [1, 2, 3])
    #expect(IsotonicFit([3, 2, 1], weights: [1, 1, 1]).values == [2, 2, 2])
  }
}
