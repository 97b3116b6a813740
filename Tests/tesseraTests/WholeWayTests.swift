import Foundation
import TestSupport
import Testing

/// The program from exports to report, run as its user runs it.
@Suite struct WholeWayTests {
  @Test func theWorkedExampleComesOut() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(["demo", "--output", "example"], in: folder.url)
    #expect(run.code == 0)
    #expect(run.output.contains("20.0%"))
    #expect(run.output.contains("10.5–34.8%"))
    #expect(run.output.contains("Tier 1 converts 2.0× as often as Tier 2"))
    #expect(run.output.contains("✓ Tier 2 converts 5.7× as often as Tier 3"))
    #expect(run.talk.contains("Report: example/report.html"))
    let page = try folder.text(of: "example/report.html")
    #expect(page.contains("</html>"))
    for forbidden in ["http://", "https://", "src="] { #expect(!page.contains(forbidden)) }
  }

  /// AT-1 from the committed files, to the last digit that the guide prints.
  @Test func theCommittedExampleGivesTheGuidesTable() throws {
    let folder = try TemporaryFolder()
    let model = TestData.datasets.appending(path: "worked-example/tessera.yaml").path
    let run = try CommandRun(
      ["run", "--model", model, "--format", "json", "--output", "out"], in: folder.url)
    #expect(run.code == 0, "\(run.talk)")
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let tiers = try #require(value["tiers"] as? [[String: Any]])
    let all = try #require(value["all"] as? [String: Any])
    func figures(_ key: String, _ inner: String) -> [Double] {
      (tiers + [all]).compactMap { ($0[key] as? [String: Any])?[inner] as? Double }
    }
    expect(figures("conversion", "value"), [0.2, 0.1, 0.01765, 0.052], within: 0.000005)
    expect(figures("conversion", "lower"), [0.1050, 0.0581, 0.0081, 0.0357], within: 0.00005)
    expect(figures("conversion", "upper"), [0.3476, 0.1667, 0.0380, 0.0751], within: 0.00005)
    expect(figures("budgetPerYear", "low"), [240_000, 288_000, 102_000, 630_000], within: 0)
    expect(figures("budgetPerYear", "high"), [960_000, 720_000, 408_000, 2_088_000], within: 0)
    expect(figures("budgetPerYear", "revenuePerUnitAtLow"), [6.67, 2.5, 2.65, 4.11], within: 0.005)
    let rows = tiers + [all]
    expect(
      rows.compactMap { $0["revenue"] as? Double }, [1_600_000, 720_000, 270_000, 2_590_000],
      within: 0)
    expect(
      rows.compactMap { $0["revenueShare"] as? Double }, [0.6178, 0.2780, 0.1042, 1],
      within: 0.00005)
    expect(rows.compactMap { $0["lift"] as? Double }, [3.846, 1.923, 0.339, 1], within: 0.0005)
    let comparisons = try #require(value["comparisons"] as? [[String: Any]])
    expect(
      comparisons.compactMap { $0["fisherP"] as? Double }, [0.1055, 0.000266], within: 0.00005)
    #expect(comparisons.map { $0["verdict"] as? String } == ["not proven", "proven"])
    let ranking = try #require(value["ranking"] as? [String: Double])
    expect(
      [ranking["trendZ"] ?? 0, ranking["areaUnderCurve"] ?? 0], [5.605, 0.7564], within: 0.0005)
  }

  private func expect(_ found: [Double], _ wanted: [Double], within tolerance: Double) {
    #expect(found.count == wanted.count, "\(found)")
    for (a, b) in zip(found, wanted) { #expect(abs(a - b) <= tolerance, "\(a) is not \(b)") }
  }

  @Test func sizesThatCannotBeMetDoNotStopTheTiersAndOldFilesGo() throws {
    let folder = try TemporaryFolder()
    var accounts = "Account ID,Account Name,Industry,Employees\n"
    for row in 0..<13 {
      accounts += "\(row),Company \(row),\(row % 2 == 0 ? "Retail" : "Media"),\(50 + row)\n"
    }
    try folder.write(accounts, to: "accounts.csv")
    #expect(try CommandRun(["init", "accounts.csv"], in: folder.url).code == 0)
    let model = try folder.text(of: "tessera.yaml")
    try folder.write(model.replacing("sizes: 5..15", with: "sizes: 8..10"), to: "tessera.yaml")
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "out"), withIntermediateDirectories: true)
    try folder.write("old", to: "out/tier-evidence.csv")
    let run = try CommandRun(["run", "--output", "out"], in: folder.url)
    #expect(run.code == 0, "\(run.talk)")
    #expect(
      run.output.replacing("\n ", with: "").contains(
        "3 accounts are in no segment: 13 accounts of Tier 2 do not go into segments of 8 to 10"))
    #expect(
      !FileManager.default.fileExists(
        atPath: folder.url.appending(path: "out/tier-evidence.csv").path))
  }

  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func threadsAndFoldersDoNotShow() throws {
    let (one, two) = (try TemporaryFolder(), try TemporaryFolder())
    // 9,000 accounts, all in one tier, are cut by cells on as many threads as are given.
    let made = try CommandRun(["generate", "--accounts", "9000", "--output", "."], in: one.url)
    #expect(made.code == 0)
    let files = ["accounts.csv", "deals.csv", "signals.csv", "contacts.csv"]
    #expect(try CommandRun(["init"] + files, in: one.url).code == 0)
    let model = try one.text(of: "tessera.yaml").replacing("tiers: [2]", with: "accounts: all")
    try one.write(model, to: "tessera.yaml")
    for (threads, folder, output) in [("1", one, "x"), ("2", two, "y")] {
      let run = try CommandRun(
        [
          "run", "--model", one.url.appending(path: "tessera.yaml").path, "--threads", threads,
          "--output", output,
        ], in: folder.url)
      #expect(run.code == 0, "\(run.talk)")
    }
    for name in [
      "report.html", "report.json", "account-scores.csv", "segment-members.csv",
      "tier-evidence.csv",
    ] {
      #expect(try one.text(of: "x/" + name) == (try two.text(of: "y/" + name)), "\(name)")
    }
  }

  @Test func initWritesAModelThatRunsAndDoesNotOverwrite() throws {
    let folder = try TemporaryFolder()
    #expect(try CommandRun(["demo", "--output", "."], in: folder.url).code == 0)
    let files = ["accounts.csv", "deals.csv", "contacts.csv"]
    let first = try CommandRun(["init"] + files + ["--output", "first.yaml"], in: folder.url)
    #expect(first.code == 0, "\(first.talk)")
    let run = try CommandRun(
      ["run", "--model", "first.yaml", "--output", "out"], in: folder.url)
    #expect(run.code == 0, "\(run.talk)")
    let second = try CommandRun(["init"] + files + ["--output", "first.yaml"], in: folder.url)
    #expect(second.code == 2)
    #expect(second.talk.contains("--force"))
  }

  @Test func thePageGoesToStandardOutput() throws {
    let folder = try TemporaryFolder()
    #expect(try CommandRun(["demo", "--output", "."], in: folder.url).code == 0)
    let page = try CommandRun(["report", "--output", "-"], in: folder.url)
    #expect(page.output.hasPrefix("<!doctype html>") || page.output.hasPrefix("<!DOCTYPE html>"))
  }

  @Test func findingsFailOnlyWhenAsked() throws {
    let folder = try TemporaryFolder()
    #expect(try CommandRun(["demo", "--output", "."], in: folder.url).code == 0)
    // The worked example's scores are two criteria, not the five to eight that are advised.
    #expect(try CommandRun(["tier"], in: folder.url).code == 0)
    #expect(try CommandRun(["tier", "--strict"], in: folder.url).code == 1)
  }

  @Test func theVersionNamesTheBLAS() throws {
    let run = try CommandRun(["--version"])
    #expect(run.code == 0)
    #expect(run.output.contains("BLAS"))
  }
}
