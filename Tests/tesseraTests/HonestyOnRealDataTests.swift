import Foundation
import TestSupport
import Testing

/// The honesty checks on public deals in which no attribute of an account goes with winning.
@Suite(.enabled(if: TestData.publicData != nil, Comment(rawValue: TestData.skipMessage)))
struct HonestyOnRealDataTests {
  /// The columns are named, and every deal stands for itself, so that close date and value are columns too.
  private static let model = """
    tessera: 1
    accounts: { source: accounts.csv, columns: { name: account } }
    deals:
      source: sales_pipeline.csv
      columns: { id: opportunity_id, account_name: account, stage: deal_stage, amount: close_value,
        close_date: close_date, created_date: engage_date }
      won: [Won]
      lost: [Lost]
      unit: deal
      window: all
    score:
      fit: { max: 50, employees: { bands: { 1000+: 20 } }, revenue: { bands: { 1000+: 10 } } }
    tiers:
      1: { when: "fit >= 20" }
      2: { when: otherwise }
    """

  @Test func consequencesAreNamedAndNoAttributeIsAccused() throws {
    let folder = try TemporaryFolder()
    let data = try #require(TestData.publicData).appending(path: "maven-crm")
    for file in ["accounts.csv", "sales_pipeline.csv"] {
      try FileManager.default.copyItem(
        at: data.appending(path: file), to: folder.url.appending(path: file))
    }
    try Self.model.write(
      to: folder.url.appending(path: "tessera.yaml"), atomically: true, encoding: .utf8)
    let run = try CommandRun(["backtest", "--format", "json"], in: folder.url)
    #expect(run.code == 0, "\(run.talk)")
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let leaks = try #require(value["leaks"] as? [String: Any])
    #expect((leaks["suspicions"] as? [Any])?.isEmpty == true)
    let columns = try #require(leaks["columns"] as? [[String: Any]])
    #expect(columns.count >= 5)
    let consequences = try #require(leaks["consequences"] as? [[String: Any]])
    #expect(consequences.compactMap { $0["name"] as? String } == ["close month", "cycle length"])
    let baselines = try #require(value["baselines"] as? [String: Any])
    let verdicts = try #require(baselines["baselines"] as? [[String: Any]])
      .compactMap { $0["verdict"] as? String }
    #expect(verdicts == ["not proven", "not proven", "not proven"])
    let p = try #require((baselines["chance"] as? [String: Double])?["p"])
    #expect(p > 0.05)
  }
}
