import ArgumentParser
import Foundation
import Modeling
import Reading
import Reporting
import Scoring
import Segmenting

/// Places accounts into the segments of an earlier run.
struct PlaceCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "place",
    abstract: "Find a segment for accounts that are in none, and move nobody else.",
    usage: "tessera place --segments <file> [<options>]",
    discussion: """
      tessera place --segments segments.csv
      tessera place --segments segments.csv --accounts new-accounts.csv --format csv
      tessera place --segments segments.csv --fence 1.5 --as-of 2026-03-31

      The segments are those that tessera segment --format csv wrote. Without --accounts, the accounts of the chosen \
      tiers that are in none of them are placed; with it, all accounts of that file, which has the headers of the \
      model's accounts.
      """)

  @Option(
    help: ArgumentHelp(
      "The table of members that tessera segment --format csv wrote.", valueName: "file"),
    completion: .tables)
  var segments: String

  @Option(
    help: ArgumentHelp("Another file of accounts, with the same headers.", valueName: "file"),
    completion: .tables)
  var accounts: String?

  @Option(
    help: ArgumentHelp(
      "Accounts beyond this distance are marked as far; without it, beyond the members' own upper fence.",
      valueName: "distance"))
  var fence: Double?

  @OptionGroup var options: SharedOptions

  @Option(
    help: "What goes to standard output: table, md, json, or csv and ndjson (one row per account).")
  var format = OutputFormat.table

  var talk: TalkOptions { options.run.talk }

  func validate() throws {
    if let fence, !(fence > 0 && fence.isFinite) {
      throw ValidationError("--fence \(fence): write a distance above 0.")
    }
  }

  func run() throws {
    do {
      try place()
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(error)
    }
  }

  private func place() throws {
    let pipeline = Pipeline(options, CommandText("place"))
    var (model, plain, scores) = try pipeline.scored()
    // Which axis was best is a question for all accounts; who comes later is placed by all families together.
    if model.segments.by == [SegmentAxis.auto] { model.segments.by = [] }
    let (market, keyFields) = try Segmenter(model: model).keyed(plain, scores: scores)
    let earlier = EarlierSegments(
      try SegmentMembers(path: segments, accounts: market.accounts))
    var placement = Placement(model: model)
    placement.threadCount = options.threads
    placement.fence = fence
    placement.keyFields = keyFields
    var notes = [earlier.note].compactMap { $0 }
    var redaction = pipeline.redaction(model, plain, scores, files: [(segments, "segments file")])
    let other = try accounts.map { path in
      let market = try self.other(path, model)
      let own = try Scorer(model: model).score(market, asOf: scores.asOf)
      // Who is placed has numbers of its own; the names of both files are replaced.
      redaction = pipeline.redaction(model, market, own, files: [(segments, "segments file")])
        .map { $0.adding(redaction) }
      return try Segmenter(model: model).keyed(market, scores: own).market
    }
    var rows = placement.newcomers(earlier, tiers: scores.tiers)
    if let other {
      rows = Array(0..<other.accounts.count)
      // Who is a member already has a segment; a file without any is what is expected here.
      let known =
        (try? SegmentMembers(path: segments, accounts: other.accounts))
        .map { Set(EarlierSegments($0).accounts) } ?? []
      rows.removeAll(where: known.contains)
      if !known.isEmpty {
        notes.append(
          "\(known.count) of the \(other.accounts.count) accounts of \(other.accounts.source) are in a segment already."
        )
      }
    }
    let result = try Console.progress("Placing") {
      try placement.result(
        for: rows, beside: earlier, in: market, from: other, asOf: scores.asOf)
    }
    let table = (other ?? market).accounts
    let report = PlacementReport(
      result, accounts: redaction?.redacted(table) ?? table, notes: notes)
    let write = {
      try Console.write(report, as: format)
    }
    try redaction?.applied(write) ?? write()
  }

  /// Reads another file of accounts in the way of the model's, with the model's signals joined to it.
  private func other(_ path: String, _ model: Model) throws -> Market {
    guard let source = model.accounts else {
      throw Failure(
        usage:
          "--accounts \(path): every deal of this model is its own account, so that a file of accounts has no "
          + "headers to go by; leave --accounts out")
    }
    var model = model
    var accounts = source
    accounts.path = path == "-" ? path : URL(filePath: path).standardizedFileURL.path
    model.accounts = accounts
    (model.deals, model.contacts) = (nil, nil)
    return try Pipeline.read(model, beside: options.model, threads: options.threads)
  }
}
