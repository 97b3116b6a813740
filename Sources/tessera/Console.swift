import CTerminal
import Foundation
import LinearAlgebra
import Reporting
import Synchronization

/// Data on standard output, talk on standard error.
enum Console {
  /// How much is said.
  private static let talk = Mutex(Talk())

  private struct Talk {
    var isQuiet = false
    var isVerbose = false
    var isColorless = false
  }

  /// Takes over what the options say.
  static func configure(_ options: TalkOptions) {
    talk.withLock {
      $0 = Talk(
        isQuiet: options.quiet, isVerbose: options.verbose, isColorless: options.noColor)
    }
  }

  static var isQuiet: Bool { talk.withLock { $0.isQuiet } }
  static var isVerbose: Bool { talk.withLock { $0.isVerbose } }

  // MARK: Data

  /// Writes data.
  ///
  /// - Throws: `Failure` where they cannot be written; a reader that went away ends the program without a word.
  static func write(_ text: String) throws(Failure) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      throw Failure(
        input: "standard output cannot be written: \(error.localizedDescription)")
    }
  }

  /// Whether standard output is a terminal.
  static var isTerminal: Bool { tessera_is_terminal(1) == 1 }

  /// How tables and sentences are laid out: for the terminal, or 120 columns where there is none.
  static var layout: TextLayout {
    let width = Int(tessera_terminal_width(1))
    return TextLayout(
      width: width > 0 ? max(40, width) : 120, isColored: isColored, isPiped: !isTerminal)
  }

  /// Whether colors are wanted: on a terminal that has some, unless NO_COLOR is set and not empty; elsewhere where
  /// CLICOLOR_FORCE is.
  private static var isColored: Bool {
    let environment = ProcessInfo.processInfo.environment
    func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
    if talk.withLock({ $0.isColorless }) || isSet("NO_COLOR") { return false }
    if isSet("CLICOLOR_FORCE"), environment["CLICOLOR_FORCE"] != "0" { return true }
    return isTerminal && environment["TERM"] != "dumb"
  }

  // MARK: Talk

  /// Says something to the person at the terminal, who may not want to hear it.
  static func say(_ text: String) {
    if !isQuiet { complain(text) }
  }

  /// Says what must be heard.
  static func complain(_ text: String) {
    var text = text
    let width = Int(tessera_terminal_width(2))
    if width > 0 {
      text = text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { TextWrap.unbroken(String($0), width: max(40, width)) }.joined(separator: "\n")
    }
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }

  // MARK: Progress

  private static let line = ProgressLine()

  /// Does a step of the work: on a terminal what is being done is shown when it takes long, and wiped out again; with
  /// --verbose the time of every step is said.
  static func progress<Result>(_ text: String, _ work: () throws -> Result) rethrows -> Result {
    let isShown = tessera_is_terminal(2) == 1 && !isQuiet
    guard isShown || isVerbose else { return try work() }
    line.begin(text, isShown: isShown, isVerbose: isVerbose)
    defer { line.end() }
    return try work()
  }

  /// Says how far a step has come.
  @Sendable static func update(_ progress: WorkProgress) {
    line.update(progress)
  }

  /// Wipes out what is shown, for good.
  static func wipe() {
    line.end(isStopped: true)
  }
}
