import Checking
import Testing

struct WeightRulesTests {
  private func fixture(_ lighter: String, _ heavier: String, max: Int) -> CheckFixture {
    var fixture = CheckFixture()
    fixture.model = fixture.model.replacing("  fit: {", with: "  \(heavier): {")
      .replacing("  intent:\n    max: 30", with: "  \(lighter):\n    max: \(max)")
    return fixture
  }

  @Test func firmographicsWeighLessThanFit() throws {
    #expect(
      try fixture("firmographic", "fit", max: 50).finding(.weightOrder)
        == "m.yaml:5 “firmographic” can give 50 points and “fit” 50, but what a company looks like says "
        + "less than whether it needs you and what it can spend; give “fit” the greater max.")
    #expect(try fixture("firmographic", "fit", max: 49).finding(.weightOrder) == nil)
  }

  @Test(arguments: [
    ("firmographics", "revenue_potential", true), ("Firmographic_Match", "strategic_fit", true),
    ("brand", "buying_signals", true), ("awareness", "intent", true),
    ("brand", "fit", false), ("intent", "fit", false), ("firmographic", "buying_signals", false),
  ])
  func groupsAreKnownByTheirNames(lighter: String, heavier: String, isFound: Bool) throws {
    #expect((try fixture(lighter, heavier, max: 60).finding(.weightOrder) != nil) == isFound)
  }

  /// The acceptance test of the guides: nine criteria, and firmographics above fit.
  @Test func nineCriteriaAndTheWrongOrderAreBothNamed() throws {
    var fixture = fixture("firmographic", "fit", max: 60)
    let more = (1...4).map { "    b\($0): { per: 1 }\n" }.joined()
    fixture.model = fixture.model.replacing("    intent_points:", with: more + "    intent_points:")
    for number in 1...4 {
      fixture.columns.append(
        .init(header: "b", field: "b\(number)", values: .number((0..<40).map(Double.init))))
    }
    let codes = try fixture.findings().map(\.code)
    #expect(codes.contains("S001") && codes.contains("S002"))
    let sound = try CheckFixture().findings().map(\.code)
    #expect(!sound.contains("S001") && !sound.contains("S002"))
  }
}
