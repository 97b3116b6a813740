import ArgumentParser
import Foundation
import Modeling
import Reporting

extension SegmentOptions.Occasion: ExpressibleByArgument {}
extension SegmentOptions.LeftOver: ExpressibleByArgument {}

/// Finds micro-segments.
struct SegmentCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Find micro-segments of a size that a team can run a campaign on.",
    usage: "tessera segment [<options>]",
    discussion: """
      tessera segment --by trigger,vertical --for webinar --output webinars
      tessera segment --size 10..15 --leftover leave --format csv > segments.csv
      tessera segment --earlier segments.csv --why acme.com --against 7

      Rows are members; with --show they are those of that segment.
      """)

  @OptionGroup var options: SharedOptions
  @OptionGroup var cut: SegmentCut

  @Option(
    help: ArgumentHelp(
      "The table of members of an earlier run; segments go on from it with their numbers and names.",
      valueName: "file"), completion: .tables)
  var earlier: String?

  @Option(
    help: "What goes to standard output: table, md, json, or csv and ndjson (one row per member).")
  var format = OutputFormat.table

  @Option(
    name: .shortAndLong,
    help: "A folder for a CSV per segment, all members and a file that the CRM takes back.",
    completion: .directory)
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

  var talk: TalkOptions { options.run.talk }

  func validate() throws {
    if against != nil, why == nil {
      throw ValidationError("--against names the other segment of --why; name the account too.")
    }
    if show != nil, why != nil {
      throw ValidationError("--show is about a segment, --why about an account; keep one of them.")
    }
    guard why != nil else { return }
    try format.refuseRows("--why is an answer in words with a table; use table, md or json.")
  }

  func run() throws {
    var pipeline = Pipeline(
      options, cut.command("segment").adding("--earlier", file: earlier))
    pipeline.earlier = earlier
    let plain = try pipeline.report(.segment, adjust: cut.apply)
    // The account is named by its true name, whatever is written of it.
    let row = try why.map {
      try NamedAccount.row(
        $0, in: plain.market.accounts,
        pipeline.redaction(plain.model, plain.market, plain.scores))
    }
    let report = pipeline.written(plain)
    try report.writing {
      if let output {
        try Console.progress("Writing") { try OutputFolder(path: output).writeSegments(report) }
      }
      if let row { return try explain(row, report) }
      if let show { return try write(show, report) }
      try write(report)
    }
    if row == nil, show == nil { try pipeline.finish(report, shown: format) }
  }

  private func write(_ number: Int, _ report: RunReport) throws {
    guard let detail = SegmentDetail(report: report, number: number) else {
      throw Failure(usage: "--show \(number): \(Self.known(report))")
    }
    try Console.write(
      format, text: detail.text, json: { JSONReport(report: report).text }, rows: detail.rows)
  }

  private func write(_ report: RunReport) throws {
    try Console.write(
      format,
      text: { layout in
        let terminal = TerminalReport(report: report, layout: layout)
        return [
          terminal.axisSection, terminal.segmentSection, terminal.changeSection,
          terminal.marketCountSection, terminal.marketSection, terminal.findingSection,
          terminal.segmentLine,
        ].filter { !$0.isEmpty }.joined(separator: "\n\n")
      },
      json: { JSONReport(report: report).text },
      rows: SegmentsCSV(report: report).text)
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
    try Console.write(reason, as: format)
  }
}

/// How accounts are cut into segments, in place of what the model file says.
struct SegmentCut: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What accounts are cut by: blend, vertical, use-case, lifecycle, trigger, challenge, stage, auto, an axis of "
        + "the model file, or several with commas.", valueName: "axes"),
    completion: .list(SegmentAxis.builtInNames + [SegmentAxis.blend, SegmentAxis.auto]))
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
