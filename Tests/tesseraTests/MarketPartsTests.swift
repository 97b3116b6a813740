import Foundation
import TestSupport
import Testing

/// Where we win in the whole market, and a run that goes on from the last one.
@Suite(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
struct MarketPartsTests {
  @Test func partsOfTheMarketHaveRatesAndARunGoesOn() throws {
    let folder = try TemporaryFolder()
    for arguments in [
      ["generate", "--accounts", "1500", "--seed", "6", "--output", "."],
      ["init", "accounts.csv", "deals.csv", "signals.csv"],
    ] {
      let made = try CommandRun(arguments, in: folder.url)
      try #require(made.code == 0, "\(made.talk)")
    }
    let first = try CommandRun(["run", "--output", "q3"], in: folder.url)
    #expect(first.code == 0, "\(first.talk)")
    let parts = try #require(first.output.components(separatedBy: "The whole market in").last)
    #expect(parts.contains("conv."))
    let next = try CommandRun(
      ["run", "--earlier", "q3/segment-members.csv", "--output", "q4", "--format", "json"],
      in: folder.url)
    #expect(next.code == 0, "\(next.talk)")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(next.output.utf8)) as? [String: Any])
    let segments = try #require(json["marketSegments"] as? [[String: Any]])
    let evidence = try #require(json["marketSegmentEvidence"] as? [[String: Any]])
    #expect(segments.count == 8)
    #expect(evidence.map { $0["number"] as? Int } == segments.map { $0["number"] as? Int })
    let trials = evidence.compactMap { ($0["rate"] as? [String: Any])?["trials"] as? Int }
    // Everybody but customers is in exactly one part.
    #expect(trials.count == 8 && (1400...1500).contains(trials.reduce(0, +)))
    let page = try folder.text(of: "q4/report.html")
    #expect(page.contains("Since the earlier run"))
    #expect(!(try folder.text(of: "q3/report.html")).contains("Since the earlier run"))
  }
}
