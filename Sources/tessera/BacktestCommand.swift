import ArgumentParser
import Backtesting
import Reporting

/// Tests tiers, segments and attributes against deals.
struct BacktestCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Test tiers, micro-segments and attributes against won and lost deals.",
    usage: "tessera backtest [<options>]",
    discussion: """
      tessera backtest --as-of 2026-03-31
      tessera backtest --by decile --by industry --format md
      tessera backtest --format csv --strict > evidence.csv

      Rows are tiers; with --by they are the groups.
      """)

  @OptionGroup var options: SharedOptions

  var talk: TalkOptions { options.run.talk }

  @Option(
    help: ArgumentHelp(
      "Break the evidence down by decile (of the score), segment, or a column of the accounts; may be "
        + "repeated.", valueName: "what"))
  var by: [String] = []

  @Option(
    help: "What goes to standard output: table, md, json, or csv and ndjson (one row per tier).")
  var format = OutputFormat.table

  func run() throws {
    let pipeline = Pipeline(
      options, by.reduce(CommandText("backtest")) { $0.adding("--by", $1) })
    let report = pipeline.written(
      try pipeline.report([.segment, .backtest], breakdowns: by.map(BreakdownAxis.init)))
    guard report.backtest != nil else {
      throw Failure.nothingResolved(options.model, report.market, "to test")
    }
    try report.writing {
      try Console.write(
        format,
        text: { layout in
          let terminal = TerminalReport(report: report, layout: layout)
          return
            ([terminal.dataSection, terminal.tierSection, terminal.moneySection]
            + terminal.breakdownSections + [
              terminal.agreementSection, terminal.verdictSection, terminal.rankingSection,
              terminal.honestySection, terminal.sweetSpotSection, terminal.listGapSection,
              terminal.limitSection, terminal.findingSection, terminal.verdictLine,
            ]).filter { !$0.isEmpty }.joined(separator: "\n\n")
        },
        json: { JSONReport(report: report).text },
        rows: { form in
          let table = TiersCSV(report: report)
          return by.isEmpty ? table.text(as: form) : table.breakdownText(as: form)
        })
    }
    try pipeline.finish(report, shown: format)
  }
}
