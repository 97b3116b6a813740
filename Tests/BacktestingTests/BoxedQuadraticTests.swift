import Backtesting
import Statistics
import TestSupport
import Testing

@Suite struct BoxedQuadraticTests {
  private struct Problem {
    let hessian: [Double]
    let gradient: [Double]
    let lower: [Double]
    let upper: [Double]
    var order: Int { gradient.count }

    func slope(_ row: Int, _ step: [Double]) -> Double {
      gradient[row] + (0..<order).reduce(0) { $0 + hessian[row * order + $1] * step[$1] }
    }

    /// One entry after the other, again and again.
    func naive() -> [Double] {
      var step = [Double](repeating: 0, count: order)
      for _ in 0..<20_000 {
        for row in 0..<order {
          let target = step[row] - slope(row, step) / hessian[row * order + row]
          step[row] = min(upper[row], max(lower[row], target))
        }
      }
      return step
    }
  }

  private func random(_ seed: UInt64) -> Problem {
    var generator = SeededGenerator(seed: seed)
    let order = 1 + Int(generator.next() % 9)
    let factor = (0..<order * order).map { _ in generator.unit() * 2 - 1 }
    var hessian = [Double](repeating: 0, count: order * order)
    for row in 0..<order {
      for column in 0..<order {
        for place in 0..<order {
          hessian[row * order + column] +=
            factor[row * order + place] * factor[column * order + place]
        }
      }
      hessian[row * order + row] += 0.1
    }
    // A third of the entries begin at a bound, and some cannot move at all.
    let kinds: [(Double, Double)] = [
      (0, 1), (-1, 0), (0, 0), (-.infinity, .infinity), (-0.5, 0.3), (0, .infinity),
    ]
    let box = (0..<order).map { _ in kinds[Int(generator.next() % 6)] }
    return Problem(
      hessian: hessian, gradient: (0..<order).map { _ in generator.unit() * 4 - 2 },
      lower: box.map(\.0), upper: box.map(\.1))
  }

  @Test(
    .enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)),
    arguments: 0..<200)
  func agreesWithDescentByCoordinates(seed: UInt64) throws {
    let problem = random(seed)
    let step = try #require(
      BoxedQuadratic.minimizer(
        hessian: problem.hessian, gradient: problem.gradient, lower: problem.lower,
        upper: problem.upper))
    for (entry, other) in zip(step, problem.naive()) { #expect(abs(entry - other) < 1e-9) }
    for row in step.indices {
      #expect(step[row] >= problem.lower[row] && step[row] <= problem.upper[row])
    }
  }

  @Test func aBoundIsLetGoByHand() throws {
    // The second entry is pressed against 0 at first; once the first has moved to 1 it is drawn away from it.
    let step = try #require(
      BoxedQuadratic.minimizer(
        hessian: [1, -1, -1, 2], gradient: [-1, 0.5], lower: [0, 0],
        upper: [.infinity, .infinity]))
    #expect(abs(step[0] - 1.5) < 1e-14 && abs(step[1] - 0.5) < 1e-14)
  }

  @Test func whatIsNotPositiveDefiniteHasNoStep() {
    let free = [Double](repeating: .infinity, count: 2)
    #expect(
      BoxedQuadratic.minimizer(
        hessian: [1, 2, 2, 1], gradient: [1, 1], lower: free.map { -$0 }, upper: free) == nil)
  }
}
