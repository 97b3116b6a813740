import Foundation
import TestSupport
import Testing

/// Segments that go on, accounts that are placed and look-alikes, on the worked example.
@Suite(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
struct OverTimeCommandTests {
  private static let model = TestData.datasets.appending(path: "worked-example/tessera.yaml").path
  private let folder: TemporaryFolder
  private let members: [String]

  init() throws {
    folder = try TemporaryFolder()
    let run = try CommandRun(["segment", "--format", "csv", "--model", Self.model])
    try folder.write(run.output, to: "segments.csv")
    members = run.output.split(separator: "\n").map(String.init)
  }

  private func run(_ arguments: [String]) throws -> CommandRun {
    try CommandRun(arguments + ["--model", Self.model], in: folder.url)
  }

  @Test func theSameMarketKeepsItsSegments() throws {
    let again = try run(["segment", "--earlier", "segments.csv", "--format", "csv"])
    #expect(again.code == 0, "\(again.talk)")
    let columns = { (line: String) in line.split(separator: ",").first.map(String.init) ?? "" }
    #expect(again.output.split(separator: "\n").map { columns(String($0)) } == members.map(columns))
    let text = try run(["segment", "--earlier", "segments.csv"]).output
    #expect(text.contains("Since the earlier run"))
    #expect(
      text.replacing("\n ", with: "").contains("0 moved to another segment, 0 came to Tier 2"))
    let json = try run(["segment", "--earlier", "segments.csv", "--format", "json"])
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let changes = try #require(value["segmentChanges"] as? [String: Any])
    #expect((changes["accounts"] as? [String: Int])?["moved"] == 0)
  }

  @Test func whoIsLeftOutOfTheTableIsPlacedAndNobodyElse() throws {
    // Three members are struck out, and two lines are of accounts that are gone.
    let kept = members.enumerated().filter { ![3, 20, 31].contains($0.offset) }.map(\.element)
    try folder.write(
      (kept + ["1,Old,gone-1,Gone One,gone-1.example,2,1,", "2,Old,gone-2,Gone Two,,2,1,"])
        .joined(separator: "\n"), to: "fewer.csv")
    let placed = try run(["place", "--segments", "fewer.csv", "--format", "csv"])
    #expect(placed.code == 0, "\(placed.talk)")
    let lines = placed.output.split(separator: "\n")
    #expect(lines[0].hasPrefix("segment,segment_name,account_id,account_name,domain,distance,"))
    #expect(lines.count == 4)
    let text = try run(["place", "--segments", "fewer.csv"]).output.replacing("\n", with: " ")
    #expect(text.contains("3 of 3 accounts have a segment"), "\(text)")
    #expect(text.contains("not used: 2 (account is gone, the first on line"))
    let json = try run(["place", "--segments", "fewer.csv", "--format", "json"])
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect((value["accounts"] as? [[String: Any]])?.count == 3)
  }

  @Test func accountsOfAnotherFileArePlaced() throws {
    let accounts = try String(
      contentsOf: TestData.datasets.appending(path: "worked-example/accounts.csv"),
      encoding: .utf8
    ).split(separator: "\n")
    let new = String(accounts[1]).replacing("aldandor", with: "brandnew").replacing(
      "Aldandor", with: "Brandnew")
    try folder.write([String(accounts[0]), new].joined(separator: "\n"), to: "new.csv")
    let placed = try run([
      "place", "--segments", "segments.csv", "--accounts", "new.csv", "--format", "csv",
    ])
    #expect(placed.code == 0, "\(placed.talk)")
    #expect(placed.output.split(separator: "\n").count == 2)
  }

  @Test func findsLookalikesOfOneAndOfAll() throws {
    let one = try run(["lookalike", "Lanoban Direct", "--count", "3", "--format", "csv"])
    #expect(one.code == 0, "\(one.talk)")
    let lines = one.output.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[1].contains(",Lanoban Direct,1,"))
    let text = try run(["lookalike", "lanoban-direct.example"]).output
    #expect(text.hasPrefix("Lanoban Direct: the 10 most like it of 474 open accounts\n"))
    #expect(text.contains("Similarity is 100% for accounts that are the same"))
    let all = try run(["lookalike", "--format", "json"])
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(all.output.utf8)) as? [String: Any])
    // 26 accounts have a won deal, and the 474 others are open.
    #expect((value["accounts"] as? [[String: Any]])?.count == 26)
    #expect(value["openAccounts"] as? Int == 474)
  }

  @Test(arguments: [
    (["place", "--segments", "none.csv"], 3 as Int32, "none.csv: there is no such file"),
    (
      ["place", "--segments", "bad.csv"], 3,
      "bad.csv, line 2, column 1 (segment): “one” is no segment's number"
    ),
    (["segment", "--earlier", "foreign.csv"], 3, "no account from here on is in accounts.csv"),
    (
      ["place", "--segments", "segments.csv", "--fence", "0"], 2,
      "--fence 0.0: write a distance above 0"
    ),
    (["lookalike", "x", "--count", "0"], 2, "--count 0: write a number from 1 to 10000"),
    (["lookalike", "lanoban-direkt.example"], 2, "did you mean “lanoban-direct.example”?"),
  ])
  func saysWhatIsWrong(arguments: [String], code: Int32, expected: String) throws {
    try folder.write("segment,account_id\none,1\n", to: "bad.csv")
    try folder.write("segment,account_id\n1,nobody\n", to: "foreign.csv")
    let run = try run(arguments)
    #expect(run.code == code)
    #expect(run.talk.contains(expected), "\(run.talk)")
  }
}
