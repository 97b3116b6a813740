import ArgumentParser
import Backtesting
import Reporting

/// Tests tiers, segments and attributes against deals.
struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Test tiers, micro-segments and attributes against won and lost deals.",
    discussion: """
      tessera backtest
      tessera backtest --as-of 2026-03-31
      tessera backtest --by decile --by industry
      tessera backtest --format csv --strict

      With --by and --format csv there is one row per group.
      """)

  @OptionGroup var options: SharedOptions

  @Option(
    help: ArgumentHelp(
      "Break the evidence down by decile (of the score), segment, or a column of the accounts; may be "
        + "repeated.", valueName: "what"))
  var by: [String] = []

  @Option(help: "What goes to standard output: table, csv (one row per tier) or json.")
  var format = OutputFormat.table

  func run() throws {
    let pipeline = Pipeline(
      options, by.reduce(CommandText("backtest")) { $0.adding("--by", $1) })
    let report = pipeline.written(
      try pipeline.report([.segment, .backtest], breakdowns: by.map(BreakdownAxis.init)))
    guard report.backtest != nil else {
      throw Failure.nothingResolved(options.model, report.market, "to test")
    }
    report.writing {
      switch format {
      case .table:
        let terminal = TerminalReport(
          report: report, width: Console.width,
          isColored: Console.isColored(without: options.noColor))
        Console.write(
          ([terminal.dataSection, terminal.tierSection, terminal.moneySection]
            + terminal.breakdownSections + [
              terminal.agreementSection, terminal.verdictSection, terminal.rankingSection,
              terminal.honestySection, terminal.sweetSpotSection, terminal.listGapSection,
              terminal.limitSection, terminal.findingSection,
            ]).filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n")
      case .csv:
        let csv = TiersCSV(report: report)
        Console.write(by.isEmpty ? csv.text : csv.breakdownText)
      case .json: Console.write(JSONReport(report: report).text + "\n")
      }
    }
    try pipeline.finish(report)
  }
}
