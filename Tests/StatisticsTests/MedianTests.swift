import Statistics
import Testing

@Suite struct MedianTests {
  @Test func isTheMiddle() {
    #expect(Median.of([3, 1, 2]) == 2)
    #expect(Median.of([4, 1, 2, 3]) == 2.5)
    #expect(Median.of([]).isNaN)
  }
}
