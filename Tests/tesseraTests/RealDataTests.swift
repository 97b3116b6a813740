import Foundation
import TestSupport
import Testing

/// The program on public data, from `init` to the verdicts.
@Suite(.enabled(if: TestData.publicData != nil, Comment(rawValue: TestData.skipMessage)))
struct RealDataTests {
  /// Every account has won, and nothing about an account goes with winning a deal.
  @Test func mavenProvesNothing() throws {
    let run = try wholeWay("maven-crm", ["accounts.csv", "sales_pipeline.csv"])
    let figures = try RunFigures(run.output)
    #expect(figures.comparisons.allSatisfy { $0.verdict == "not proven" })
    #expect(!figures.comparisons.isEmpty)
    #expect(figures.attributes.count >= 4)
    #expect(figures.attributes.allSatisfy { $0.adjustedP >= 0.05 })
    #expect(run.output.contains("Every account has won at least once"))
    #expect(figures.verdicts.contains { $0.contains("No account attribute is proven") })
  }

  /// Deals without accounts and without dates.
  @Test func salvirtScoresDealsAndSaysThatThereIsNoTime() throws {
    let run = try wholeWay("salvirt-b2b", ["salvirt_b2b.csv"])
    let figures = try RunFigures(run.output)
    #expect(run.output.contains("time order cannot be used"))
    #expect(run.output.contains("Every deal stands for itself"))
    #expect(figures.attributes.count >= 15)
    #expect(figures.attributes.contains { $0.adjustedP < 0.05 })
  }

  @Test(arguments: [
    ("sp500", "constituents.csv", 503), ("remote-in-tech", "companies.csv", 882),
  ])
  func segmentsNeedNoDeals(folder: String, file: String, count: Int) throws {
    let figures = try RunFigures(try wholeWay(folder, [file]).output)
    let members = figures.segments.flatMap(\.accounts)
    #expect(members.count == count)
    #expect(Set(members).count == count)
    #expect(figures.segments.allSatisfy { (5...15).contains($0.accounts.count) })
    #expect(Set(figures.segments.map(\.name)).count == figures.segments.count)
  }

  private func wholeWay(_ set: String, _ files: [String]) throws -> CommandRun {
    let data = try #require(TestData.publicData).appending(path: set)
    let folder = try TemporaryFolder()
    let sources = files.map { data.appending(path: $0).path }
    let started = try CommandRun(["init"] + sources, in: folder.url)
    #expect(started.code == 0, "\(started.talk)")
    let run = try CommandRun(["run", "--format", "json"], in: folder.url)
    #expect(run.code == 0, "\(run.talk)")
    return run
  }
}
