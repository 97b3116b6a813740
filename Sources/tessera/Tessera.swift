import ArgumentParser
import Foundation
import LinearAlgebra

@main
struct Tessera: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tessera",
    abstract: "Tiers, micro-segments and back-tests for account-based marketing.",
    discussion: """
      First run:    tessera init accounts.csv deals.csv && tessera run
      Try it:       tessera demo
      As of a day:  tessera backtest --as-of 2026-03-31

      Exit codes: 0 fine, 1 findings, 2 usage or model file, 3 input.
      """,
    version: versionText,
    subcommands: [
      RunCommand.self, InitCommand.self, TierCommand.self, SegmentCommand.self,
      PlaceCommand.self, LookalikeCommand.self, ExplainCommand.self, AllocateCommand.self,
      SchemaCommand.self, BacktestCommand.self,
      CompareCommand.self, TuneCommand.self, ReportCommand.self, GenerateCommand.self,
      DemoCommand.self,
    ])

  static let version = "0.1.0"

  private static var versionText: String {
    "tessera \(version) (BLAS: \(BLASProvider.name))"
      + (BLASProvider.isReference
        ? "\nThe reference BLAS is slow; install libopenblas0-pthread or another optimized BLAS."
        : "")
  }

  /// Runs the command and turns whatever stops it into a message and one of our exit codes.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      Console.say("tessera: error: \(failure.message)")
      Foundation.exit(failure.code.rawValue)
    } catch let code as FindingsExit {
      Foundation.exit(code.rawValue)
    } catch {
      let text = fullMessage(for: error)
      if exitCode(for: error) == .success {
        Console.write(text + "\n")
        Foundation.exit(0)
      }
      Console.say(text)
      Foundation.exit(Failure.Code.usage.rawValue)
    }
  }
}
