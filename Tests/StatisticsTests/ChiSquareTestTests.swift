import Statistics
import Testing

@Suite struct ChiSquareTestTests {
  @Test func agreesWithSciPy() {
    // SciPy 1.17, `chi2_contingency` without correction.
    let result = ChiSquareTest.independence([[10, 20, 30], [6, 9, 17]])
    #expect(abs(result.statistic - 0.27157465150403504) < 1e-12)
    #expect(abs(result.p - 0.873028283380073) < 1e-12)
    #expect(result.degreesOfFreedom == 2)
  }

  @Test func emptyRowsAndColumnsDoNotCount() {
    let full = ChiSquareTest.independence([[10, 20], [6, 9]])
    #expect(ChiSquareTest.independence([[10, 0, 20], [0, 0, 0], [6, 0, 9]]) == full)
    #expect(ChiSquareTest.independence([[10, 0], [6, 0]]).p == 1)
    #expect(ChiSquareTest.independence([]).p == 1)
  }
}
