import ArgumentParser
import Generating

/// Writes the worked example and runs it.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Write the worked example of 500 accounts into a folder and run it.",
    discussion: """
      tessera demo
      tessera demo --output /tmp/example
      tessera demo --no-color
      """)

  @Option(name: .shortAndLong, help: "The folder to write into.")
  var output = "tessera-demo"

  @Flag(name: .customLong("no-color"), help: "Write without colors.")
  var noColor = false

  func run() throws {
    do { try WorkedExample().write(to: output) } catch { throw Failure(error) }
    var arguments = ["--model", output + "/tessera.yaml", "--output", output]
    if noColor { arguments.append("--no-color") }
    let run = try RunCommand.parse(arguments)
    try run.run()
  }
}
