import Foundation
import TestSupport
import Testing

/// Every command that prints rows prints them in every form, and says what to use where a form makes no sense.
@Suite struct FormatTests {
  private static let demo = Result { try demoFolder() }

  private static func demoFolder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let run = try CommandRun(["demo", "--output", "."], in: folder.url)
    try #require(run.code <= 1, "\(run.talk)")
    let segments = try CommandRun(["segment", "--format", "csv"], in: folder.url)
    // Somebody is in none, so that there is a row to place.
    let lines = segments.output.split(separator: "\n")
    try folder.write(lines.dropLast(3).joined(separator: "\n") + "\n", to: "segments.csv")
    return folder
  }

  static let commands: [[String]] = [
    ["tier"], ["segment"], ["segment", "--show", "1"], ["backtest"],
    ["backtest", "--by", "decile"],
    ["explain", "lanoban-direct.example"], ["allocate", "--people", "4", "--each", "10"],
    ["compare", "tessera.yaml", "tessera.yaml"], ["tune", "--resamples", "100"],
    ["place", "--segments", "segments.csv"], ["lookalike", "Lanoban Direct"],
  ]

  private func output(_ arguments: [String], _ format: String) throws -> String {
    let run = try CommandRun(arguments + ["--format", format], in: try Self.demo.get().url)
    #expect(run.code == 0, "\(arguments) \(format): \(run.talk)")
    return run.output
  }

  @Test(
    .enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)),
    arguments: commands)
  func rowsAreTheSameInEveryForm(arguments: [String]) throws {
    let csv = try output(arguments, "csv").split(separator: "\n")
    let rows = try output(arguments, "ndjson").split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
    }
    #expect(csv.count == rows.count + 1)
    #expect(!rows.isEmpty)
    let headings = Set(try #require(csv.first).split(separator: ",").map(String.init))
    for row in rows { #expect(Set(row.keys) == headings) }
    #expect(rows[0].values.contains { $0 is NSNumber })
  }

  @Test(
    arguments: commands + [
      ["run", "--output", "out"], ["segment", "--why", "lanoban-direct.example"],
    ])
  func markdownAndJSONAreWhatTheyAreCalled(arguments: [String]) throws {
    let markdown = try output(arguments, "md")
    #expect(!markdown.contains("│") && !markdown.contains("\u{1B}"))
    let table = try output(arguments, "table")
    #expect(markdown.contains("| --- |") == table.contains("│"), "\(markdown)")
    // Every table has a row of dashes, and as many cells in each row.
    let blocks = markdown.split(separator: "\n", omittingEmptySubsequences: false)
      .split { !$0.hasPrefix("|") }
    for block in blocks {
      let widths = Set(block.map { $0.replacing("\\|", with: "").count { $0 == "|" } })
      #expect(widths.count == 1, "\(block)")
    }
    let json = try output(arguments, "json")
    #expect(try JSONSerialization.jsonObject(with: Data(json.utf8)) is [String: Any])
  }

  @Test(arguments: ["csv", "ndjson"])
  func whereAFormMakesNoSenseTheWayOutIsSaid(format: String) throws {
    for (arguments, way) in [
      (["run"], "--output"), (["explain", "x", "--vs", "y"], "use table, md or json"),
      (["segment", "--why", "x"], "use table, md or json"),
    ] {
      let run = try CommandRun(arguments + ["--format", format], in: try Self.demo.get().url)
      #expect(run.code == 2)
      #expect(run.talk.contains("--format \(format)") && run.talk.contains(way), "\(run.talk)")
      #expect(run.output.isEmpty)
    }
    let unknown = try CommandRun(["tier", "--format", "xml"], in: try Self.demo.get().url)
    #expect(unknown.code == 2)
    #expect(unknown.talk.contains("ndjson"), "\(unknown.talk)")
  }

  @Test func rowsDoNotHideWhyTheCodeIsOne() throws {
    let run = try CommandRun(
      ["tier", "--strict", "--quiet", "--format", "csv"], in: try Self.demo.get().url)
    #expect(run.code == 1)
    #expect(run.output.hasPrefix("account_id,"))
    #expect(run.talk.hasPrefix("tessera: warning "), "\(run.talk)")
  }
}
