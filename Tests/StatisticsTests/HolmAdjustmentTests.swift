import Statistics
import Testing

@Suite struct HolmAdjustmentTests {
  @Test func stepsDownByHand() {
    // Sorted 0.01, 0.02, 0.04: 0.03, 0.04, 0.04.
    #expect(HolmAdjustment.adjusted([0.04, 0.01, 0.02]) == [0.04, 0.03, 0.04])
    #expect(HolmAdjustment.adjusted([0.9, 0.6]) == [1, 1])
    #expect(HolmAdjustment.adjusted([0.03]) == [0.03])
    #expect(HolmAdjustment.adjusted([]) == [])
  }
}
