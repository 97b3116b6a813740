import Clustering
import Testing

@Suite struct PenaltySearchTests {
  /// A cut that has as many clusters as 1000 / price, and never fewer than its bounds allow.
  private func count(at price: Double) -> Int { Int(1000 / price) }

  @Test func findsThePriceOfTheCountWanted() {
    let search = PenaltySearch(
      clusterCount: 40, rowCount: 400, sizes: 5...15, prices: 1e-3...1e6)
    #expect(search.best(count: { $0 }, cut: count) == 40)
  }

  @Test func staysWithinWhatTheSizesAllow() {
    // 400 rows of 5 to 15: from 27 to 80 clusters.
    let many = PenaltySearch(clusterCount: 500, rowCount: 400, sizes: 5...15, prices: 1e-3...1e6)
    #expect(many.best(count: { $0 }, cut: count) == 80)
    let few = PenaltySearch(clusterCount: 1, rowCount: 400, sizes: 5...15, prices: 1e-3...1e6)
    #expect(few.best(count: { $0 }, cut: count) == 27)
  }

  @Test func noCutIsNothing() {
    let search = PenaltySearch(clusterCount: 2, rowCount: 20, sizes: 10...10, prices: 1...2)
    #expect(search.best(count: { (cut: Int) in cut }, cut: { _ in nil }) == nil)
  }
}
