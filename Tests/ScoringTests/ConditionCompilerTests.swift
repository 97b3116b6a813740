import Modeling
import Reading
import Scoring
import TestSupport
import Testing

struct ConditionCompilerTests {
  private let columns = [
    numbers("employees", [10, 75, nil]), categories("industry", ["Software", "Retail", nil]),
    tags("tech", [["SAP", "Go"], [], nil]), answers("customer", [true, false, nil]),
    days("last", ["2025-01-01", nil, nil]),
    Column(header: "note", field: "note", values: .text(["Call back", "", ""])),
    numbers("empty", [nil, nil, nil]),
  ]

  /// Returns which of the three accounts a condition holds for.
  private func holds(_ condition: String) throws -> [Bool] {
    let text = """
      score: { fit: { max: 100, employees: { per: 1, cap: 100 } } }
      tiers: { 1: { when: '\(condition)' }, 2: { when: otherwise } }
      """
    let signals = [(0, "visit", "2025-01-01"), (0, "visit", "2025-03-01")]
    return try Scorer(model: model(text)).score(
      market(columns, signals: signals), asOf: day("2025-02-01")
    ).tiers.map { $0 == 1 }
  }

  @Test(arguments: [
    ("score > 74.99", [false, true, false]), ("score > 75", [false, false, false]),
    ("score >= 75", [false, true, false]), ("fit = 10", [true, false, false]),
    ("employees != 10", [false, true, true]), ("not employees = 10", [false, true, true]),
    ("employees >= 10 and employees < 75", [true, false, false]),
    ("employees > 50 or industry = software", [true, true, false]),
    ("industry != Software", [false, true, true]), ("tech = sap", [true, false, false]),
    ("tech in [Go, SAP]", [true, false, false]), ("customer = yes", [true, false, false]),
    ("customer in [no, true]", [true, true, false]),
    ("note = \"call BACK\"", [true, false, false]),
    ("signals.visit > 0", [true, false, false]), ("signals.visit > 1", [false, false, false]),
    ("empty > 0", [false, false, false]), ("empty = yes", [false, false, false]),
  ])
  func conditionsHoldByHand(condition: String, expected: [Bool]) throws {
    #expect(try holds(condition) == expected)
  }

  @Test func pointsAreComparedInHundredths() throws {
    let text = """
      score: { fit: { max: 100, x: { per: 1, cap: 100 } } }
      tiers: { 1: { when: 'score > 0.29' }, 2: { when: otherwise } }
      """
    // 0.29 · 100 is 28.999999999999996 in binary.
    let scores = try Scorer(model: model(text)).score(
      market([numbers("x", [0.29, 0.3])]), asOf: nil)
    #expect(scores.tiers == [2, 1])
  }

  @Test(arguments: [
    (
      "scor > 5",
      "“scor” is no score, no group of the model and no field of the accounts; did you mean "
        + "“score”?"
    ),
    ("score = high", "“score” is a number and cannot be “high”; compare it with a number"),
    ("industry > 5", "“industry” is read as category; it cannot be compared with the number 5"),
    ("customer = 1", "“customer” is read as yes/no; it cannot be compared with the number 1"),
    ("customer = maybe", "no account has “maybe” as customer, nor another level that the model"),
    ("employees = many", "“employees” is read as number; it cannot be compared with the text"),
    ("last = today", "“last” is read as date; it cannot be compared with the text"),
    ("signals.visits > 0", "there are no signals of the kind “signals.visits”; did you mean"),
    ("signals.visit = yes", "“signals.visit” is a number and cannot be “yes”"),
  ])
  func saysWhatCannotBeCompared(condition: String, expected: String) {
    do {
      Issue.record("\(try holds(condition))")
    } catch {
      #expect("\(error)".hasPrefix("m.yaml, line 4, column 21: " + expected), "\(error)")
    }
  }
}
