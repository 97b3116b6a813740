import ArgumentParser
import Foundation
import Modeling
import Reading
import Reporting

/// Writes a first model file.
struct InitCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a first model file, with a comment for every decision.",
    usage: "tessera init [<files> ...] [<options>]",
    discussion: """
      tessera init accounts.csv deals.csv
      tessera init accounts.csv deals.csv signals.csv contacts.csv --preset readiness
      tessera init deals.csv --output q3.yaml --won "Gewonnen" --lost "Verloren"

      Presets, with numbers that are yours to edit:
      \(presetList)

      What a file holds is told by its headers; --accounts, --deals, --signals and --contacts say so where \
      that is wrong. Without accounts, every deal is scored by itself.
      """)

  /// The presets with what they are, one to a line.
  private static let presetList = ModelPreset.allCases.map { preset in
    "· \(preset.rawValue): \(preset.summary)"
  }.joined(separator: "\n")

  @Argument(
    help: "The exports, in any order: accounts, deals, dated signals, contacts.",
    completion: .tables)
  var files: [String] = []

  @Option(help: "The file of accounts.", completion: .tables)
  var accounts: String?

  @Option(help: "The file of deals.", completion: .tables)
  var deals: String?

  @Option(help: "The file of dated signals.", completion: .tables)
  var signals: String?

  @Option(help: "The file of contacts.", completion: .tables)
  var contacts: String?

  @Option(
    name: .customLong("date-order"),
    help:
      "How dates like 3/4/2025 are read where no date of a file decides it: day/month or month/day.",
    completion: .list(["day/month", "month/day"])
  )
  var dateOrder: String?

  @Option(help: "A stage that counts as won, where it is not a usual one; may be repeated.")
  var won: [String] = []

  @Option(help: "A stage that counts as lost, where it is not a usual one; may be repeated.")
  var lost: [String] = []

  @Option(help: "How accounts are scored and tiered; the presets are listed above.")
  var preset = ModelPreset.priorityScore

  @Flag(help: "With readiness: a validated need or strong signals are enough for the first tier.")
  var lenient = false

  @Option(name: .shortAndLong, help: "The model file to write.", completion: .models)
  var output = "tessera.yaml"

  @Flag(help: "Write over a model file that is there already.")
  var force = false

  @OptionGroup var talk: TalkOptions

  func validate() throws {
    guard !files.isEmpty || accounts != nil || deals != nil else {
      throw ValidationError("Name the exports: tessera init accounts.csv deals.csv")
    }
    if lenient, preset != .readiness {
      throw ValidationError("--lenient goes with --preset readiness.")
    }
    if let dateOrder, !["day/month", "month/day"].contains(dateOrder) {
      throw ValidationError("--date-order \(dateOrder): it is day/month or month/day.")
    }
  }

  func run() throws {
    guard force || !FileManager.default.fileExists(atPath: output) else {
      throw Failure(usage: "\(output) is there already; --force writes over it")
    }
    do {
      let sources = try Console.progress("Looking at the files") {
        try ExportSources(
          files: files, accounts: accounts, deals: deals, signals: signals, contacts: contacts)
      }
      let market = try Console.progress("Reading") {
        try sources.read(outcome: outcome, dateOrder: dateOrder)
      }
      let text = ModelTemplate.text(
        market: market, accountsPath: sources.accounts.map(relative),
        dealsPath: sources.deals.map(relative), signalsPath: sources.signals.map(relative),
        contactsPath: sources.contacts.map(relative), outcome: outcome,
        dateOrder: dateOrder, preset: preset, isLenient: lenient)
      try AtomicFile.write(text, to: output)
      for line in sources.summary(of: market) { Console.say(line) }
      Console.say("Wrote \(output). Read it, change what is not so, then: \(nextStep)")
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(error)
    }
  }

  /// The usual stages, and those that the options add.
  private var outcome: OutcomeRule {
    OutcomeRule(won: won + OutcomeRule.usual.won, lost: lost + OutcomeRule.usual.lost)
  }

  private var nextStep: String {
    output == "tessera.yaml" ? "tessera run" : "tessera run --model \(output)"
  }

  /// The path of a source as the model file has to name it: from the model file's own folder.
  private func relative(_ path: String) -> String {
    guard path != "-", !path.hasPrefix("/") else { return path }
    let folder = URL(filePath: output).deletingLastPathComponent().standardizedFileURL.path
    let file = URL(filePath: path).standardizedFileURL.path
    let from = folder.split(separator: "/")
    let to = file.split(separator: "/")
    let common = zip(from, to).prefix { $0 == $1 }.count
    let up = [Substring](repeating: "..", count: from.count - common)
    return (up + to.dropFirst(common)).joined(separator: "/")
  }
}

extension ModelPreset: ExpressibleByArgument {}
