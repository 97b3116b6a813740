import ArgumentParser
import Foundation
import Reporting

/// Writes the HTML page.
struct ReportCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the report as one HTML file that needs no network.",
    usage: "tessera report [<options>]",
    discussion: """
      tessera report --open
      tessera report --output q3.html --as-of 2026-09-30
      tessera report --output - > report.html
      """)

  @OptionGroup var options: SharedOptions

  @Option(
    name: .shortAndLong, help: "The file to write, or - for standard output.",
    completion: .file(extensions: ["html"]))
  var output = "report.html"

  @Flag(help: "Open the page in the browser, at a terminal.")
  var open = false

  var talk: TalkOptions { options.run.talk }

  func validate() throws {
    if open, output == "-" {
      throw ValidationError("--open shows a file; leave out --output -, or name one.")
    }
  }

  func run() throws {
    let pipeline = Pipeline(options, CommandText("report"))
    let report = pipeline.written(try pipeline.report([.segment, .backtest, .weigh]))
    let page = report.writing { HTMLPage(report: report).text }
    if output == "-" {
      try Console.write(page)
    } else {
      do { try AtomicFile.write(page, to: output) } catch { throw Failure(error) }
      Console.say("Report: \(output)")
      if open { show() }
    }
    try pipeline.finish(report)
  }

  /// Opens the page where somebody sits in front of it.
  private func show() {
    guard Console.isTerminal else {
      return Console.say("Not opened, as nobody is at a terminal.")
    }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["xdg-open", URL(filePath: output).absoluteURL.path]
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    do { try process.run() } catch {
      return Console.say("Not opened: xdg-open is not there; open \(output) in a browser.")
    }
    process.waitUntilExit()
    if process.terminationStatus != 0 {
      Console.say("Not opened: xdg-open cannot; open \(output) in a browser.")
    }
  }
}
