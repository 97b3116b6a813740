import Foundation
import TestSupport
import Testing

/// Planted truth comes back: segments by purity, tiers by verdict.
@Suite(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
struct GeneratedMarketTests {
  #if DEBUG
  private let accountCount = 4_000
  #else
  private let accountCount = 40_000
  #endif

  @Test func segmentsArePureAndTiersAreProven() throws {
    let folder = try TemporaryFolder()
    let made = try CommandRun(
      ["generate", "--accounts", "\(accountCount)", "--seed", "7", "--output", "."],
      in: folder.url)
    #expect(made.code == 0, "\(made.talk)")
    let files = ["accounts.csv", "deals.csv", "signals.csv", "contacts.csv"]
    #expect(try CommandRun(["init"] + files, in: folder.url).code == 0)
    let run = try CommandRun(["run", "--format", "json"], in: folder.url)
    #expect(run.code == 0, "\(run.talk)")
    let figures = try RunFigures(run.output)
    #expect(figures.segments.count > accountCount / 500)
    #expect(figures.segments.allSatisfy { (5...15).contains($0.accounts.count) })
    let truth = try plantedSegments(folder)
    #expect(purity(figures.segments, truth) >= 0.8)
    #if !DEBUG
    #expect(figures.comparisons.map(\.verdict) == ["proven", "proven"])
    #endif
  }

  /// The share of accounts whose planted segment is the most frequent one of the segment that they are in.
  private func purity(_ segments: [RunFigures.Segment], _ truth: [String: String]) -> Double {
    var (agreed, all) = (0, 0)
    for segment in segments {
      var counts: [String: Int] = [:]
      for account in segment.accounts { counts[truth[account] ?? "", default: 0] += 1 }
      agreed += counts.values.max() ?? 0
      all += segment.accounts.count
    }
    return Double(agreed) / Double(max(1, all))
  }

  private func plantedSegments(_ folder: TemporaryFolder) throws -> [String: String] {
    var truth: [String: String] = [:]
    for line in try folder.text(of: "truth.csv").split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      truth[String(cells[0])] = String(cells[1])
    }
    return truth
  }
}
