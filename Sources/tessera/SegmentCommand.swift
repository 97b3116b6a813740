import ArgumentParser
import Reporting

/// Finds micro-segments.
struct SegmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Find micro-segments of a size that a team can run a campaign on.",
    discussion: """
      tessera segment
      tessera segment --format csv > segments.csv
      tessera segment --earlier segments.csv --format json
      """)

  @OptionGroup var options: SharedOptions

  @Option(
    help: ArgumentHelp(
      "The table of members of an earlier run; segments go on from it with their numbers and names.",
      valueName: "file"))
  var earlier: String?

  @Option(help: "What goes to standard output: table, csv (one row per member) or json.")
  var format = OutputFormat.table

  func run() throws {
    var pipeline = Pipeline(options: options)
    pipeline.earlier = earlier
    let report = try pipeline.report(.segment)
    switch format {
    case .table:
      let terminal = TerminalReport(
        report: report, width: Console.width,
        isColored: Console.isColored(without: options.noColor))
      Console.write(
        [
          terminal.segmentSection, terminal.changeSection, terminal.marketCountSection,
          terminal.marketSection, terminal.findingSection,
        ]
        .filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n")
    case .csv: Console.write(SegmentsCSV(report: report).text)
    case .json: Console.write(JSONReport(report: report).text + "\n")
    }
    try pipeline.finish(report)
  }
}
