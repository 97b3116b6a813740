import Statistics
import Testing

@Suite struct NormalDistributionTests {
  @Test func agreesWithSciPy() {
    #expect(abs(NormalDistribution.twoSidedP(z: 1.959963984540054) - 0.05) < 1e-12)
    #expect(abs(NormalDistribution.twoSidedP(z: -5.605) - 2.0825496434001483e-08) < 1e-15)
    #expect(NormalDistribution.cumulative(0) == 0.5)
  }
}
