import Statistics
import TestSupport
import Testing

@Suite struct FisherPowerTests {
  @Test(
    "Agrees with testing every pair of outcomes",
    arguments: [
      (0.2, 0.6, 12, 9), (0.5, 0.5, 10, 10), (0.05, 0.4, 20, 14), (1, 0.3, 6, 8), (0, 0.5, 7, 7),
    ])
  func agreesWithTheDefinition(first: Double, second: Double, firstSize: Int, secondSize: Int) {
    let power = FisherPower(firstRate: first, secondRate: second)
      .power(first: firstSize, second: secondSize)
    let expected = NaiveFisher.power(
      rates: (first, second), sizes: (firstSize, secondSize), level: 0.05)
    #expect(abs(power - expected) < 1e-12)
  }

  @Test("Agrees with sums over SciPy 1.17 binom.pmf and hypergeometric probabilities")
  func agreesWithReference() {
    let question = FisherPower(firstRate: 0.2, secondRate: 0.1)
    #expect(abs(question.power(first: 133, second: 399) - 0.7998863068215205) < 1e-9)
    #expect(abs(question.power(first: 134, second: 402) - 0.8030609979097276) < 1e-9)
    #expect(abs(question.power(first: 135, second: 405) - 0.8062037528110112) < 1e-9)
  }

  @Test("20 % against 10 % at sizes 1 to 3 needs 134 and 402")
  func neededSizesOfTheWorkedExample() throws {
    let sizes = try #require(
      FisherPower(firstRate: 0.2, secondRate: 0.1)
        .smallestSizes(power: 0.8, proportion: (40, 120)))
    #expect(sizes == (134, 402))
  }

  @Test(
    "No smaller sizes in proportion have the power, by trying them all",
    arguments: [
      (0.5, 0.2, 10, 10), (0.9, 0.4, 5, 12), (0.6, 0.1, 30, 10), (1, 0.5, 1, 1), (0.3, 0.05, 7, 20),
    ])
  func agreesWithAFullScan(first: Double, second: Double, firstPart: Int, secondPart: Int) throws {
    let question = FisherPower(firstRate: first, secondRate: second)
    let found = try #require(
      question.smallestSizes(power: 0.8, proportion: (firstPart, secondPart)))
    let smaller = min(firstPart, secondPart)
    let ratio = Double(max(firstPart, secondPart)) / Double(smaller)
    let scanned = try #require(
      (1...500).first { count in
        let larger = Int((Double(count) * ratio).rounded())
        return question.power(
          first: firstPart <= secondPart ? count : larger,
          second: firstPart <= secondPart ? larger : count) >= 0.8
      })
    #expect(min(found.first, found.second) == scanned)
  }

  @Test("Is nothing beyond the cap, for equal rates and for empty groups")
  func nothingBeyondTheCap() {
    let close = FisherPower(firstRate: 0.101, secondRate: 0.1)
    #expect(close.smallestSizes(power: 0.8, proportion: (1, 1)) == nil)
    let equal = FisherPower(firstRate: 0.1, secondRate: 0.1)
    #expect(equal.smallestSizes(power: 0.8, proportion: (1, 1)) == nil)
    let far = FisherPower(firstRate: 0.9, secondRate: 0.1)
    #expect(far.smallestSizes(power: 0.8, proportion: (0, 1)) == nil)
    #expect(far.smallestSizes(power: 0.8, proportion: (1, 1), cap: 8) == nil)
  }

  @Test("Thousands of accounts are searched too")
  func largeSizes() throws {
    let question = FisherPower(firstRate: 0.12, secondRate: 0.1)
    let sizes = try #require(
      question.smallestSizes(power: 0.8, proportion: (1, 1), cap: 20_000))
    #expect(question.power(first: sizes.first, second: sizes.second) >= 0.8)
    #expect(question.power(first: sizes.first - 40, second: sizes.second - 40) < 0.8)
  }
}
