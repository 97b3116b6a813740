import Statistics
import Testing

@Suite struct FisherTestTests {
  /// SciPy 1.17, `fisher_exact`.
  @Test(arguments: [
    (8, 40, 12, 120, 0.1055245273424095), (12, 120, 6, 340, 0.00026632164698594624),
    (3, 4, 1, 4, 0.48571428571428565), (0, 10, 5, 10, 0.032507739938080496),
    (5000, 100_000, 5200, 100_000, 0.04310490861242747),
  ])
  func agreesWithSciPy(x: Int, n: Int, y: Int, m: Int, p: Double) {
    let found = FisherTest.twoSidedP(successes: x, trials: n, otherSuccesses: y, otherTrials: m)
    #expect(abs(found - p) < 1e-9 * max(1, p / 1e-3))
    let mirrored = FisherTest.twoSidedP(
      successes: y, trials: m, otherSuccesses: x, otherTrials: n)
    #expect(abs(found - mirrored) < 1e-12)
  }

  @Test func agreesWithTheDefinitionOnAllSmallTables() {
    for n in 0...7 {
      for m in 0...6 {
        for x in 0...n {
          for y in 0...m {
            let p = FisherTest.twoSidedP(
              successes: x, trials: n, otherSuccesses: y, otherTrials: m)
            #expect(abs(p - naive(x, n, y, m)) < 1e-9, "\(x)/\(n) \(y)/\(m)")
          }
        }
      }
    }
  }

  /// The whole distribution in exact integers.
  private func naive(_ x: Int, _ n: Int, _ y: Int, _ m: Int) -> Double {
    func choose(_ n: Int, _ k: Int) -> Int {
      k < 0 || k > n ? 0 : k == 0 ? 1 : choose(n - 1, k - 1) * n / k
    }
    let drawn = x + y
    let own = choose(n, x) * choose(m, drawn - x)
    let counts = (0...n).map { choose(n, $0) * choose(m, drawn - $0) }
    let all = counts.reduce(0, +)
    return Double(counts.filter { $0 <= own }.reduce(0, +)) / Double(all)
  }

  @Test func nothingToCompareIsOne() {
    #expect(
      FisherTest.twoSidedP(successes: 0, trials: 0, otherSuccesses: 3, otherTrials: 9) == 1)
    #expect(
      FisherTest.twoSidedP(successes: 0, trials: 5, otherSuccesses: 0, otherTrials: 9) == 1)
  }
}
