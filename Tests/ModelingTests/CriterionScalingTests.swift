import Testing

import Modeling

struct CriterionScalingTests {
  @Test(arguments: [
    (Criterion.Points.always(300), 300), (.present(-1000), -1000),
    (.levels([.init(name: "a", points: 1500), .init(name: "b", points: -200)], other: 300), 1500),
    (
      .bands([.init(lower: 0, upper: 9, points: -400), .init(lower: 9, upper: 99, points: 300)]),
      -400
    ),
    (.per(points: 200, cap: 1200, decay: nil), 1200),
    (.per(points: -200, cap: -600, decay: nil), -600),
    (.recency(points: 800, decay: .halfLife(days: 30)), 800),
    (.steps([.init(days: 7, points: 900), .init(days: 30, points: 450)]), 900),
  ])
  func weighsByTheMostThatItGivesOrTakes(points: Criterion.Points, weight: Int) {
    let criterion = Criterion(field: "x", points: points)
    #expect(criterion.weight == weight)
    #expect(criterion.scaled(toWeight: weight) == criterion)
    #expect(criterion.scaled(toWeight: 3 * weight).weight == 3 * weight)
    #expect(criterion.scaled(toWeight: 0).weight == 0)
  }

  @Test func keepsWholePointsWholeAndOthersFine() {
    let levels = Criterion(
      field: "x",
      points: .levels([.init(name: "a", points: 1000), .init(name: "b", points: 250)], other: 400))
    #expect(
      levels.scaled(toWeight: 700).points
        == .levels([.init(name: "a", points: 700), .init(name: "b", points: 175)], other: 300))
  }

  @Test func neverRoundsAPointForEachToNothing() {
    let visits = Criterion(field: "signals.visit", points: .per(points: 10, cap: 1000, decay: nil))
    #expect(visits.scaled(toWeight: 100).points == .per(points: 1, cap: 100, decay: nil))
  }
}
