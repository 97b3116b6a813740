import Statistics
import Testing

@Suite struct HolmAdjustmentTests {
  @Test("Three values by hand: 0.01 × 3, 0.02 × 2, and 0.03, which may not fall below")
  func byHand() {
    #expect(HolmAdjustment.adjusted([0.03, 0.01, 0.02]) == [0.04, 0.03, 0.04])
  }

  @Test("Never exceeds 1, and leaves one value alone")
  func bounds() {
    #expect(HolmAdjustment.adjusted([0.6, 0.7]) == [1, 1])
    #expect(HolmAdjustment.adjusted([0.2]) == [0.2])
    #expect(HolmAdjustment.adjusted([]).isEmpty)
  }

  @Test("Equal values are adjusted equally")
  func ties() {
    #expect(HolmAdjustment.adjusted([0.25, 0.25]) == [0.5, 0.5])
  }
}
