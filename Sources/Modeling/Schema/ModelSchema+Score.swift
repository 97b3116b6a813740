// MARK: The score

extension ModelSchema {
  /// The groups of criteria.
  static var score: [(key: String, value: SchemaValue)] {
    [
      (
        "score",
        .section(
          ScoreSection.keys,
          [
            "suggested": .definition("answer").described(
              "Whether the points were suggested by the same deals that a back-test counts.")
          ], others: .definition("group"))
      ),
      (
        "group",
        .section(
          ScoreSection.groupKeys,
          [
            "max": .definition("points").described("The most that the group can give."),
            "min": .definition("points").described("The least that it can give; 0 or below."),
          ], required: ["max"], others: .definition("criterion"))
      ),
      (
        "criterion",
        .section(CriterionSection.keys, given.merging(signals) { $1 }).adding([
          ("anyOf", .list(ways))
        ])
      ),
    ]
  }

  /// The ways to give points, one of which a criterion has.
  private static var ways: [SchemaValue] {
    [
      .object([
        ("properties", .object([("points", .object([("type", .text("object"))]))])),
        ("required", .list([.text("points")])),
      ]),
      .having("bands"), .having("band", "points"), .having("yes"), .having("always"),
      .having("per"), .having("points", "half_life"), .having("points", "linear"),
      .having("steps"),
    ]
  }

  private static var given: [String: SchemaValue] {
    [
      "points": SchemaValue.any([
        .definition("points"), .mapping(of: .definition("points")),
      ]).described("Points by level, as in { Software: 15 }, or the points that a decay lessens."),
      "other": .definition("points").described("The points of levels that are not named."),
      "missing": .definition("points").described("The points of an account without a value."),
      "bands": SchemaValue.mapping(keys: "(\(range))", of: .definition("points")).described(
        "Points by range of a number: { ..50: 2, 50..1000: 15, 1000+: 5 }."),
      "band": .definition("range").described("The one range that gives the points."),
      "yes": .definition("points").described("The points of yes, or of any value."),
      "always": .definition("points").described("The same points for every account."),
      "per": .definition("points").described("Points for each unit, or for each signal."),
      "cap": .definition("points").described("The most that per can give."),
      "half_life": .definition("days").described("The age at which points are half: 30d or 4w."),
      "linear": .definition("days").described("The age at which points have run down to 0: 90d."),
      "steps": SchemaValue.mapping(
        keys: days, of: .any([.definition("points"), .definition("share")]), least: 1
      ).described("Points, or shares of the points, by age: { 7d: 10, 30d: 5 }."),
    ]
  }

  private static var signals: [String: SchemaValue] {
    [
      "weight": .definition("points").described(
        "How many times the points count: 1 as they are written, 1.5 half as much again, 0 not at all."
      ),
      "of": scalar.described("The field, where the criterion has a name of its own."),
      "signals": .definition("texts").described("The kinds of signals that count, or all."),
      "count": SchemaValue.choice(SignalMeasure.Count.allCases.map(\.rawValue)).described(
        "What is counted: signals, different kinds, different people, or the share of kinds."),
      "strength": .definition("range").described("The strengths that count: 60+."),
      "within": .definition("days").described("The greatest age of a signal that counts: 90d."),
      "kind_cap": .definition("points").described("The most points of one kind of signal."),
      "day_cap": .definition("points").described("The most points of one kind on one day."),
    ]
  }
}
