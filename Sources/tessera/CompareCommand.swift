import ArgumentParser
import Backtesting
import Foundation
import Modeling
import Reading
import Reporting

/// Judges two models by the same deals.
struct CompareCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract:
      "Say which of two models ranks accounts better by the same deals, or that it is not proven.",
    usage: "tessera compare <first> <second> [<options>]",
    discussion: """
      tessera compare tessera.yaml next.yaml
      tessera compare tessera.yaml next.yaml --as-of 2026-03-31 --format json
      tessera compare tessera.yaml next.yaml --format md >> decision.md

      Rows are the tiers of both models.
      """)

  @Argument(help: "The first model file.", completion: .models)
  var first: String

  @Argument(help: "The second model file; its sources are the same files.", completion: .models)
  var second: String

  @OptionGroup var options: RunOptions

  @Option(
    help:
      "What goes to standard output: table, md, json, or csv and ndjson (one row per tier of a model)."
  )
  var format = OutputFormat.table

  var talk: TalkOptions { options.talk }

  func run() throws {
    let comparison: ModelComparison
    do {
      comparison = try compared()
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(error)
    }
    let report = ModelComparisonReport(comparison)
    try Console.write(report, as: format)
  }

  private func compared() throws -> ModelComparison {
    let models = try [first, second].map { try ModelFile.read(path: $0) }
    if let difference = differentSource(models) { throw Failure(usage: difference) }
    let markets = try Console.progress("Reading") { try read(models) }
    let day = options.asOf ?? markets[0].latestDate
    var comparing = ModelComparing(first: (first, models[0]), second: (second, models[1]))
    comparing.seed = options.seed
    if let mismatch = comparing.mismatch(markets, asOf: day) { throw Failure(usage: mismatch) }
    let comparison = try Console.progress("Comparing") {
      try comparing.comparison(of: markets, asOf: day)
    }
    guard let comparison else {
      throw Failure.nothingResolved(first, markets[0], "to compare by")
    }
    return comparison
  }

  /// Reads once where both models read in the same way.
  private func read(_ models: [Model]) throws -> [Market] {
    let own = try Pipeline.read(models[0], beside: first, threads: options.threads)
    let (one, other) = (models[0], models[1])
    let isSame =
      one.accounts == other.accounts && one.deals?.source == other.deals?.source
      && one.deals?.outcome == other.deals?.outcome && one.signals == other.signals
      && one.contacts == other.contacts
    return [own, isSame ? own : try Pipeline.read(other, beside: second, threads: options.threads)]
  }

  /// Returns which source the models name differently; nothing where all are the same files.
  private func differentSource(_ models: [Model]) -> String? {
    func path(_ source: SourceOptions?, _ model: String) -> String? {
      source.map {
        // Standard input is no file of a folder.
        $0.path == "-"
          ? "-"
          : URL(filePath: $0.path, relativeTo: URL(filePath: model).deletingLastPathComponent())
            .standardizedFileURL.path
      }
    }
    let sources: [(name: String, of: (Model) -> SourceOptions?)] = [
      ("accounts", \.accounts), ("deals", { $0.deals?.source }), ("signals", \.signals),
      ("contacts", \.contacts),
    ]
    for source in sources {
      let (own, other) = (source.of(models[0]), source.of(models[1]))
      guard path(own, first) != path(other, second) else { continue }
      return
        "the models are not about the same files: for \(source.name) \(first) names "
        + "\(own?.path ?? "nothing") and \(second) names \(other?.path ?? "nothing"); give both the same"
    }
    return nil
  }
}
