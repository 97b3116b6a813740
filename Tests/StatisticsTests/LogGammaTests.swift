import Foundation
import Statistics
import Testing

@Suite struct LogGammaTests {
  @Test(
    "Agrees with SciPy 1.17 gammaln",
    arguments: [
      (0.5, 0.5723649429247), (1.5, -0.12078223763524526), (3, 0.6931471805599453),
      (9.5, 11.689333420797269), (10, 12.801827480081469), (123.25, 468.6144829505166),
      (1e6, 12815504.569147611),
    ])
  func agreesWithReference(value: Double, expected: Double) {
    #expect(abs(logGamma(value) - expected) <= 1e-14 * max(1, abs(expected)))
  }

  @Test("Is 0 at 1 and 2, where the factorial is 1")
  func isZeroAtOneAndTwo() {
    #expect(abs(logGamma(1)) < 1e-14)
    #expect(abs(logGamma(2)) < 1e-14)
  }

  @Test("Rises by the logarithm of the argument", arguments: [0.1, 1, 2.5, 9.9, 10, 57, 3000])
  func obeysTheRecurrence(value: Double) {
    #expect(abs(logGamma(value + 1) - logGamma(value) - log(value)) < 1e-10)
  }
}
