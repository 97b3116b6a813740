import ArgumentParser
import Foundation
import Reporting

/// Does everything and writes every file.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Score, tier, segment, back-test and report in one pass.",
    discussion: """
      tessera run
      tessera run --model q3.yaml --as-of 2026-09-30 --output q3
      tessera run --earlier tessera-output/segment-members.csv --output q4
      """)

  @OptionGroup var options: SharedOptions

  @Option(name: .shortAndLong, help: "The folder for the report and the tables.")
  var output = "tessera-output"

  @Option(
    help: ArgumentHelp(
      "The table of members of an earlier run; segments go on from it with their numbers and names.",
      valueName: "file"))
  var earlier: String?

  @Option(help: "What goes to standard output: table or json.")
  var format = OutputFormat.table

  func validate() throws {
    guard format != .csv else {
      throw ValidationError(
        "--format csv: a run has several tables; they are written to the folder --output names.")
    }
  }

  func run() throws {
    var pipeline = Pipeline(
      options, CommandText("run").adding("--earlier", file: earlier))
    pipeline.earlier = earlier
    let report = pipeline.written(try pipeline.report([.segment, .backtest, .weigh]))
    try report.writing {
      try OutputFolder(path: output).write(report)
      Console.write(text(report) + "\n")
    }
    Console.say("Report: \(URL(filePath: output).appending(path: "report.html").relativePath)")
    try pipeline.finish(report)
  }
  private func text(_ report: RunReport) -> String {
    guard format == .table else { return JSONReport(report: report).text }
    return TerminalReport(
      report: report, width: Console.width, isColored: Console.isColored(without: options.noColor)
    ).wholeRun
  }
}
