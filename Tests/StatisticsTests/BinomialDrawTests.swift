import Statistics
import Testing

@Suite struct BinomialDrawTests {
  @Test(arguments: [(10, 0.3), (500, 0.02), (40, 0.97), (3, 0.5)])
  func drawsHaveTheProbabilitiesOfTheBinomial(trials: Int, share: Double) {
    var generator = SeededGenerator(seed: 8)
    let draw = BinomialDraw(trials: trials, share: share)
    let count = 100_000
    var counts = [Int](repeating: 0, count: trials + 1)
    for _ in 0..<count { counts[draw.next(using: &generator)] += 1 }
    // The probabilities by recurrence from none.
    var probability = (0..<trials).reduce(1.0) { product, _ in product * (1 - share) }
    var (statistic, cells) = (0.0, 0)
    for value in 0...trials {
      let expected = probability * Double(count)
      if expected >= 10 {
        let difference = Double(counts[value]) - expected
        statistic += difference * difference / expected
        cells += 1
      }
      probability *= Double(trials - value) / Double(value + 1) * share / (1 - share)
    }
    #expect(IncompleteGamma.chiSquareUpperTail(statistic, degreesOfFreedom: cells) > 0.001)
    #expect(cells > 2)
  }

  @Test func meanAndVarianceOfMany() {
    var generator = SeededGenerator(seed: 9)
    let draw = BinomialDraw(trials: 1_000_000, share: 0.12)
    let values = (0..<20_000).map { _ in Double(draw.next(using: &generator)) }
    let mean = values.reduce(0, +) / 20_000
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    #expect(abs(mean - 120_000) < 10)
    #expect(abs(variance / 105_600 - 1) < 0.04)
  }

  @Test func certainOutcomes() {
    var generator = SeededGenerator(seed: 1)
    #expect(BinomialDraw(trials: 7, share: 0).next(using: &generator) == 0)
    #expect(BinomialDraw(trials: 7, share: 1).next(using: &generator) == 7)
    #expect(BinomialDraw(trials: 0, share: 0.5).next(using: &generator) == 0)
  }
}
