import Backtesting
import Statistics
import TestSupport
import Testing

/// How a group of points is cut into the cells of the heat map.
struct ScoreGridAxisTests {
  private func axis(
    _ points: [Double], borders: [Double] = [], mostParts: Int = 5
  ) -> ScoreGrid.Axis {
    ScoreGrid.Axis(
      "fit", points: points.map { Int32(($0 * 100).rounded()) },
      borders: borders.map { Int(($0 * 100).rounded()) }, mostParts: mostParts)
  }

  private func spans(_ axis: ScoreGrid.Axis) -> [[Double]] {
    (0..<axis.count).map { [axis.span(of: $0).from, axis.span(of: $0).to] }
  }

  @Test func fewNumbersStandByThemselves() {
    let own = axis([3, 0, 3, 7.5])
    #expect(own.isExact && own.edges == [0, 3, 7.5, 7.5])
    #expect(spans(own) == [[0, 0], [3, 3], [7.5, 7.5]])
    #expect(own.part(of: 300) == 1 && own.part(of: 750) == 2)
  }

  @Test func gradesAreCutIntoWholeGrades() {
    let grades = (1...10).map(Double.init)
    let own = axis(grades)
    #expect(own.isWhole && !own.isExact)
    #expect(spans(own) == [[1, 2], [3, 4], [5, 6], [7, 8], [9, 10]])
    #expect(grades.map { own.part(of: Int32($0 * 100)) } == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4])
    #expect(spans(axis(grades, mostParts: 10)) == grades.map { [$0, $0] })
  }

  @Test func aBorderOfATierIsNeverInsideOfACell() {
    let grades = (1...10).map(Double.init)
    #expect(
      spans(axis(grades, borders: [2, 7])) == [[1, 1], [2, 3], [4, 6], [7, 8], [9, 10]])
    // More than 6 is at least 7 where points are whole.
    #expect(spans(axis(grades, borders: [6.01])) == spans(axis(grades, borders: [7])))
    // What no account reaches divides nothing, and more borders than parts all count.
    #expect(spans(axis(grades, borders: [0, 1, 40])) == spans(axis(grades)))
    #expect(axis(grades, borders: [2, 3, 4, 5, 6, 7], mostParts: 5).count == 7)
  }

  @Test func otherPointsAreCutAtBordersAndEvenlyBetween() {
    let own = axis((0...40).map { Double($0) * 1.25 }, borders: [20])
    #expect(!own.isWhole && own.edges.count == 6)
    #expect(own.edges.contains(20) && own.edges.first == 0 && own.edges.last == 50)
    // Three parts from 20 to 50, a hundredth wide at the end so that 50 has one too, and two below.
    #expect(own.edges[1] == 10 && abs(own.edges[3] - 30) < 0.011)
  }

  @Test(arguments: 0..<20) func everyAccountIsInThePartWhoseSpanHoldsIt(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let isWhole = seed.isMultiple(of: 2)
    let points = (0..<300).map { _ in
      let value = generator.unit() * 60 - 10
      return isWhole ? value.rounded() : value
    }
    let borders = (0..<3).map { _ in (generator.unit() * 58 - 9).rounded() }
    let own = axis(points, borders: borders, mostParts: 8)
    #expect(own.count == 8 && own.edges == own.edges.sorted())
    for value in points {
      let hundredths = Int32((value * 100).rounded())
      let part = own.part(of: hundredths)
      let span = own.span(of: part)
      #expect(Double(hundredths) / 100 >= span.from && Double(hundredths) / 100 <= span.to)
    }
    // No part has accounts on both sides of a border.
    for border in borders {
      let hundredths = points.map { Int32(($0 * 100).rounded()) }
      let byPart = Dictionary(grouping: hundredths) { own.part(of: $0) }
      let sides = byPart.values.map { members in
        Set(members.map { $0 >= Int32(border * 100) }).count
      }
      #expect(sides.allSatisfy { $0 == 1 }, "\(border)")
    }
  }
}
