import Statistics
import Testing

@Suite struct MedianIntervalTests {
  @Test(arguments: [(5, 0), (6, 1), (8, 1), (9, 2), (15, 4), (20, 6), (50, 18), (100, 40)])
  func theRanksAreThoseOfTheTable(count: Int, rank: Int) {
    // The ranks of the sign test at 0.05 two-sided, from tables.
    let values = (1...count).map(Double.init)
    let bounds = MedianInterval.bounds(ofSorted: values)
    guard rank > 0 else {
      #expect(bounds == nil)
      return
    }
    #expect(bounds == Double(rank)...Double(count + 1 - rank))
  }

  @Test func nothingOfNothing() {
    #expect(MedianInterval.bounds(ofSorted: []) == nil)
  }

  @Test func theApproximationMeetsTheSum() throws {
    let exact = try #require(MedianInterval.bounds(ofSorted: (1...1000).map(Double.init)))
    let rough = try #require(MedianInterval.bounds(ofSorted: (1...1001).map(Double.init)))
    #expect(abs(exact.lowerBound - rough.lowerBound) <= 1)
    #expect(exact == 469...532)
  }
}
