import Reporting
import Testing

/// Where values lie on the axes of charts.
struct ScaleTests {
  @Test func endsAndMiddleOfALinearScale() {
    let scale = Scale(10...30, to: 0, 100)
    #expect(scale(10) == 0 && scale(30) == 100 && scale(15) == 25)
    // What lies outside is at the edge.
    #expect(scale(-5) == 0 && scale(99) == 100)
    // Upward in pixels.
    #expect(Scale(0...1, to: 200, 0)(0.25) == 150)
  }

  @Test func equalFactorsAreEqualDistances() {
    let scale = Scale(0.25...4, to: 0, 100, kind: .logarithmic)
    #expect(abs(scale(1) - 50) < 1e-9 && abs(scale(2) - 75) < 1e-9)
  }

  @Test func aSingleValueHasAPlace() {
    #expect(Scale(7...7, to: 0, 100)(7) == 50)
    #expect(abs(Scale(3...3, to: 0, 100, kind: .logarithmic)(3) - 50) < 1e-9)
  }

  @Test(arguments: [
    (0.0...100, 5, [0.0, 20, 40, 60, 80, 100]), (0...7, 4, [0, 2, 4, 6]),
    (0...0.07, 4, [0, 0.02, 0.04, 0.06]), (-12...12, 4, [-10, 0, 10]),
    (0.3...0.4, 2, [0.3, 0.35, 0.4]),
  ])
  func ticksAreRound(domain: ClosedRange<Double>, count: Int, expected: [Double]) {
    let ticks = Scale(domain, to: 0, 1).ticks(about: count)
    #expect(ticks.count == expected.count, "\(ticks)")
    for (tick, value) in zip(ticks, expected) { #expect(abs(tick - value) < 1e-12, "\(ticks)") }
  }

  @Test func ticksOfFactors() {
    #expect(
      Scale(0.4...6, to: 0, 1, kind: .logarithmic).ticks(about: 7) == [0.5, 1, 2, 5])
    #expect(
      Scale(0.01...2000, to: 0, 1, kind: .logarithmic).ticks(about: 7).map { $0.rounded() }
        == [0, 0, 1, 10, 100, 1000])
    // Hardly a factor: steps of equal distance.
    let narrow = Scale(0.8...1.7, to: 0, 1, kind: .logarithmic).ticks(about: 7)
    #expect(narrow.count >= 3 && narrow.contains { abs($0 - 1) < 1e-9 })
  }

  @Test func ticksHaveAsManyDecimalsAsTheyNeed() {
    #expect(
      [0, 20, 1.2000000000000002, 0.05, -2.5, 1e-3].map(Scale.words) == [
        "0", "20", "1.2", "0.05", "−2.5", "0.001",
      ])
  }
}
