import ArgumentParser
import Foundation
import Modeling
import Reporting

extension SegmentOptions.Occasion: ExpressibleByArgument {}
extension SegmentOptions.LeftOver: ExpressibleByArgument {}

/// Finds micro-segments.
struct SegmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Find micro-segments of a size that a team can run a campaign on.",
    discussion: """
      tessera segment --by vertical
      tessera segment --by trigger,vertical --for webinar --output webinars
      tessera segment --size 10..15 --leftover leave --format csv > segments.csv
      tessera segment --show 7
      tessera segment --why acme.com --against 7
      tessera segment --earlier segments.csv --format json
      """)

  @OptionGroup var options: SharedOptions
  @OptionGroup var cut: SegmentCut

  @Option(
    help: ArgumentHelp(
      "The table of members of an earlier run; segments go on from it with their numbers and names.",
      valueName: "file"))
  var earlier: String?

  @Option(help: "What goes to standard output: table, csv (one row per member) or json.")
  var format = OutputFormat.table

  @Option(
    name: .shortAndLong,
    help: "A folder for a CSV per segment, all members and a file that the CRM takes back.")
  var output: String?

  @Option(help: "Everything about the segment of a number: traits, evidence, plan and members.")
  var show: Int?

  @Option(
    help: ArgumentHelp(
      "Why an account, named by domain, id or name, is in its segment and not in the nearest other one.",
      valueName: "account"))
  var why: String?

  @Option(help: "With --why: the number of the other segment.")
  var against: Int?

  func validate() throws {
    if against != nil, why == nil {
      throw ValidationError("--against names the other segment of --why; name the account too.")
    }
    if format == .csv, show != nil || why != nil {
      throw ValidationError(
        "--format csv: one row per member; --show and --why are tables or json.")
    }
  }

  func run() throws {
    var pipeline = Pipeline(
      options, cut.command("segment").adding("--earlier", file: earlier))
    pipeline.earlier = earlier
    let plain = try pipeline.report(.segment, adjust: cut.apply)
    // The account is named by its true name, whatever is written of it.
    let row = try why.map { try NamedAccount.row($0, in: plain.market.accounts) }
    let report = pipeline.written(plain)
    try report.writing {
      if let output { try OutputFolder(path: output).writeSegments(report) }
      if let row { return try explain(row, report) }
      if let show, format == .table { return try write(show, report) }
      Console.write(text(report))
    }
    if row == nil, show == nil || format != .table { try pipeline.finish(report) }
  }

  private func write(_ number: Int, _ report: RunReport) throws {
    guard let detail = SegmentDetail(report: report, number: number) else {
      throw Failure(usage: "--show \(number): \(Self.known(report))")
    }
    Console.write(detail.text(width: Console.width) + "\n")
  }

  private func text(_ report: RunReport) -> String {
    switch format {
    case .table:
      let terminal = TerminalReport(
        report: report, width: Console.width,
        isColored: Console.isColored(without: options.noColor))
      return [
        terminal.axisSection, terminal.segmentSection, terminal.changeSection,
        terminal.marketCountSection, terminal.marketSection, terminal.findingSection,
      ]
      .filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    case .csv: return SegmentsCSV(report: report).text
    case .json: return JSONReport(report: report).text + "\n"
    }
  }
}

extension SegmentCommand {
  private static func known(_ report: RunReport) -> String {
    let numbers = (report.segmentation?.segments ?? []).map(\.number)
    guard let first = numbers.min(), let last = numbers.max() else { return "there is no segment" }
    return "the segments have the numbers \(first) to \(last)"
  }

  /// Says why an account is where it is.
  private func explain(_ row: Int, _ report: RunReport) throws {
    if let against, report.segmentation?.segments.contains(where: { $0.number == against }) != true
    {
      throw Failure(usage: "--against \(against): \(Self.known(report))")
    }
    let reason = SegmentReason(report: report, account: row, against: against)
    Console.write((format == .json ? reason.json : reason.text(width: Console.width)) + "\n")
  }
}

/// How accounts are cut into segments, in place of what the model file says.
struct SegmentCut: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What accounts are cut by: blend, vertical, use-case, lifecycle, trigger, challenge, stage, auto, an axis of "
        + "the model file, or several with commas.", valueName: "axes"))
  var by: String?

  @Option(
    help: ArgumentHelp("How many accounts a segment has, such as 20..30.", valueName: "sizes"))
  var size: String?

  @Option(
    name: .customLong("for"),
    help: "The sizes of an occasion: campaign (5..15), roundtable (10..15) or webinar (20..30).")
  var occasion: SegmentOptions.Occasion?

  @Option(
    help: "Whether accounts that fit nowhere are placed and marked, or left over: place or leave.")
  var leftover: SegmentOptions.LeftOver?

  func validate() throws {
    if let size, SegmentOptions.sizes(size) == nil {
      throw ValidationError(
        "--size \(size): write two whole numbers from 1, such as 5..15.")
    }
    if size != nil, occasion != nil {
      throw ValidationError("--size and --for both say how large segments are; keep one of them.")
    }
  }

  /// Returns the command line of what was asked for.
  func command(_ name: String) -> CommandText {
    CommandText(name).adding("--by", by).adding("--size", size).adding("--for", occasion?.rawValue)
      .adding("--leftover", leftover?.rawValue)
  }

  /// Puts what was asked for in place of what the model file says.
  func apply(_ model: inout Model) throws {
    if let sizes = size.flatMap(SegmentOptions.sizes) ?? occasion?.sizes {
      model.segments.sizes = sizes
    }
    if let leftover { model.segments.leftOver = leftover }
    guard let by else { return }
    let names = by.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    if let complaint = model.segments.complaint(about: names) {
      throw Failure(usage: "--by \(by): \(complaint)")
    }
    model.segments.by = names == [SegmentAxis.blend] ? [] : names
  }
}
