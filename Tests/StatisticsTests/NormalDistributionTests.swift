import Statistics
import Testing

@Suite struct NormalDistributionTests {
  @Test func agreesWithSciPy() {
    #expect(abs(NormalDistribution.twoSidedP(z: 1.959963984540054) - 0.05) < 1e-12)
    #expect(abs(NormalDistribution.twoSidedP(z: -5.605) - 2.0825496434001483e-08) < 1e-15)
    #expect(NormalDistribution.cumulative(0) == 0.5)
  }

  @Test func quantilesUndoCumulatives() {
    #expect(abs(NormalDistribution.quantile(0.975) - WilsonInterval.z95) < 1e-14)
    #expect(abs(NormalDistribution.quantile(1e-10) + 6.361340902404056) < 1e-12)
    #expect(abs(NormalDistribution.quantile(0.5)) < 1e-15)
    #expect(NormalDistribution.quantile(0) == -.infinity)
    #expect(NormalDistribution.quantile(1) == .infinity)
    for z in stride(from: -5.0, through: 5, by: 0.5) {
      #expect(abs(NormalDistribution.quantile(NormalDistribution.cumulative(z)) - z) < 1e-9)
    }
  }
}
