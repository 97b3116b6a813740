import Modeling
import Testing

struct ScoreSectionTests {
  @Test func readsEveryWayToGivePoints() throws {
    let model = try ModelFile.parse(wholeModel, file: "m.yaml")
    #expect(model.isSuggested)
    #expect(model.groups.map(\.name) == ["fit", "intent"])
    #expect(model.groups.map(\.maximum) == [5000, 3000])
    #expect(
      model.groups[0].criteria.map(withoutPlace) == [
        Criterion(
          field: "industry",
          points: .levels(
            [.init(name: "Software", points: 1500), .init(name: "Finance: retail", points: 1050)],
            other: 100), missing: 25),
        Criterion(
          field: "employees",
          points: .bands([
            .init(lower: 50, upper: 1000, points: 1500),
            .init(lower: 1000, upper: .infinity, points: 500),
            .init(lower: -.infinity, upper: 50, points: 200),
          ]), missing: 300),
        Criterion(
          field: "revenue", points: .bands([.init(lower: 1e7, upper: 5e7, points: 1500)])),
        Criterion(field: "existing_relationship", points: .present(500)),
        Criterion(
          field: "fit_score", points: .per(points: 100, cap: 1000, decay: nil)),
      ])
    #expect(
      model.groups[1].criteria.map(withoutPlace) == [
        Criterion(
          field: "signals.pricing_visit",
          points: .per(points: 400, cap: 1200, decay: .halfLife(days: 14))),
        Criterion(
          field: "last_engagement", points: .recency(points: 1000, decay: .halfLife(days: 28))),
      ])
  }

  private func withoutPlace(_ criterion: Criterion) -> Criterion {
    var criterion = criterion
    criterion.place = .code
    return criterion
  }

  @Test func criteriaKnowTheirLineAndColumn() throws {
    let model = try ModelFile.parse(wholeModel, file: "m.yaml")
    #expect(model.groups[0].criteria.map(\.place.line) == [26, 27, 28, 29, 30])
    #expect(model.groups[1].criteria.map(\.place.line) == [33, 34])
    #expect(model.groups[0].criteria.allSatisfy { $0.place.column == 5 })
  }

  @Test func aCapLeftOutIsTheMaximumOfTheGroup() throws {
    let text = leastModel + "\nscore: { fit: { max: 20, a: { per: 1 }, b: { per: -0.5 } } }"
    let criteria = try ModelFile.parse(text, file: "m.yaml").groups[0].criteria
    #expect(criteria[0].points == .per(points: 100, cap: 2000, decay: nil))
    #expect(criteria[1].points == .per(points: -50, cap: -2000, decay: nil))
  }

  @Test(arguments: [
    ("a: { points: 5.005, half_life: 3d }", "score.fit.a.points is “5.005”; write points with"),
    ("a: { points: 5 }", "score.fit.a has no “half_life”; add one, for instance half_life: 30d"),
    ("a: { points: 5, half_life: 3 }", "score.fit.a.half_life is “3”; write days or weeks"),
    ("a: { points: 5, half_life: -3d }", "score.fit.a.half_life is “-3d”"),
    ("a: { points: { x: 1, X: 2 } }", "“X” is in score.fit.a.points twice"),
    ("a: { points: { x: many } }", "score.fit.a.points.x is “many”; write points with"),
    ("a: { bands: { wide: 1 } }", "a band of score.fit.a.bands is “wide”; write a range such as"),
    ("a: { bands: { 9..1: 1 } }", "a band of score.fit.a.bands is “9..1”"),
    ("a: { bands: { ..9: 1, 5+: 2 } }", "is “5+”; it overlaps ..9, so let one end where"),
    ("a: { band: 1..9 }", "score.fit.a has no “points”"),
    ("a: { bands: { 1..9: 1 }, other: 2 }", "“other” is no key of score.fit.a with bands"),
    ("a: { yes: 1, cap: 2 }", "“cap” is no key of score.fit.a with yes"),
    ("a: { pints: 1 }", "“pints” is no key of score.fit.a; did you mean “points”?"),
    ("a: { missing: 1 }", "score.fit.a is a mapping; write a way to give points"),
    ("a: 5", "score.fit.a is the text “5”; write a way to give points"),
    ("a: { per: 0 }", "score.fit.a.per is “0”; write points other than 0"),
    ("a: { per: 2, cap: -4 }", "score.fit.a.cap is “-4”; write a cap of the same sign"),
    ("a: { per: 1000000, cap: 4 }", "score.fit.a.per is “1000000”"),
  ])
  func saysWhereAndWhat(criterion: String, expected: String) {
    let said = complaint(leastModel + "\nscore: { fit: { max: 50, " + criterion + " } }")
    #expect(said.hasPrefix("m.yaml, line 4, column ") && said.contains(expected), "\(said)")
  }

  @Test(arguments: [
    ("{ fit: { a: { yes: 1 } } }", "score.fit has no “max”; add one, for instance max: 50"),
    ("{ fit: { mx: 9, a: { yes: 1 } } }", "“mx” is no key of score.fit; did you mean “max”?"),
    // A criterion whose field is called alike is none of the section's keys, and right.
    ("{ fit: { tax: { yes: 1 } } }", "score.fit has no “max”; add one"),
    ("{ fit: { max: 0 } }", "score.fit.max is “0”; write more than 0"),
    ("{ score: { max: 5 } }", "the name of a group is “score”; write one word other than score"),
    ("{ in: { max: 5 } }", "the name of a group is “in”"),
    ("{ suggested: maybe }", "score.suggested is “maybe”; write true or false"),
    ("fit", "score is the text “fit”; write groups such as fit: with max: 50"),
  ])
  func saysWhatIsWrongWithAGroup(score: String, expected: String) {
    let said = complaint(leastModel + "\nscore: " + score)
    #expect(said.contains(expected), "\(said)")
  }
}
