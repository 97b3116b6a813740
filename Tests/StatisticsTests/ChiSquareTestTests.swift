import Statistics
import Testing

@Suite struct ChiSquareTestTests {
  @Test("Two by two by hand: every expected count is 10, every difference 2, so 4 × 0.4 = 1.6")
  func byHand() throws {
    let test = try #require(ChiSquareTest([[12, 8], [8, 12]]))
    #expect(abs(test.statistic - 1.6) < 1e-15)
    #expect(test.degreesOfFreedom == 1)
  }

  @Test("Agrees with SciPy 1.17 chi2_contingency without correction")
  func agreesWithReference() throws {
    let wide = try #require(ChiSquareTest([[10, 20, 30], [20, 20, 20]]))
    #expect(abs(wide.statistic - 5.333333333333334) < 1e-12)
    #expect(abs(wide.p - 0.0694834512228015) < 1e-12)
    #expect(wide.degreesOfFreedom == 2)
    let tall = try #require(ChiSquareTest([[12, 5], [3, 9], [8, 8]]))
    #expect(abs(tall.statistic - 5.8630260404557095) < 1e-12)
    #expect(abs(tall.p - 0.05331630843461916) < 1e-12)
  }

  @Test(
    "The survival function agrees with SciPy 1.17 chi2.sf",
    arguments: [
      (3.841458820694124, 1, 0.05), (10, 4, 0.04042768199451279), (0.5, 3, 0.9188914116546758),
      (200, 50, 7.857610724654791e-20), (700, 10, 6.280146699235733e-144), (1, 100, 1),
    ])
  func survivalAgreesWithReference(value: Double, degrees: Int, expected: Double) {
    let p = ChiSquareTest.survival(value, degreesOfFreedom: degrees)
    #expect(abs(p - expected) <= 1e-11 * expected)
  }

  @Test("Empty rows and columns change nothing; a single row or column is no test")
  func emptyRowsAndColumns() throws {
    let plain = try #require(ChiSquareTest([[12, 5], [3, 9]]))
    let padded = try #require(ChiSquareTest([[12, 0, 5], [0, 0, 0], [3, 0, 9]]))
    #expect(plain == padded)
    #expect(ChiSquareTest([[3, 4]]) == nil)
    #expect(ChiSquareTest([[3, 0], [4, 0]]) == nil)
    #expect(ChiSquareTest([[0, 0], [0, 0]]) == nil)
    #expect(ChiSquareTest([]) == nil)
  }
}
