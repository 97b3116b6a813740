import Modeling
import Reading
import TestSupport
import Testing

struct UsableColumnsTests {
  @Test func saysWhyAColumnIsLeftOut() {
    let columns = UsableColumns(
      market([
        categories("industry", ["a", "b", "a", "b"]), categories("slug", ["a", "b", "c", "d"]),
        categories("planet", ["Earth", "Earth", nil, "Earth"]),
        numbers("employees", [1, 2, 3, nil]), numbers("version", [1, 1, nil, 1]),
        numbers("blank", [nil, nil, nil, nil]), categories("deal_stage", ["a", "b", "a", "b"]),
        categories("account_owner", ["a", "b", "a", "b"]),
        answers("existing_customer", [true, false, true, false]),
        answers("public", [true, true, nil, nil]),
        Column(header: "note", field: "note", values: .text(["x", "y", "z", ""])),
      ]).accounts)
    #expect(columns.usable.map(\.field) == ["industry", "employees"])
    #expect(
      columns.leftOut.map { "\($0.field) \($0.reason)" } == [
        "slug differs from account to account", "planet is “Earth” for all",
        "version is the same for all", "blank has no values",
        "deal_stage says how the deal ended (known too late to predict with)",
        "account_owner says who of us sells, not who buys", "public is the same for all",
        "note is free text",
      ])
  }
}
