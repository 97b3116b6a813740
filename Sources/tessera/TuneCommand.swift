import ArgumentParser
import Backtesting
import Foundation
import Modeling
import Reading
import Reporting

/// Says which weights the deals support.
struct TuneCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune",
    abstract: "Say which weights the deals support, and what they gain on deals not seen.",
    usage: "tessera tune [<options>]",
    discussion: """
      tessera tune --as-of 2026-03-31
      tessera tune --resamples 2000 --format csv > weights.csv
      tessera tune --write next.yaml && tessera compare tessera.yaml next.yaml

      Rows are criteria. Nothing is written without --write, and the model file itself stays as it is.
      """)

  @Option(
    name: [.customShort("m"), .customLong("model")],
    help: ArgumentHelp(
      "The model file; sources named in it are sought beside it.", valueName: "model"),
    completion: .models)
  var file = "tessera.yaml"

  @OptionGroup var options: RunOptions

  @Option(
    help:
      "What goes to standard output: table, md, json, or csv and ndjson (one row per criterion).")
  var format = OutputFormat.table

  @Option(help: "How many times accounts are resampled for the intervals of the weights.")
  var resamples = 500

  @Option(
    help: ArgumentHelp(
      "Write the model with the suggested points to this file; comments stay.", valueName: "file"),
    completion: .models)
  var write: String?

  var talk: TalkOptions { options.talk }

  func validate() throws {
    guard (100...100_000).contains(resamples) else {
      throw ValidationError("--resamples \(resamples): write a number from 100 to 100000.")
    }
  }

  func run() throws {
    do {
      try tune()
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(error)
    }
  }

  private func tune() throws {
    let model = try ModelFile.read(path: file)
    guard model.groups.flatMap(\.criteria).contains(where: { $0.weight != 0 }) else {
      throw Failure(
        usage:
          "\(file) has no criterion with points, so there is no weight to tune; write criteria "
          + "under `score:`, or begin with tessera init --preset weighted-scorecard")
    }
    let market = try Console.progress("Reading") {
      try Pipeline.read(model, beside: file, threads: options.threads)
    }
    var tuning = WeightTuning(model: model)
    (tuning.seed, tuning.threadCount) = (options.seed, options.threads)
    tuning.resampleCount = resamples
    tuning.progress = Console.update
    let day = options.asOf ?? market.latestDate
    guard
      let suggestion = try Console.progress(
        "Tuning", { try tuning.suggestion(on: market, asOf: day) })
    else {
      throw Failure.nothingResolved(file, market, "to tune by")
    }
    let report = WeightReport(suggestion)
    try Console.write(report, as: format)
    if let write { try self.write(suggestion, model, to: write) }
  }

  private func write(
    _ suggestion: WeightSuggestion, _ model: Model, to path: String
  ) throws {
    guard let groups = suggestion.groups, suggestion.shrinkage != .full else {
      throw Failure(usage: "--write \(path): nothing is written, as no other weights are suggested")
    }
    let same = { (path: String) in URL(filePath: path).standardizedFileURL.path }
    guard same(path) != same(file) else {
      throw Failure(
        usage:
          "--write \(path): this is the model file itself; name another file, compare both with tessera "
          + "compare, and rename the one you keep")
    }
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let scoreOnly = model.tiers.dropLast().allSatisfy {
      if case .number("score", .greaterOrEqual, _)? = $0.condition { return true }
      if case .number("score", .greater, _)? = $0.condition { return true }
      return false
    }
    let cutOffs = Dictionary(
      suggestion.cutOffs.compactMap { cut in cut.score.map { (cut.tier, $0) } },
      uniquingKeysWith: { first, _ in first })
    let written = try ModelRewriting(text: text, file: file)
      .text(groups: groups, cutOffs: scoreOnly ? cutOffs : [:])
    try AtomicFile.write(written, to: path)
    Console.say(
      "Wrote \(path). Compare before you use it: tessera compare \(file) \(path)")
  }
}
