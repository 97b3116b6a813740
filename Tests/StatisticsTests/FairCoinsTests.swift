import Statistics
import Testing

@Suite struct FairCoinsTests {
  /// Bits that are written down.
  private struct Fixed: RandomNumberGenerator {
    var words: [UInt64]
    mutating func next() -> UInt64 { words.removeFirst() }
  }

  @Test func bitsAreCountedInOrderAndNoneIsLost() {
    var generator = Fixed(words: [0b1011, .max, 1])
    var coins = FairCoins()
    #expect(coins.heads(of: 2, using: &generator) == 2)
    #expect(coins.heads(of: 3, using: &generator) == 1)
    // 59 zeros are left of the first word; then come ones, and of the last word one bit.
    #expect(coins.heads(of: 61, using: &generator) == 2)
    #expect(coins.heads(of: 63, using: &generator) == 63)
    #expect(coins.heads(of: 0, using: &generator) == 0)
    #expect(generator.words.isEmpty)
  }

  @Test func wholeWordsAreCounted() {
    var generator = Fixed(words: [.max, .max, 0b101])
    var coins = FairCoins()
    #expect(coins.heads(of: 64, using: &generator) == 64)
    #expect(coins.heads(of: 66, using: &generator) == 65)
  }

  @Test func headsAreHalf() {
    var generator = SeededGenerator(seed: 1)
    var coins = FairCoins()
    let throwsOfTen = (0..<20_000).map { _ in coins.heads(of: 10, using: &generator) }
    #expect(abs(Double(throwsOfTen.reduce(0, +)) / 200_000 - 0.5) < 0.005)
    #expect(abs(Double(throwsOfTen.count { $0 == 5 }) / 20_000 - 252.0 / 1024) < 0.012)
  }
}
