import Statistics
import Testing

@Suite struct IncompleteGammaTests {
  /// SciPy 1.17, `chi2.sf`.
  @Test(arguments: [
    (25.3, 10, 0.004804952978983564), (0.5, 3, 0.9188914116546758),
    (500.0, 40, 8.636144778513832e-81),
  ])
  func agreesWithSciPy(x: Double, degrees: Int, p: Double) {
    let found = IncompleteGamma.chiSquareUpperTail(x, degreesOfFreedom: degrees)
    #expect(abs(found / p - 1) < 1e-10)
  }

  @Test func oneDegreeIsTheSquaredNormal() {
    for z in [0.0, 0.3, 1, 2.5, 6] {
      let found = IncompleteGamma.chiSquareUpperTail(z * z, degreesOfFreedom: 1)
      #expect(abs(found - NormalDistribution.twoSidedP(z: z)) < 1e-13)
    }
  }
}
