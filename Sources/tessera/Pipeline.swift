import Backtesting
import Checking
import Foundation
import Modeling
import Reading
import Reporting
import Scoring
import Segmenting

/// The steps from a model file to a report, each command taking as many as it needs.
struct Pipeline {
  /// Which steps are taken beyond reading and scoring.
  struct Steps: OptionSet {
    let rawValue: Int
    static let segment = Steps(rawValue: 1)
    static let backtest = Steps(rawValue: 2)
    /// Asks the deals which weights they support, and lets the reader of the page ask too.
    static let weigh = Steps(rawValue: 4)
  }

  let options: SharedOptions
  /// The command, and those of its arguments that its result depends on.
  let command: CommandText
  /// The table of members of an earlier run that segments go on from; nothing for segments from nothing.
  var earlier: String?

  /// Begins the way of a command.
  init(_ options: SharedOptions, _ command: CommandText) {
    (self.options, self.command) = (options, command)
  }

  /// Returns everything that was found.
  ///
  /// - Parameters:
  ///   - steps: The steps beyond reading and scoring.
  ///   - breakdowns: By what else than tiers the back-test is broken down.
  ///   - adjust: Changes the model before it is used.
  /// - Returns: The report.
  /// - Throws: `Failure`.
  func report(
    _ steps: Steps, breakdowns: [BreakdownAxis] = [],
    adjust: (inout Model) throws -> Void = { _ in }
  ) throws -> RunReport {
    do {
      return try taken(steps, breakdowns, adjust)
    } catch let error as Failure {
      throw error
    } catch {
      throw Failure(error)
    }
  }

  /// Returns the model, what was read and its scores, and nothing more.
  func scored() throws -> (model: Model, market: Market, scores: ScoredAccounts) {
    do {
      return try scored { _ in }
    } catch let error as Failure {
      throw error
    } catch {
      throw Failure(error)
    }
  }

  private func scored(
    _ adjust: (inout Model) throws -> Void
  ) throws -> (model: Model, market: Market, scores: ScoredAccounts) {
    var model = try ModelFile.read(path: options.model)
    try adjust(&model)
    let market = try Console.progress("Reading") { try read(model) }
    let scores = try Console.progress("Scoring") {
      var scorer = Scorer(model: model)
      scorer.threadCount = options.threads
      return try scorer.score(market, asOf: options.asOf)
    }
    return (model, market, scores)
  }

  private func taken(
    _ steps: Steps, _ breakdowns: [BreakdownAxis], _ adjust: (inout Model) throws -> Void
  ) throws -> RunReport {
    var (model, market, scores) = try scored(adjust)
    for axis in breakdowns {
      if let mismatch = axis.mismatch(market.accounts) {
        throw Failure(usage: "--by \(axis.name): \(mismatch)")
      }
    }
    let asOf = scores.asOf
    let isAuto = steps.contains(.segment) && model.segments.by == [SegmentAxis.auto]
    let axisChoice = isAuto ? try chooseAxis(of: model, market, scores) : nil
    if let axisChoice {
      let chosen = axisChoice.candidates[axisChoice.chosen].name
      model.segments.by = chosen == SegmentAxis.blend ? [] : [chosen]
    }
    var report = RunReport(model: model, market: market, scores: scores)
    report.axisChoice = axisChoice
    var earlierFile: SourceFile?
    if steps.contains(.segment) {
      let members = try earlier.map { try SegmentMembers(path: $0, accounts: market.accounts) }
      earlierFile = members?.file
      report.segmentation = try segmentation(of: model, market, scores, members)
    }
    if steps.contains(.backtest) {
      report.backtest = try Console.progress("Back-testing") {
        var backtest = Backtest(model: model)
        backtest.threadCount = options.threads
        backtest.seed = options.seed
        backtest.breakdowns = breakdowns
        return try backtest.report(
          on: market, asOf: asOf, segmentation: report.segmentation)
      }
    }
    if steps.contains(.weigh), report.backtest?.hasWin == true {
      report.weights = try weights(of: model, market, asOf: asOf)
      var backtest = Backtest(model: model)
      (backtest.threadCount, backtest.seed) = (options.threads, options.seed)
      report.whatIf = try backtest.whatIf(on: market, asOf: asOf)
      report.slots = (try? String(contentsOfFile: options.model, encoding: .utf8)).flatMap {
        ModelSlots(text: $0, model: model)
      }
    }
    report.findings = Console.progress("Checking") {
      Checker(model: model, modelFile: modelName).findings(
        market: market, scores: scores, segmentation: report.segmentation,
        backtest: report.backtest)
    }
    report.provenance = try provenance(
      files: market.files + [earlierFile].compactMap { $0 }, asOf: asOf)
    return report
  }

  /// Returns the report as it may be written: without names where that was asked for.
  func written(_ report: RunReport) -> RunReport {
    redaction(report.model, report.market, report.scores).map { report.redacted($0) } ?? report
  }

  /// What names are replaced by; nothing where they stay.
  func redaction(
    _ model: Model, _ market: Market, _ scores: ScoredAccounts,
    files: [(name: String, role: String)] = []
  ) -> Redaction? {
    guard options.redact else { return nil }
    let more = files + (earlier.map { [($0, "earlier file")] } ?? [])
    return Redaction(
      model: model, market: market, scores: scores,
      files: [(modelName, "model file")] + more.map { (Self.name($0.name), $0.role) })
  }

  private static func name(_ path: String) -> String { URL(filePath: path).lastPathComponent }

  private func segmentation(
    of model: Model, _ market: Market, _ scores: ScoredAccounts, _ earlier: SegmentMembers?
  ) throws -> Segmentation {
    var segmenter = Segmenter(model: model)
    segmenter.threadCount = options.threads
    segmenter.progress = Console.update
    segmenter.earlier = earlier.map { EarlierSegments($0) }
    return try Console.progress("Segmenting") {
      try segmenter.segmentation(of: market, scores: scores, seed: options.seed)
    }
  }

  private func weights(
    of model: Model, _ market: Market, asOf: CalendarDate?
  ) throws -> WeightSuggestion? {
    guard model.groups.flatMap(\.criteria).contains(where: { $0.weight != 0 }) else { return nil }
    var tuning = WeightTuning(model: model)
    (tuning.seed, tuning.threadCount) = (options.seed, options.threads)
    return try Console.progress("Asking the deals for weights") {
      try tuning.suggestion(on: market, asOf: asOf)
    }
  }

  private func chooseAxis(
    of model: Model, _ market: Market, _ scores: ScoredAccounts
  ) throws -> AxisChoice {
    var chooser = AxisChooser(model: model)
    (chooser.threadCount, chooser.seed) = (options.threads, options.seed)
    chooser.progress = Console.update
    return try Console.progress("Trying every axis") {
      try chooser.choice(of: market, scores: scores)
    }
  }

  private func read(_ model: Model) throws -> Market {
    try Self.read(model, beside: options.model, threads: options.threads)
  }

  /// Returns the market of a model, its sources being sought beside the model file.
  static func read(_ model: Model, beside file: String, threads: Int) throws -> Market {
    let folder = URL(filePath: file).deletingLastPathComponent().relativePath
    var reader = MarketReader(folder: folder)
    reader.threadCount = threads
    reader.hasDigests = true
    reader.progress = Console.update
    return try reader.read(
      accounts: model.accounts, deals: model.deals?.source,
      outcome: model.deals?.outcome ?? .usual, signals: model.signals, contacts: model.contacts)
  }

  private var modelName: String { URL(filePath: options.model).lastPathComponent }

  private func provenance(files: [SourceFile], asOf: CalendarDate?) throws -> Provenance {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: options.model)))
    return Provenance(
      version: "Tessera \(Tessera.version)",
      command: command.text(
        model: modelName, seed: options.seed, asOf: asOf,
        isRedacted: options.redact),
      model: .init(model: modelName, bytes: bytes), sources: files.map { .init($0) },
      seed: options.seed, asOf: asOf)
  }

  /// Ends with exit code 1 when findings must not pass; where rows were printed, which hold none, they are said.
  func finish(_ report: RunReport, shown format: OutputFormat = .table) throws {
    let gravest: Finding.Severity = options.strict ? .warning : .error
    let grave = report.findings.filter { $0.severity >= gravest }
    if grave.isEmpty { return }
    if format.rowForm != nil {
      for finding in grave {
        Console.complain(
          report.said(
            "tessera: \(finding.severity.rawValue) \(finding.code): \(finding.place): \(finding.message)"
          ))
      }
    }
    throw FindingsExit()
  }
}
