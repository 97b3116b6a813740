import CTerminal
import Foundation

/// Data on standard output, talk on standard error.
enum Console {
  /// Writes data.
  static func write(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  /// Says something to the person at the terminal.
  static func say(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  /// Says what is being done, on a terminal only, and wipes it out again.
  static func progress<Result>(_ text: String, _ work: () throws -> Result) rethrows -> Result {
    guard tessera_is_terminal(2) == 1 else { return try work() }
    FileHandle.standardError.write(Data("\(text) ...".utf8))
    defer { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    return try work()
  }

  /// Says what is being done now, in place of what was said before; on a terminal only.
  static func update(_ text: String) {
    guard tessera_is_terminal(2) == 1 else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text) ...".utf8))
  }

  /// The columns that tables may take: the terminal's, or 120 where there is none.
  static var width: Int {
    let width = Int(tessera_terminal_width(1))
    return width > 0 ? max(60, width) : 120
  }

  /// Whether colors are wanted: on a terminal, unless NO_COLOR is set and not empty.
  static func isColored(without option: Bool) -> Bool {
    let refused = ProcessInfo.processInfo.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return !option && !refused && tessera_is_terminal(1) == 1
  }
}
