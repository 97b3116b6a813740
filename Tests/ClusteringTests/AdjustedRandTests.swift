import Clustering
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
}
