import ArgumentParser
import Foundation
import Reporting

/// Does everything and writes every file.
struct RunCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Score, tier, segment, back-test and report in one pass.",
    usage: "tessera run [<options>]",
    discussion: """
      tessera run
      tessera run --model q3.yaml --as-of 2026-09-30 --output q3
      tessera run --earlier tessera-output/segment-members.csv --output q4
      """)

  @OptionGroup var options: SharedOptions

  @Option(
    name: .shortAndLong, help: "The folder for the report and the tables.", completion: .directory)
  var output = "tessera-output"

  @Option(
    help: ArgumentHelp(
      "The table of members of an earlier run; segments go on from it with their numbers and names.",
      valueName: "file"), completion: .tables)
  var earlier: String?

  @Option(
    help:
      "What goes to standard output; not csv or ndjson, since a run writes its rows into the folder."
  )
  var format = OutputFormat.table

  var talk: TalkOptions { options.run.talk }

  func validate() throws {
    try format.refuseRows(
      "a run has several tables; they are written to the folder --output names. "
        + "tessera tier, segment and backtest print one each.")
  }

  func run() throws {
    var pipeline = Pipeline(
      options, CommandText("run").adding("--earlier", file: earlier))
    pipeline.earlier = earlier
    let report = pipeline.written(try pipeline.report([.segment, .backtest, .weigh]))
    try report.writing {
      try Console.progress("Writing") { try OutputFolder(path: output).write(report) }
      try Console.write(
        format, text: { TerminalReport(report: report, layout: $0).wholeRun },
        json: { JSONReport(report: report).text })
    }
    Console.say("Report: \(URL(filePath: output).appending(path: "report.html").relativePath)")
    try pipeline.finish(report)
  }
}
