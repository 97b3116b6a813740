import ArgumentParser
import Foundation
import LinearAlgebra
import Reading

/// The command line.
@main
package struct Tessera: ParsableCommand {
  /// What the command is called and which commands it has.
  package static let configuration = CommandConfiguration(
    commandName: "tessera",
    abstract: "Tiers, micro-segments and back-tests for account-based marketing.",
    discussion: """
      tessera demo
      tessera init accounts.csv deals.csv && tessera run
      tessera backtest --as-of 2026-03-31

      Every command has examples of its own: tessera help segment.
      Data go to standard output, talk to standard error; --format table, md, json, csv or ndjson chooses the form.
      Exit codes: 0 fine, 1 findings, 2 usage or model file, 3 input, 130 stopped by Ctrl-C.
      Completion: tessera --generate-completion-script bash, zsh or fish, into where your shell looks for it.
      """,
    version: versionText,
    subcommands: commands)

  /// Creates the command.
  package init() {}

  private static let commands: [any ParsableCommand.Type] = [
    RunCommand.self, InitCommand.self, TierCommand.self, SegmentCommand.self,
    PlaceCommand.self, LookalikeCommand.self, ExplainCommand.self, AllocateCommand.self,
    SchemaCommand.self, BacktestCommand.self,
    CompareCommand.self, TuneCommand.self, ReportCommand.self, GenerateCommand.self,
    DemoCommand.self,
  ]

  static let version = "0.1.0"

  private static var versionText: String {
    "tessera \(version) (BLAS: \(BLASProvider.name))"
      + (BLASProvider.isReference
        ? "\nThe reference BLAS is slow; install libopenblas0-pthread or another optimized BLAS."
        : "")
  }

  /// Runs the command and turns whatever stops it into a message and one of our exit codes.
  package static func main() {
    StopSignals.watch()
    do {
      try refuseUnknownCommand(CommandLine.arguments.dropFirst().first)
      var command = try parseAsRoot()
      if let command = command as? any TalkingCommand { Console.configure(command.talk) }
      try command.run()
    } catch let failure as Failure {
      end(failure)
    } catch let code as FindingsExit {
      Foundation.exit(code.rawValue)
    } catch {
      let text = fullMessage(for: error)
      if exitCode(for: error) == .success {
        do { try Console.write(text + "\n") } catch { end(error) }
        Foundation.exit(0)
      }
      // The parser's own beginning, in the form that all errors have.
      Console.complain(
        text.hasPrefix("Error: ") ? "tessera: error: " + text.dropFirst("Error: ".count) : text)
      Foundation.exit(Failure.Code.usage.rawValue)
    }
  }

  private static func end(_ failure: Failure) -> Never {
    Console.complain("tessera: error: \(failure.message)")
    Foundation.exit(failure.code.rawValue)
  }

  /// Options that are misspelled get a suggestion from the parser; commands get theirs here.
  private static func refuseUnknownCommand(_ word: String?) throws {
    guard let word, !word.hasPrefix("-"), word != "help" else { return }
    let names = commands.compactMap { $0.configuration.commandName }
    guard !names.contains(word) else { return }
    let nearest = nearestName(to: word, among: names).map { "; did you mean “\($0)”?" } ?? ""
    throw Failure(
      usage:
        "there is no command “\(word)”\(nearest)\(nearest.isEmpty ? ";" : "") tessera --help lists all"
    )
  }
}
