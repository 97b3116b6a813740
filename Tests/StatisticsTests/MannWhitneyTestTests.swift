import Statistics
import TestSupport
import Testing

@Suite struct MannWhitneyTestTests {
  @Test("Agrees with SciPy 1.17 mannwhitneyu(method='asymptotic'), ties included")
  func agreesWithReference() throws {
    let test = try #require(MannWhitneyTest([1, 2, 2, 3, 5, 7], [0, 2, 1, 1, 3, 2, 4]))
    #expect(abs(test.areaUnderCurve - 0.7023809523809523) < 1e-15)
    #expect(abs(test.p - 0.24314627115082688) < 1e-13)
  }

  @Test("The area agrees with the count over all pairs", arguments: 1...10)
  func agreesWithTheDefinition(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let first = (0..<40).map { _ in Double(Int.random(in: 0...12, using: &generator)) }
    let second = (0..<25).map { _ in Double(Int.random(in: 0...12, using: &generator)) }
    let area = NaiveAreaUnderCurve.value(first, second)
    #expect(abs(try #require(MannWhitneyTest(first, second)).areaUnderCurve - area) < 1e-14)
    func counts(_ numbers: [Double]) -> [Int] {
      (0...12).map { level in numbers.count { $0 == Double(level) } }
    }
    let grouped = MannWhitneyTest.areaUnderCurve(
      positives: counts(first), negatives: counts(second))
    #expect(abs(grouped - area) < 1e-14)
  }

  @Test("Is nothing without two groups or with all numbers equal")
  func nothingToTell() {
    #expect(MannWhitneyTest([], [1, 2]) == nil)
    #expect(MannWhitneyTest([1, 2], []) == nil)
    #expect(MannWhitneyTest([4, 4], [4, 4, 4]) == nil)
    #expect(MannWhitneyTest.areaUnderCurve(positives: [1], negatives: [0]).isNaN)
  }
}
