import ArgumentParser
import Reporting

/// Scores and tiers accounts.
struct TierCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "tier",
    abstract: "Score and tier accounts.",
    usage: "tessera tier [<options>]",
    discussion: """
      tessera tier --as-of 2026-03-31
      tessera tier --format csv > tiers.csv
      tessera tier --format ndjson | jq 'select(.tier == 1) | .domain'

      Rows are accounts.
      """)

  @OptionGroup var options: SharedOptions

  @Option(
    help: "What goes to standard output: table, md, json, or csv and ndjson (one row per account).")
  var format = OutputFormat.table

  var talk: TalkOptions { options.run.talk }

  func run() throws {
    let pipeline = Pipeline(options, CommandText("tier"))
    let report = pipeline.written(try pipeline.report([]))
    try report.writing {
      try Console.write(
        format,
        text: { layout in
          let terminal = TerminalReport(report: report, layout: layout)
          return [
            terminal.dataSection, terminal.tierSection, terminal.findingSection, terminal.tierLine,
          ]
          .joined(separator: "\n\n")
        },
        json: { JSONReport(report: report).text }, rows: AccountsCSV(report: report).text)
    }
    try pipeline.finish(report, shown: format)
  }
}
