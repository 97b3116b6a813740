import ArgumentParser
import Reporting

/// Scores and tiers accounts.
struct TierCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tier",
    abstract: "Score and tier accounts.",
    discussion: """
      tessera tier
      tessera tier --format csv > accounts.csv
      tessera tier --as-of 2026-03-31 --format json
      """)

  @OptionGroup var options: SharedOptions

  @Option(help: "What goes to standard output: table, csv (one row per account) or json.")
  var format = OutputFormat.table

  func run() throws {
    let pipeline = Pipeline(options, CommandText("tier"))
    let report = pipeline.written(try pipeline.report([]))
    report.writing {
      switch format {
      case .table:
        let terminal = TerminalReport(
          report: report, width: Console.width,
          isColored: Console.isColored(without: options.noColor))
        Console.write(
          [terminal.dataSection, terminal.tierSection, terminal.findingSection].joined(
            separator: "\n\n") + "\n")
      case .csv: Console.write(AccountsCSV(report: report).text)
      case .json: Console.write(JSONReport(report: report).text + "\n")
      }
    }
    try pipeline.finish(report)
  }
}
