import Statistics
import Testing

@Suite struct IncompleteBetaTests {
  @Test(
    "Agrees with SciPy 1.17 betainc",
    arguments: [
      (0.5, 0.5, 0.2, 0.2951672353008665), (2, 3, 0.4, 0.5248),
      (8.5, 32.5, 0.3, 0.9203030987243372), (100.5, 9000.5, 0.011, 0.4974657473400174),
      (5, 0.5, 0.99, 0.7571581091015623),
    ])
  func agreesWithReference(first: Double, second: Double, value: Double, expected: Double) {
    #expect(abs(regularizedIncompleteBeta(first, second, at: value) - expected) < 1e-11)
  }

  @Test("With both parameters 1 it is the value itself", arguments: [0, 0.1, 0.5, 0.77, 1])
  func uniform(value: Double) {
    #expect(abs(regularizedIncompleteBeta(1, 1, at: value) - value) < 1e-14)
  }

  @Test("Is 1 minus its mirror image", arguments: [0.05, 0.3, 0.5, 0.8])
  func mirror(value: Double) {
    let sum =
      regularizedIncompleteBeta(3.5, 7, at: value)
      + regularizedIncompleteBeta(7, 3.5, at: 1 - value)
    #expect(abs(sum - 1) < 1e-14)
  }
}
