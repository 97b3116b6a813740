import Foundation
import Reading

/// A command line that gives a result again: without threads, folders and forms, on which it does not depend.
struct CommandText {
  /// The command: "run".
  let name: String
  /// Those of its arguments that its result depends on.
  private var arguments: [String] = []

  /// Begins with a command alone.
  init(_ name: String) {
    self.name = name
  }

  /// Adds an option where it is given.
  func adding(_ option: String, _ value: (some CustomStringConvertible)?) -> CommandText {
    guard let value else { return self }
    var text = self
    text.arguments += [option, Self.quoted("\(value)")]
    return text
  }

  /// Adds an option that names a file, without its folder.
  func adding(_ option: String, file: String?) -> CommandText {
    adding(option, file.map { $0 == "-" ? $0 : URL(filePath: $0).lastPathComponent })
  }

  /// The command line; the day is that of the result, whether it was asked for or found.
  func text(model: String, seed: UInt64, asOf: CalendarDate?) -> String {
    (["tessera", name, "--model", Self.quoted(model)] + arguments + ["--seed", String(seed)]
      + (asOf.map { ["--as-of", "\($0)"] } ?? [])).joined(separator: " ")
  }

  /// Returns a word as a shell takes it.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy {
      $0.isASCII
        && ($0.properties.isAlphabetic || ("0"..."9") ~= $0
          || "-_./,:%+=@".unicodeScalars.contains($0))
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
