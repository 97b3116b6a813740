import Backtesting
import Testing

@Suite struct AxisChoiceTests {
  private func candidate(
    _ name: String, correlation: Double? = nil, p: Double = 0.5, stable: Double? = nil,
    placed: Int = 100, left: Int = 0
  ) -> AxisChoice.Candidate {
    .init(
      name: name, segmentCount: 10, placedCount: placed, leftOverCount: left,
      evidence: correlation.map {
        SegmentationEvidence(
          p: p, statistic: 1, meanStatistic: 1, drawCount: 99, correlation: $0, priorStrength: 10)
      }, adjustedP: correlation.map { _ in p }, stability: stable, stableShare: stable)
  }

  @Test func theProvenOneThatTellsMostIsChosen() {
    let choice = AxisChoice([
      candidate("blend", correlation: 0.02, p: 0.01, stable: 0.9),
      candidate("vertical", correlation: 0.08, p: 0.002, stable: 0.4),
      candidate("stage", correlation: 0.2, p: 0.2, stable: 0.5),
    ])
    #expect(choice.chosen == 1)
    #expect(
      choice.sentences == [
        "Segments by vertical tell won from lost best: 8.0% of the differences lie between them (p 0.002, "
          + "allowing for 3 axes tried; 2 proven).",
        "The most stable axis is blend: with other weights of the fields 90% of a segment stays together.",
        "Chosen: vertical, as it explains won and lost best.",
      ])
  }

  @Test func withoutProofTheMostStableIsChosen() {
    let choice = AxisChoice([
      candidate("blend", correlation: 0.02, p: 0.6, stable: 0.3),
      candidate("vertical", correlation: 0.08, p: 0.3, stable: 0.7),
      candidate("stage", correlation: 0.2, p: 0.2, stable: 0.7),
    ])
    #expect(choice.chosen == 1)
    #expect(choice.sentences[0].hasPrefix("By none of the 3 axes do segments tell won from lost"))
    #expect(choice.sentences.last == "Chosen: vertical, as it is the most stable.")
  }

  @Test func anAxisThatPlacesFewCannotStandForAll() {
    let choice = AxisChoice([
      candidate("blend", stable: 0.3),
      candidate("trigger", correlation: 0.5, p: 0.001, stable: 1, placed: 40, left: 60),
    ])
    #expect(choice.chosen == 0)
    #expect(choice.sentences.contains { $0.hasPrefix("trigger places fewer than half") })
  }

  @Test func withoutDealsAndStabilityTheFirstIsChosen() {
    let choice = AxisChoice([candidate("blend"), candidate("vertical")])
    #expect(choice.chosen == 0)
    #expect(choice.sentences[0].hasPrefix("There are no deals"))
  }
}
