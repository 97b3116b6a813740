import Foundation
import Reporting
import TestSupport
import Testing

/// The program at a terminal of 60, 100 and 200 columns, and piped.
@Suite(.enabled(if: TerminalRun.isAvailable, Comment(rawValue: TerminalRun.skipMessage)))
struct TerminalTests {
  private static let demo = Result { try demoFolder() }

  private static func demoFolder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let run = try CommandRun(["demo", "--output", "."], in: folder.url)
    try #require(run.code <= 1, "\(run.talk)")
    let segments = try CommandRun(["segment", "--format", "csv"], in: folder.url)
    try folder.write(segments.output, to: "segments.csv")
    let model = try folder.text(of: "tessera.yaml")
    try folder.write(model, to: "next.yaml")
    return folder
  }

  static let commands: [[String]] = [
    ["run", "--output", "out"], ["tier"], ["segment"], ["segment", "--by", "auto"],
    ["segment", "--show", "1"], ["segment", "--why", "lanoban-direct.example"],
    ["backtest", "--by", "decile", "--by", "industry"],
    ["explain", "lanoban-direct.example"],
    ["explain", "lanoban-direct.example", "--vs", "talhelm-enterprises.example"],
    ["allocate", "--people", "4", "--each", "10", "--goal", "2M"],
    ["compare", "tessera.yaml", "next.yaml"], ["tune", "--resamples", "100"],
    ["place", "--segments", "segments.csv"], ["lookalike", "Lanoban Direct"],
    ["generate", "--accounts", "50", "--output", "market"], ["report"], ["--help"],
    ["segment", "--help"],
    ["tier", "--fromat", "csv"],
    ["tire"], ["tier", "--model", "nowhere-to-be-found-in-this-folder-or-any-other.yaml"],
  ]

  @Test(
    .enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)),
    arguments: commands, [60, 100, 200])
  func noLineIsWiderThanTheTerminal(arguments: [String], columns: Int) throws {
    let folder = try Self.demo.get()
    // Tests run side by side, each into a folder of its own.
    let own = arguments.map { ["out", "market"].contains($0) ? "\($0)-\(columns)" : $0 }
    let run = try TerminalRun(own, columns: columns, in: folder.url)
    #expect(run.code <= 2, "\(run.bytes)")
    #expect(!run.lines.isEmpty)
    for line in run.lines {
      #expect(DisplayWidth.of(line) <= columns, "\(arguments) at \(columns): \(line)")
    }
  }

  @Test(arguments: ["tier", "backtest", "segment"])
  func pipedBytesAreTheSameEveryTimeAndPlain(command: String) throws {
    let folder = try Self.demo.get()
    let runs = try (0..<2).map { _ in try CommandRun([command], in: folder.url) }
    #expect(runs[0].output == runs[1].output)
    #expect(!runs[0].output.contains("\u{1B}") && !runs[0].output.contains("\r"))
    #expect(runs[0].talk.isEmpty, "\(runs[0].talk)")
    // A terminal of as many columns shows the same text, in color.
    let terminal = try TerminalRun([command], columns: 120, in: folder.url)
    #expect(terminal.bytes.contains("\u{1B}[1m"))
    #expect(
      terminal.lines
        == runs[0].output.split(separator: "\n", omittingEmptySubsequences: false)
        .dropLast().map(String.init))
  }

  @Test func colorsAreRefusedAndForced() throws {
    let folder = try Self.demo.get()
    for (arguments, environment) in [
      (["tier", "--no-color"], [:]), (["tier"], ["NO_COLOR": "1"]), (["tier"], ["TERM": "dumb"]),
    ] {
      let run = try TerminalRun(arguments, columns: 80, in: folder.url, environment: environment)
      #expect(!run.bytes.contains("\u{1B}[1m"), "\(arguments) \(environment)")
    }
    let empty = try TerminalRun(
      ["tier"], columns: 80, in: folder.url, environment: ["NO_COLOR": ""])
    #expect(empty.bytes.contains("\u{1B}[1m"))
    let forced = try CommandRun(["tier"], in: folder.url, environment: ["CLICOLOR_FORCE": "1"])
    #expect(forced.output.contains("\u{1B}[1m"))
    let refused = try CommandRun(
      ["tier"], in: folder.url, environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"])
    #expect(!refused.output.contains("\u{1B}"))
  }

  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func progressOfLongWorkIsShownAndWipedOut() throws {
    let folder = try TemporaryFolder()
    let made = try CommandRun(["generate", "--accounts", "12000", "--output", "."], in: folder.url)
    #expect(made.code == 0, "\(made.talk)")
    let files = ["accounts.csv", "deals.csv", "signals.csv", "contacts.csv"]
    #expect(try CommandRun(["init"] + files, in: folder.url).code == 0)
    let run = try TerminalRun(
      ["segment", "--threads", "1"], columns: 100, in: folder.url)
    #expect(run.code == 0, "\(run.bytes)")
    #expect(run.bytes.contains("\r\u{1B}[K"))
    // Rate and remaining time are shown after a while only: ProgressLineTests.
    #expect(run.bytes.contains("Judging stability"))
    for word in ["trials/s", "Judging", " s left", "Segmenting"] {
      let line = run.lines.first { $0.contains(word) }
      #expect(line == nil, "\(word)")
    }
    let quiet = try TerminalRun(["tier", "--quiet"], columns: 100, in: folder.url)
    #expect(!quiet.bytes.contains("\u{1B}[K"))
    let short = try TerminalRun(["tier"], columns: 100, in: try Self.demo.get().url)
    #expect(!short.bytes.contains("\u{1B}[K"))
  }
}
