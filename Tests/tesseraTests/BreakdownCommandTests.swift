import Foundation
import TestSupport
import Testing

/// `tessera backtest --by` as its user runs it.
@Suite struct BreakdownCommandTests {
  @Test func saysTheSameFiguresByAnything() throws {
    let folder = try TemporaryFolder()
    try #require(try CommandRun(["demo", "--output", "."], in: folder.url).code <= 1)
    let run = try CommandRun(
      ["backtest", "--by", "decile", "--by", "industry", "--by", "segment"], in: folder.url)
    #expect(run.code <= 1, "\(run.talk)")
    for part in ["By decile", "By industry", "By segment", "Manufacturing"] {
      #expect(run.output.contains(part), "\(part)")
    }
    let csv = try CommandRun(["backtest", "--by", "decile", "--format", "csv"], in: folder.url)
    let lines = csv.output.split(separator: "\n")
    #expect(lines.count == 11)
    #expect(lines[0].hasPrefix("by,group,accounts,accounts_won,"))
    // 500 accounts, 26 of them won.
    let cells = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(cells.reduce(0) { $0 + (Int($1[2]) ?? 0) } == 500)
    #expect(cells.reduce(0) { $0 + (Int($1[3]) ?? 0) } == 26)
  }

  @Test func namesTheColumnThatWasMeant() throws {
    let folder = try TemporaryFolder()
    try #require(try CommandRun(["demo", "--output", "."], in: folder.url).code <= 1)
    let run = try CommandRun(["backtest", "--by", "industri"], in: folder.url)
    #expect(run.code == 2)
    #expect(
      run.talk.contains("--by industri: there is no column “industri”; did you mean “industry”?"))
  }
}
