import Statistics
import Testing

@Suite struct NormalDistributionTests {
  @Test(
    "The distribution agrees with SciPy 1.17 norm.cdf",
    arguments: [
      (0, 0.5), (1, 0.8413447460685429), (-1.96, 0.024997895148220435),
      (-8, 6.22096057427174e-16), (2.5, 0.9937903346742238),
    ])
  func cumulativeAgreesWithReference(z: Double, expected: Double) {
    #expect(abs(NormalDistribution.cumulative(z) - expected) <= 1e-13 * expected)
  }

  @Test(
    "The quantile agrees with SciPy 1.17 norm.ppf",
    arguments: [
      (0.975, 1.959963984540054), (0.8, 0.8416212335729143), (0.5, 0.0),
      (1e-10, -6.361340902404056), (0.0001, -3.7190164854556804), (0.3, -0.5244005127080409),
    ])
  func quantileAgreesWithReference(share: Double, expected: Double) {
    #expect(abs(NormalDistribution.quantile(share) - expected) < 1e-13)
  }

  @Test("Both tails together are twice one")
  func bothTails() {
    #expect(NormalDistribution.twoSidedP(0) == 1)
    #expect(
      abs(NormalDistribution.twoSidedP(1.3) - 2 * NormalDistribution.cumulative(-1.3)) < 1e-15)
    #expect(NormalDistribution.twoSidedP(-1.3) == NormalDistribution.twoSidedP(1.3))
  }
}
