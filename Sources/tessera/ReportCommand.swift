import ArgumentParser
import Reporting

/// Writes the HTML page.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the report as one HTML file that needs no network.",
    discussion: """
      tessera report
      tessera report --output q3.html --as-of 2026-09-30
      tessera report --output - > report.html
      """)

  @OptionGroup var options: SharedOptions

  @Option(name: .shortAndLong, help: "The file to write, or - for standard output.")
  var output = "report.html"

  func run() throws {
    let pipeline = Pipeline(options, CommandText("report"))
    let report = pipeline.written(try pipeline.report([.segment, .backtest, .weigh]))
    let page = report.writing { HTMLPage(report: report).text }
    if output == "-" {
      Console.write(page)
    } else {
      do { try AtomicFile.write(page, to: output) } catch { throw Failure(error) }
      Console.say("Report: \(output)")
    }
    try pipeline.finish(report)
  }
}
