import Foundation
import Statistics
import Testing

@Suite struct IncompleteGammaTests {
  @Test(
    "Agrees with SciPy 1.17 gammaincc",
    arguments: [
      (0.5, 0.3, 0.4385780260809997), (2, 5, 0.04042768199451279), (100, 90, 0.84177901081357),
    ])
  func agreesWithReference(shape: Double, value: Double, expected: Double) {
    #expect(abs(upperIncompleteGamma(shape: shape, value: value) - expected) < 1e-12)
  }

  @Test("With shape 2 it is (1 + x) e⁻ˣ", arguments: [0.0, 0.5, 1, 2.9, 3, 3.1, 20])
  func shapeTwoByHand(value: Double) {
    let expected = (1 + value) * exp(-value)
    #expect(abs(upperIncompleteGamma(shape: 2, value: value) - expected) <= 1e-13 * expected)
  }

  @Test("Series and fraction meet where one takes over from the other", arguments: [0.5, 3, 40])
  func isContinuous(shape: Double) {
    let below = upperIncompleteGamma(shape: shape, value: (shape + 1).nextDown)
    let above = upperIncompleteGamma(shape: shape, value: shape + 1)
    #expect(abs(below - above) < 1e-13)
  }
}
