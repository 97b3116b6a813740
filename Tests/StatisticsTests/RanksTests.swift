import Statistics
import Testing

@Suite struct RanksTests {
  @Test("Ties share the mean of their ranks")
  func byHand() {
    let ranks = Ranks([10, 30, 10, 20, 10])
    #expect(ranks.values == [2, 5, 2, 4, 2])
    #expect(ranks.tieSum == 24)
  }

  @Test("Is one more than the numbers below and half the equal others", arguments: 1...10)
  func agreesWithTheDefinition(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let numbers = (0..<50).map { _ in Double(Int.random(in: -9...9, using: &generator)) }
    let expected = numbers.map { number in
      Double(numbers.count { $0 < number }) + (Double(numbers.count { $0 == number }) + 1) / 2
    }
    #expect(Ranks(numbers).values == expected)
  }

  @Test("No numbers have no ranks")
  func empty() {
    #expect(Ranks([]).values.isEmpty)
  }
}
