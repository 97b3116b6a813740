import Foundation
import Reporting
import Scoring
import Testing

/// One table, two forms: the same keys and the same values.
@Suite struct RowTextTests {
  private func objects(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
    }
  }

  @Test func keysAreTheHeadingsAndNumbersAreNumbers() throws {
    let table = AccountsCSV(report: ReportFixture.report)
    let headings = table.text.split(separator: "\n")[0].split(separator: ",").map(String.init)
    let rows = try objects(table.text(as: .ndjson))
    #expect(rows.count == 3)
    for row in rows { #expect(Set(row.keys) == Set(headings)) }
    #expect(rows[0]["account_name"] as? String == ReportFixture.hostileName)
    #expect(rows[0]["score"] as? Double == 25)
    #expect(rows[0]["tier"] as? Int == 1)
    // No spreadsheet runs JSON, so the name is as it is; what is empty is null.
    #expect(rows[1]["account_name"] as? String == "=cmd()")
    #expect(rows[0]["segment"] is NSNull)
    #expect(rows[1]["domain"] is NSNull)
  }

  @Test func theKeysKeepTheOrderOfTheColumns() throws {
    let line = try #require(
      TiersCSV(report: ReportFixture.report).text(as: .ndjson).split(separator: "\n").first)
    #expect(line.hasPrefix(#"{"tier":"1","accounts":40,"accounts_won":8,"conversion":0.200000,"#))
    #expect(!TiersCSV(report: ReportFixture.withoutDeals).text(as: .ndjson).contains("{"))
  }

  @Test func aHeadingThatIsThereAlreadyGetsANumber() throws {
    var report = ReportFixture.report
    report.scores = renamed(report, group: "tier")
    let rows = try objects(AccountsCSV(report: report).text(as: .ndjson))
    #expect(rows[0]["tier"] as? Int == 1)
    #expect(rows[0]["tier_2"] as? Double == 25)
  }

  private func renamed(_ report: RunReport, group: String) -> ScoredAccounts {
    let scores = report.scores
    return ScoredAccounts(
      asOf: scores.asOf, criteria: scores.criteria, groupNames: [group], groupMaxima: [5000],
      groupScores: [2500, 250, 5], totals: [2500, 250, 5], tiers: [1, 2, 2],
      reasons: [.rule, .existingCustomer, .noRule],
      contributions: { [[1500, 1000], [250, 0], [0, 5]][$0] })
  }
}
