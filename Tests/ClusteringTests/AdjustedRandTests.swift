import Clustering
import Statistics
import Testing

@Suite struct AdjustedRandTests {
  @Test func agreesWithTheDefinitionByHand() {
    // n = 6: Σ C(nij) = 1 + 1 + 1 = 3 − ... pairs: first {3, 3}: 6, second {2, 2, 2}: 3, together 2;
    // E = 6 · 3 / 15 = 1.2, (2 − 1.2) / (4.5 − 1.2).
    let value = AdjustedRand.index([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2])
    #expect(abs(value - 0.8 / 3.3) < 1e-12)
  }

  @Test func equalPartitionsAreOneWhateverTheirNames() {
    #expect(AdjustedRand.index([0, 1, 1, 2], [2, 0, 0, 1]) == 1)
    #expect(AdjustedRand.index([], []) == 1)
    #expect(AdjustedRand.index([0, 0, 0], [0, 0, 0]) == 1)
  }

  @Test func agreesWithTheGoldenFile() throws {
    for golden in try GoldenQuality.cases() {
      let index = AdjustedRand.index(golden.labels, golden.others)
      #expect(abs(index - (golden.values["adjustedRand"] ?? .nan)) < 1e-12, "\(golden)")
    }
  }

  @Test func agreesWithTheCountOfPairs() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<20 {
      let first = (0..<40).map { _ in Int(generator.next() % 5) }
      let second = (0..<40).map { _ in Int(generator.next() % 7) }
      // together in both, in the first, in the second, of all pairs
      var (both, one, other, all) = (0.0, 0.0, 0.0, 0.0)
      for a in 0..<40 {
        for b in 0..<a {
          all += 1
          if first[a] == first[b] { one += 1 }
          if second[a] == second[b] { other += 1 }
          if first[a] == first[b], second[a] == second[b] { both += 1 }
        }
      }
      let expected = one * other / all
      let index = (both - expected) / ((one + other) / 2 - expected)
      #expect(abs(AdjustedRand.index(first, second) - index) < 1e-12)
    }
  }
}
