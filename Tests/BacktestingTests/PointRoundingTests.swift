import Backtesting
import Statistics
import Testing

@Suite struct PointRoundingTests {
  @Test func byHand() throws {
    // Of 10 points 1 : 2 : 4 are 1.43, 2.86 and 5.71: down to 1, 2, 5, and the two missing go to 0.86 and 0.71.
    let rounding = try #require(PointRounding([1, 2, 4], total: 10))
    #expect(rounding.points == [1, 3, 6] && abs(rounding.factor - 10.0 / 7) < 1e-15)
    #expect(PointRounding([1, 1, 1], total: 10)?.points == [4, 3, 3])
    #expect(PointRounding([3, -1.5, 0], total: 10)?.points == [10, -5, 0])
  }

  @Test func nothingPositiveIsNothing() {
    #expect(PointRounding([], total: 10) == nil)
    #expect(PointRounding([0, -1], total: 10) == nil)
    #expect(PointRounding([1e-300, -1e300], total: 10) == nil)
    #expect(PointRounding([5], total: 0)?.points == [0])
    #expect(PointRounding([1e308, 1e308], total: 3)?.points == [2, 1])
  }

  @Test(arguments: 0..<200)
  func sumAndOrderAreKept(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = 1 + Int(generator.next() % 30)
    let values = (0..<count).map { _ in
      // Ties and near ties among them.
      let whole = Double(generator.next() % 6)
      return whole + (generator.unit() < 0.5 ? 0 : generator.unit() * 1e-14) - 1
    }
    let total = Int(generator.next() % 300)
    guard let rounding = PointRounding(values, total: total) else {
      #expect(values.allSatisfy { $0 <= 0 })
      return
    }
    let positive = values.indices.filter { values[$0] > 0 }
    #expect(positive.reduce(0) { $0 + rounding.points[$1] } == total)
    for one in values.indices {
      #expect(abs(Double(rounding.points[one]) - values[one] * rounding.factor) < 1 + 1e-9)
      for other in values.indices where values[one] > values[other] {
        #expect(rounding.points[one] >= rounding.points[other])
      }
    }
  }

  @Test func theLargerOfNearlyEqualValuesComesFirst() {
    // Multiplied the first two are equal, one point is missing, and the lower index must not decide.
    for (other, total) in [(2.0, 11), (1, 44), (5, 23)] {
      let points = PointRounding([0.125, 0.125.nextUp, other], total: total)?.points ?? []
      #expect(points.count == 3 && points[0] < points[1] && points.reduce(0, +) == total)
    }
  }

}
