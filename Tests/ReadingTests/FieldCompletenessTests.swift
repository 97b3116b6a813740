import Reading
import TestSupport
import Testing

struct FieldCompletenessTests {
  @Test func fieldsThatMatterMostComeFirst() {
    let columns = [
      categories("industry", ["A", "B", nil, "C", "D"]),
      numbers("intent_score", [1, nil, nil, 4, 5]),
      categories("technologies", ["x", nil, nil, "y", "z"]),
      numbers("website_visits", [1, 2, 3, 4, nil]), numbers("employees", [1, 2, 3, 4, 5]),
      answers("existing_customer", [true, nil, nil, nil, nil]),
    ]
    let names = (0..<5).map { "\($0)" }
    let fields = FieldCompleteness.fields(
      of: AccountTable(
        source: "a.csv", ids: names, names: names, domains: names, columns: columns,
        lines: Array(2..<7)))
    #expect(
      fields.map(\.field) == [
        "existing_customer", "employees", "website_visits", "intent_score", "technologies",
        "industry",
      ])
    #expect(fields.map(\.share) == [0.2, 1, 0.8, 0.6, 0.6, 0.8])
  }
}
