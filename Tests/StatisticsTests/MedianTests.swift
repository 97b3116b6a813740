import Statistics
import Testing

@Suite struct MedianTests {
  @Test("Is the middle number, the mean of the middle two, or nothing")
  func byHand() {
    #expect(median([7, 1, 3]) == 3)
    #expect(median([7, 1, 3, 4]) == 3.5)
    #expect(median([5]) == 5)
    #expect(median([]).isNaN)
  }
}
