import ArgumentParser
import Foundation
import Generating
import Reading
import Reporting

/// Writes a synthetic market.
struct GenerateCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Write a synthetic market with planted truth and its answer key.",
    usage: "tessera generate --accounts <accounts> [<options>]",
    discussion: """
      tessera generate --accounts 40000 --seed 1 --output market
      tessera generate --accounts 2000 --as-of 2026-06-30 --quiet
      tessera generate --accounts 300 --per-segment 10 --noise 0 --missing 0.2
      """)

  @Option(help: "How many accounts.")
  var accounts: Int

  @Option(help: "Where random choices begin; the same seed gives the same files.")
  var seed: UInt64 = 1

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("The last day of the market, YYYY-MM-DD.", valueName: "date"))
  var asOf: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "The share of an account's fields drawn anew instead of being its segment's, from 0 to 1.",
      valueName: "share"))
  var noise = PlantingOptions.usualNoise

  @Option(
    help: ArgumentHelp(
      "The share of empty cells, for all columns alike; left out, each column has its own, 5 to 8 %.",
      valueName: "share"))
  var missing: Double?

  @Option(
    name: .customLong("per-segment"),
    help: ArgumentHelp(
      "The accounts of a planted segment, all alike in size; left out, 100 on average.",
      valueName: "accounts"))
  var perSegment: Int?

  @Option(name: .shortAndLong, help: "The folder to write into.", completion: .directory)
  var output = "market"

  @Flag(help: "Write over files of these names that no market was generated into.")
  var force = false

  @OptionGroup var talk: TalkOptions

  func validate() throws {
    guard accounts >= 1 else {
      throw ValidationError("--accounts \(accounts): a market has at least 1 account.")
    }
    do {
      try planting.check(accountCount: accounts)
    } catch {
      throw ValidationError("--\(error)")
    }
  }

  private var planting: PlantingOptions {
    var planting = PlantingOptions()
    planting.noise = noise
    planting.missingShare = missing
    planting.accountsPerSegment = perSegment
    return planting
  }

  func run() throws {
    // A folder with the answers was generated, and may be generated anew.
    try OwnFiles.check(in: output, force: force, reason: "no market was generated there") {
      folder in
      let there = MarketGenerator.fileNames.filter {
        FileManager.default.fileExists(atPath: folder + "/" + $0)
      }
      return there.contains("truth.yaml") ? [] : there
    }
    var generator = MarketGenerator(
      accountCount: accounts, seed: seed, asOf: asOf ?? MarketGenerator.usualDate)
    generator.planting = planting
    do {
      try Console.progress("Writing \(accounts) accounts") {
        try StopSignals.clearing(clearAway) {
          try generator.write(to: output) { (place) throws(GeneratingError) in
            try AtomicFile.together { (_) throws(GeneratingError) in try place() }
          }
        }
      }
    } catch {
      throw Failure(error)
    }
    Console.say(
      "Wrote \(accounts) accounts, their deals, signals, contacts and answer key to \(output)\n"
        + "Next: tessera init \(output)/accounts.csv \(output)/deals.csv \(output)/signals.csv "
        + "\(output)/contacts.csv --output \(output)/tessera.yaml")
  }

  /// Removes what a run that is stopped has written so far: all that was not there before.
  private var clearAway: @Sendable () -> Void {
    let (folder, files) = (output, FileManager.default)
    guard let before = try? files.contentsOfDirectory(atPath: folder) else {
      return { try? FileManager.default.removeItem(atPath: folder) }
    }
    return {
      let now = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in Set(now).subtracting(before) {
        try? FileManager.default.removeItem(atPath: folder + "/" + name)
      }
    }
  }
}
