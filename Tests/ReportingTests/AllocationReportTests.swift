import Modeling
import Reading
import Reporting
import Scoring
import TestSupport
import Testing

struct AllocationReportTests {
  private func text(_ tiers: String, goal: AllocationReport.Goal? = nil) throws -> String {
    try report(tiers, goal: goal).text(TextLayout(width: 140))
  }

  private func report(
    _ tiers: String, goal: AllocationReport.Goal? = nil
  ) throws -> AllocationReport {
    let model = try ModelFile.parse(
      """
      tessera: 1
      accounts: accounts.csv
      score: { fit: { max: 100, points: { per: 1 } } }
      tiers: \(tiers)
      """, file: "m.yaml")
    let names = (0..<10).map { "account-\($0)" }
    let market = Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names,
        columns: [numbers("points", [90, 80, 80, 80, 70, 60, 50, 40, 30, 20])],
        lines: Array(2..<12)))
    let scores = try Scorer(model: model).score(market, asOf: nil)
    return AllocationReport(
      report: RunReport(model: model, market: market, scores: scores), goal: goal)
  }

  @Test func fourPlacesAndTheLineBetweenInAndOut() throws {
    let text = try text(
      """
      { 1: { when: score > 50, capacity: { people: 1, each: 3, enforce: true }, budget_per_month: 500..2000, owner: AE },
        2: { when: otherwise, budget_per_month: 100 } }
      """)
    #expect(text.contains("│ 1    │       6 │      3 │  3 │         80 │  $1.50K–$6.00K │"))
    #expect(text.contains("$18.0K–$72.0K"))
    #expect(text.contains("│ all "))
    #expect(
      text.contains(
        "1 person with 3 accounts each can work 3, and 6 accounts qualify for Tier 1: the line runs at 80"
      ))
    #expect(
      text.replacing("\n", with: " ").contains(
        "where 2 of 3 accounts with as many points are in, by the order of the file."))
  }

  @Test func namesWhoIsInAndWhoWouldBeNext() throws {
    let tiers =
      "{ 1: { when: score > 50, capacity: { accounts: 3, enforce: true } }, 2: { when: otherwise } }"
    let text = try text(tiers)
    #expect(text.contains("│ Tier\u{A0}1 │ account   │ domain    │ score │ fit │"))
    #expect(text.contains("│ 3      │ account-2 │ account-2 │    80 │  80 │"))
    #expect(text.contains("│ 4 out  │ account-3 │ account-3 │    80 │  80 │"))
    let lines = try report(tiers).rows(as: .csv).split(separator: "\n")
    #expect(lines[0] == "tier,place,rank,account_id,account_name,domain,score,fit")
    #expect(lines[1] == "1,in,1,account-0,account-0,account-0,90.00,90.00")
    #expect(lines[4] == "1,next,4,account-3,account-3,account-3,80.00,80.00")
    #expect(lines.count == 7)
    // Without places nobody stands in line.
    #expect(
      try report("{ 1: { when: otherwise } }").rows(as: .csv).split(separator: "\n").count == 1)
  }

  @Test func withoutEnforcementNobodyIsCut() throws {
    let text = try text("{ 1: { when: score > 50, capacity: 5 }, 2: { when: otherwise } }")
    #expect(
      text.replacing("\n", with: " ").contains(
        "Tier 1 has 5 places, and 6 accounts qualify: a cut would run at 70 points; nobody is cut, since "
          + "enforce: true is not set."))
    let roomy = try self.text("{ 1: { when: score > 50, capacity: 9 }, 2: { when: otherwise } }")
    #expect(roomy.contains("Tier 1 has 9 places, and 6 accounts qualify, so all of them are in."))
  }

  @Test func goalsSayHowLongTheListHasToBe() throws {
    let tiers = "{ 1: { when: otherwise } }"
    let text = try text(
      tiers, goal: .init(revenue: 2_000_000, conversion: 0.05, dealSize: 60_000))
    #expect(
      text.replacing("\n", with: " ").contains(
        "$2.00M at $60.0K a deal takes 34 won deals, and at a conversion of 5.0% a list of 680 accounts; the "
          + "list has 10, 670 too few."))
    #expect(
      try self.text(tiers, goal: .init(revenue: 1000)).contains("give --conversion 5%"))
  }
}
