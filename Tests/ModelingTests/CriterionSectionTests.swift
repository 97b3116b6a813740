import Modeling
import Testing

struct CriterionSectionTests {
  private func criterion(_ text: String) throws -> Criterion {
    var criterion = try ModelFile.parse(
      leastModel + "\nscore: { g: { max: 50, min: -20, \(text) } }", file: "m.yaml"
    ).groups[0].criteria[0]
    criterion.place = .code
    return criterion
  }

  @Test func readsWhatCountsAndHow() throws {
    #expect(
      try criterion(
        "s: { signals: [a, b], count: people, within: 4w, strength: 60+, per: 3, cap: 9 }")
        == Criterion(
          field: "signals", points: .per(points: 300, cap: 900, decay: nil), label: "s",
          signals: SignalMeasure(
            kinds: ["a", "b"], count: .people, strength: 60...(.infinity), withinDays: 28)))
    #expect(
      try criterion("s: { signals: all, per: 1, linear: 90d, kind_cap: 2, day_cap: 1.5 }")
        == Criterion(
          field: "signals", points: .per(points: 100, cap: 5000, decay: .linear(days: 90)),
          label: "s", signals: SignalMeasure(kinds: [], kindCap: 200, dayCap: 150)))
    #expect(
      try criterion("signals.visit: { steps: { 1w: 10, 30d: 5 } }")
        == Criterion(
          field: "signals.visit",
          points: .steps([.init(days: 7, points: 1000), .init(days: 30, points: 500)])))
    #expect(
      try criterion("recent: { of: last_engagement, points: 10, steps: { 30d: 100%, 90d: 25% } }")
        == Criterion(
          field: "last_engagement",
          points: .recency(
            points: 1000,
            decay: .steps([.init(days: 30, weight: 1), .init(days: 90, weight: 0.25)])),
          label: "recent"))
    #expect(try criterion("start: { always: 1 }").points == .always(100))
    // Points off stop at the group's minimum, or at the mirror of its maximum.
    #expect(try criterion("a: { per: -1 }").points == .per(points: -100, cap: -5000, decay: nil))
  }

  @Test(arguments: [
    ("a: { of: b, signals: all, per: 1 }", "“of” is no key of score.g.a with signals"),
    ("a: { per: 1, count: kinds }", "“count” is no key of score.g.a, which is no signal,"),
    ("s: { signals: all, count: sorts, per: 1 }", "count is “sorts”; write one of signals, kinds"),
    ("s: { signals: all, count: kinds, per: 1, kind_cap: 2 }", "“kind_cap” is no key of score.g.s"),
    ("s: { signals: all, yes: 1, day_cap: 2 }", "“day_cap” is no key of score.g.s"),
    ("s: { signals: all, per: 1, kind_cap: 0 }", "kind_cap is “0”; write more than 0"),
    ("s: { signals: all, per: 1, half_life: 3d, linear: 4d }", "is “half_life, linear”; keep one"),
    ("s: { signals: all, steps: { 30d: 1, 7d: 2 } }", "is “7d”; write days or weeks that ascend"),
    ("s: { signals: all, per: 1, steps: { 7d: 2 } }", "is “2”; write a share from 0% to 100%"),
    ("s: { signals: all, per: 1, within: soon }", "within is “soon”; write days or weeks"),
    ("s: { signals: all, per: 1, strength: strong }", "strength is “strong”; write a range"),
    ("a: { always: 1, missing: 2 }", "“missing” is no key of score.g.a with always"),
  ])
  func saysWhereAndWhat(text: String, expected: String) {
    let said = complaint(leastModel + "\nscore: { g: { max: 50, \(text) } }")
    #expect(said.hasPrefix("m.yaml, line 4, column ") && said.contains(expected), "\(said)")
  }

  @Test func whatACriterionAndAGroupCanGive() throws {
    #expect(
      try criterion("a: { points: { x: 5, y: -3 }, other: 1, missing: 2 }").attainable == -300...500
    )
    #expect(try criterion("a: { bands: { 1..2: 5 } }").attainable == 0...500)
    #expect(
      try criterion("s: { signals: all, points: 8, steps: { 7d: 50% } }").attainable == 0...400)
    let text =
      leastModel
      + "\nscore: { g: { max: 0, min: -20, a: { yes: -30 } }, h: { max: 9, b: { yes: 4 } } }"
    let groups = try ModelFile.parse(text, file: "m.yaml").groups
    #expect(groups.map(\.attainable) == [-2000...0, 0...400])
  }
}
