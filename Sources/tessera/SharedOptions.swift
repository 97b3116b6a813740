import ArgumentParser
import Foundation
import Reading

extension CalendarDate: ExpressibleByArgument {
  /// Reads YYYY-MM-DD.
  public init?(argument: String) {
    self.init(argument)
  }
}

/// How much is said on standard error, and whether in color.
struct TalkOptions: ParsableArguments {
  @Flag(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Say nothing on standard error but errors; findings stay in the tables, the JSON and the exit code."
    ))
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say on standard error how long each step and each file took.")
  var verbose = false

  @Flag(
    name: .customLong("no-color"),
    help: "Write without colors; so does NO_COLOR, and CLICOLOR_FORCE colors what is piped.")
  var noColor = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose: keep one of them.") }
  }
}

/// A command that says something beside its data.
protocol TalkingCommand: ParsableCommand {
  var talk: TalkOptions { get }
}

/// The options of everything that works on data: the day, the seed, the threads.
struct RunOptions: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "The day, YYYY-MM-DD, after which nothing is known yet. Without it, the latest date among "
        + "signals and resolved deals.", valueName: "date"))
  var asOf: CalendarDate?

  @Option(help: "Where random choices begin; the same seed gives the same bytes.")
  var seed: UInt64 = 1

  @Option(help: "How many threads may work; the results do not depend on it.")
  var threads = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var talk: TalkOptions

  func validate() throws {
    guard threads >= 1 else {
      throw ValidationError("--threads \(threads): at least 1 thread has to work.")
    }
  }
}

/// The options of every command that works on one model.
struct SharedOptions: ParsableArguments {
  @Option(
    name: [.short, .customLong("model")],
    help: "The model file; sources named in it are sought beside it.", completion: .models)
  var model = "tessera.yaml"

  @OptionGroup var run: RunOptions

  @Flag(help: "Exit with 1 on warnings too, not only on errors.")
  var strict = false

  @Flag(help: "Replace the names of accounts, people and files, for sharing outside.")
  var redact = false

  var asOf: CalendarDate? { run.asOf }
  var seed: UInt64 { run.seed }
  var threads: Int { run.threads }
}

extension CompletionKind {
  /// Model files.
  static var models: CompletionKind { .file(extensions: ["yaml", "yml"]) }
  /// Exports and tables.
  static var tables: CompletionKind { .file(extensions: ["csv", "tsv", "txt"]) }
}
