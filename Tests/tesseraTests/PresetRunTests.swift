import Foundation
import TestSupport
import Testing

/// Every preset from init to tiers, without a change to the file that init wrote.
@Suite(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
struct PresetRunTests {
  private static let presets = [
    "fit-intent-matrix", "weighted-scorecard", "icp-sweet-spot", "readiness", "priority-score",
  ]

  /// Returns the tiers of accounts as their table of scores says, after checking that nothing went wrong.
  private func tiers(_ preset: String, _ files: [String], in folder: URL) throws -> [String] {
    let made = try CommandRun(["init"] + files + ["--preset", preset], in: folder)
    #expect(made.code == 0, "\(made.talk)")
    let run = try CommandRun(["tier", "--format", "csv"], in: folder)
    #expect(run.code == 0, "\(preset): \(run.talk)\(run.output.prefix(2000))")
    return run.output.split(separator: "\n").dropFirst().map {
      String($0.split(separator: ",", omittingEmptySubsequences: false)[3])
    }
  }

  @Test(arguments: presets)
  func runsOnAGeneratedMarket(preset: String) throws {
    let folder = try TemporaryFolder()
    let market = try CommandRun(
      ["generate", "--accounts", "1500", "--seed", "4", "--output", "."], in: folder.url)
    #expect(market.code == 0, "\(market.talk)")
    let tiers = try tiers(
      preset, ["accounts.csv", "deals.csv", "signals.csv", "contacts.csv"], in: folder.url)
    #expect(tiers.count == 1500)
    #expect(Set(tiers) == ["1", "2", "3"], "\(preset): \(Set(tiers))")
  }

  @Test(arguments: presets)
  func runsOnExportsWithTheHeadersOfACRM(preset: String) throws {
    let folder = try TemporaryFolder()
    try hubSpotCompanies.write(
      to: folder.url.appending(path: "companies.csv"), atomically: true, encoding: .utf8)
    try salesforceOpportunities.write(
      to: folder.url.appending(path: "opportunities.csv"), atomically: true, encoding: .utf8)
    let tiers = try tiers(preset, ["companies.csv", "opportunities.csv"], in: folder.url)
    #expect(tiers.count == 240)
    #expect(Set(tiers).isSubset(of: ["1", "2", "3"]))
  }

  /// As of a day in the past, tables of segments and accounts say which columns have no date.
  @Test func outputsOfAPastDaySayWhatIsNotDated() throws {
    let folder = try TemporaryFolder()
    _ = try CommandRun(
      ["generate", "--accounts", "1500", "--seed", "4", "--output", "."], in: folder.url)
    _ = try CommandRun(["init", "accounts.csv", "deals.csv", "signals.csv"], in: folder.url)
    func output(_ arguments: [String]) throws -> String {
      try CommandRun(arguments, in: folder.url).output
    }
    let now = try output(["segment", "--format", "csv"])
    let past = try output(["segment", "--format", "csv", "--as-of", "2025-09-30"])
    #expect(
      now.hasPrefix(
        "segment,segment_name,account_id,account_name,domain,tier,score,name_condition\n"))
    #expect(
      past.hasPrefix(
        "segment,segment_name,account_id,account_name,domain,tier,score,name_condition,not_dated\n")
    )
    #expect(past.contains(",industry; "))
    let table = try output(["segment", "--as-of", "2025-09-30"])
    #expect(table.replacing("\n", with: " ").contains("· Not dated: industry, "))
    #expect(try !output(["segment"]).contains("Not dated"))
    #expect(
      try output(["tier", "--format", "csv", "--as-of", "2025-09-30"]).contains("(not dated)"))
    #expect(try output(["tier", "--as-of", "2025-09-30"]).contains("· Not dated: "))
    #expect(try output(["allocate", "--as-of", "2025-09-30"]).contains("Not dated: "))
    let accounts = try output(["tier", "--format", "csv"]).split(separator: "\n").dropFirst()
      .prefix(2)
    let names = accounts.map { String($0.split(separator: ",")[0]) }
    let contrast = ["explain", names[0], "--vs", names[1]]
    #expect(try output(contrast + ["--as-of", "2025-09-30"]).contains("\nNot dated: "))
    #expect(try output(contrast).split(separator: "\n").count == 1)
    #expect(try output(contrast + ["--format", "json"]).contains("\"notDated\": []"))
  }

  private let industries = ["COMPUTER_SOFTWARE", "BANKING", "RETAIL", "HOSPITAL_HEALTH_CARE"]

  private var hubSpotCompanies: String {
    let rows = (0..<240).map { row in
      let day = String(row % 28 + 1)
      return [
        "\(9_000_000 + row)", "Company \(row)", "company\(row).example", industries[row % 4],
        "\(row * 37 % 4000 + 5)", "\((row * 97 % 800 + 1) * 100_000)",
        ["United States", "Germany", "Japan"][row % 3], row % 9 == 0 ? "customer" : "lead",
        "2026-0\(row % 6 + 1)-\(day.count == 1 ? "0" : "")\(day)", "\(row * 13 % 70)",
      ].joined(separator: ",")
    }
    return
      ([
        "Record ID,Company name,Company Domain Name,Industry,Number of Employees,Annual Revenue,"
          + "Country/Region,Lifecycle Stage,Last Engagement Date,Number of Sessions"
      ] + rows).joined(separator: "\n") + "\n"
  }

  private var salesforceOpportunities: String {
    let rows = (0..<180).map { row in
      let isWon = row % 5 < (row % 4 == 0 ? 3 : 1)
      return "006\(row),Deal \(row),Company \(row),\(isWon ? "Closed Won" : "Closed Lost"),"
        + "\(row * 731 % 90_000 + 5000),\(row % 12 + 1)/3/2025,\(row % 6 + 1)/17/2026"
    }
    return
      (["Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Created Date,Close Date"] + rows)
      .joined(separator: "\n") + "\n"
  }
}
