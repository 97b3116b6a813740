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
      tessera segment --seed 2 --format json
      """)

  @OptionGroup var options: SharedOptions

  @Option(help: "What goes to standard output: table, csv (one row per member) or json.")
  var format = OutputFormat.table

  func run() throws {
    let pipeline = Pipeline(options: options)
    let report = try pipeline.report(.segment)
    switch format {
    case .table:
      let terminal = TerminalReport(
        report: report, width: Console.width,
        isColored: Console.isColored(without: options.noColor))
      Console.write(
        [terminal.segmentSection, terminal.marketSection, terminal.findingSection]
          .filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n")
    case .csv: Console.write(SegmentsCSV(report: report).text)
    case .json: Console.write(JSONReport(report: report).text + "\n")
    }
    try pipeline.finish(report)
  }
}
