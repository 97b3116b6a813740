import Statistics
import Testing

@Suite struct SeededGeneratorTests {
  /// The first outputs of the reference implementation, splitmix64.c of Vigna, with seed 1234567.
  @Test("Gives the numbers of the reference implementation")
  func agreesWithReference() {
    var generator = SeededGenerator(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test("Gives the same numbers for the same seed and stream, and others for others")
  func streams() {
    func first(_ seed: UInt64, _ stream: UInt64) -> UInt64 {
      var generator = SeededGenerator(seed: seed, stream: stream)
      return generator.next()
    }
    #expect(first(1, 2) == first(1, 2))
    let numbers = Set((0..<10).flatMap { seed in (0..<100).map { first(seed, $0) } })
    #expect(numbers.count == 1000)
  }

  @Test("Units lie in [0, 1) and spread evenly")
  func units() {
    var generator = SeededGenerator(seed: 3)
    var bins = [Int](repeating: 0, count: 10)
    for _ in 0..<10_000 {
      let unit = generator.unit()
      #expect((0..<1).contains(unit))
      bins[Int(unit * 10)] += 1
    }
    // Five standard deviations of a binomial count around 1,000.
    #expect(bins.allSatisfy { abs($0 - 1000) < 150 })
  }
}
