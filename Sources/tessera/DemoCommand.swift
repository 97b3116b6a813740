import ArgumentParser
import Foundation
import Generating

/// Writes the worked example and runs it.
struct DemoCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Write the worked example of 500 accounts into a folder and run it.",
    usage: "tessera demo [<options>]",
    discussion: """
      tessera demo
      tessera demo --output /tmp/example
      tessera demo --quiet --no-color > demo.txt
      """)

  @Option(name: .shortAndLong, help: "The folder to write into.", completion: .directory)
  var output = "tessera-demo"

  @Flag(help: "Write over files of these names that are not the demo's, or were changed.")
  var force = false

  @OptionGroup var talk: TalkOptions

  func run() throws {
    try OwnFiles.check(in: output, force: force, reason: "is not as the demo writes it") { folder in
      WorkedExample().files.filter { file in
        FileManager.default.contents(atPath: folder + "/" + file.name).map {
          $0 != Data(file.bytes)
        }
          ?? false
      }.map(\.name)
    }
    do { try WorkedExample().write(to: output) } catch { throw Failure(error) }
    let run = try RunCommand.parse(["--model", output + "/tessera.yaml", "--output", output])
    try run.run()
  }
}
