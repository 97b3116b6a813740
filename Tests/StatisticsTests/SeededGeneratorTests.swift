import Statistics
import Testing

@Suite struct SeededGeneratorTests {
  @Test func agreesWithTheReference() {
    var generator = SeededGenerator(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(expected.allSatisfy { $0 == generator.next() })
  }

  @Test func unitLiesBetweenZeroAndOneWithMeanOneHalf() {
    var generator = SeededGenerator(seed: 9)
    let values = (0..<10_000).map { _ in generator.unit() }
    #expect(values.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(abs(values.reduce(0, +) / 10_000 - 0.5) < 0.01)
  }

  @Test func streamsDiffer() {
    let firsts = (0..<1000).map { stream -> UInt64 in
      var generator = SeededGenerator(seed: 3, stream: UInt64(stream))
      return generator.next()
    }
    #expect(Set(firsts).count == 1000)
  }
}
