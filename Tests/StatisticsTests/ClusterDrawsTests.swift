import Statistics
import Testing

@Suite struct ClusterDrawsTests {
  @Test(arguments: [0, 1, 2, 3, 50, 1001])
  func countsAddUpToTheNumberOfClusters(count: Int) {
    let counts = ClusterDraws.counts(clusterCount: count, resample: 3, seed: 8)
    #expect(counts.count == count && counts.reduce(0, +) == count)
    #expect(counts == ClusterDraws.counts(clusterCount: count, resample: 3, seed: 8))
    if count > 3 {
      #expect(counts != ClusterDraws.counts(clusterCount: count, resample: 4, seed: 8))
      #expect(counts != ClusterDraws.counts(clusterCount: count, resample: 3, seed: 9))
    }
  }

  @Test func countsAreMultinomial() {
    // Of 10 clusters one is drawn b(10, 1/10) times: never with 0.3487, once with 0.3874, and so on; each within 5 deviations.
    let resamples = 20_000
    var seen = [Int](repeating: 0, count: 11)
    var together = 0.0
    for number in 0..<resamples {
      let counts = ClusterDraws.counts(clusterCount: 10, resample: number, seed: 2)
      seen[Int(counts[6])] += 1
      together += (Double(counts[0]) - 1) * (Double(counts[9]) - 1)
    }
    for (times, share) in [0.34868, 0.38742, 0.19371, 0.05740].enumerated() {
      let deviation = (share * (1 - share) / Double(resamples)).squareRoot()
      #expect(abs(Double(seen[times]) / Double(resamples) - share) < 5 * deviation)
    }
    // The covariance of two clusters is −1/n; the deviation of one product is about 0.9.
    #expect(abs(together / Double(resamples) + 0.1) < 5 * 0.9 / Double(resamples).squareRoot())
  }
}
