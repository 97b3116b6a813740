import Modeling
import Testing

struct FeatureSectionTests {
  @Test func readsFamiliesInTheirOwnOrder() throws {
    let families = try ModelFile.parse(wholeModel, file: "m.yaml").families
    #expect(families.map(\.family) == [.firmographic, .technographic, .intent])
    #expect(families.map(\.weight) == [2, 1, 0.5])
    #expect(
      families[0].features.map { feature in
        FamilyOptions.Feature(field: feature.field, transform: feature.transform)
      } == [
        .init(field: "industry", transform: .none),
        .init(field: "employees", transform: .log),
        .init(field: "revenue", transform: .rank),
      ])
    #expect(families[0].features.map(\.place.line) == [20, 20, 20])
    #expect(families[1].features.map(\.field) == ["technologies"])
    #expect(families[2].features.map(\.field) == ["signals.pricing_visit"])
  }

  @Test func readsOrdersAndHalfLives() throws {
    let text =
      leastModel + """

        features:
          firmographic: [{size: {order: [small, medium, large]}}]
          intent: [{funded: {half_life: 90}}, {signals.visit: {half_life: 14, transform: log}}]
        """
    let families = try ModelFile.parse(text, file: "m.yaml").families
    #expect(families[0].features[0].order == ["small", "medium", "large"])
    #expect(families[1].features[0].halfLifeDays == 90)
    #expect(families[1].features[1].halfLifeDays == 14)
    #expect(families[1].features[1].transform == .log)
  }

  @Test(arguments: [
    (
      "{ firmografic: [a] }",
      "line 4, column 13: “firmografic” is no key of features; did you mean “firmographic”?"
    ),
    ("{ intent: { weight: -1, columns: [a] } }", "features.intent.weight is “-1”; write a number"),
    ("{ intent: { weight: 1 } }", "features.intent has no “columns”"),
    ("{ intent: [{a: logarithm}] }", "features.intent.a is “logarithm”; write one of none, log"),
    ("{ intent: [{a: log, b: log}] }", "features.intent is a mapping; write one field"),
    ("{ intent: [a, {a: log}] }", "line 4, column 25: “a” is in features twice"),
    ("{ intent: [a], engagement: [b, a] }", "line 4, column 42: “a” is in features twice"),
    ("{ intent: [{a: {half_life: 0}}] }", "half_life is “0”; write a number of days above 0"),
    ("{ intent: [{a: {order: [x]}}] }", "write at least two levels from low to high"),
    ("{ intent: [{a: {order: [x, y, x]}}] }", "is “x”; write every level once"),
    ("{ intent: [{a: {halflife: 3}}] }", "did you mean “half_life”?"),
    ("[a]", "features is a list; write the families firmographic, technographic"),
  ])
  func saysWhereAndWhat(text: String, expected: String) {
    let said = complaint(leastModel + "\nfeatures: " + text)
    #expect(said.contains(expected), "\(said)")
  }
}
