import Foundation
import Reading

/// A command line that gives a result again: without threads, folders and forms, on which it does not depend.
struct CommandText {
  /// The command: "run".
  let name: String
  /// Those of its arguments that its result depends on.
  private var arguments: [(text: String, isFile: Bool)] = []

  /// Begins with a command alone.
  init(_ name: String) {
    self.name = name
  }

  /// Adds an option where it is given.
  func adding(_ option: String, _ value: (some CustomStringConvertible)?) -> CommandText {
    guard let value else { return self }
    var text = self
    text.arguments += [(option, false), (Self.quoted("\(value)"), false)]
    return text
  }

  /// Adds an option that names a file, without its folder.
  func adding(_ option: String, file: String?) -> CommandText {
    guard let file else { return self }
    var text = self
    let name = file == "-" ? file : URL(filePath: file).lastPathComponent
    text.arguments += [(option, false), (Self.quoted(name), true)]
    return text
  }

  /// The command line; the day is that of the result, whether it was asked for or found.
  ///
  /// - Parameters:
  ///   - model: The model file's name.
  ///   - seed: Where random choices begin.
  ///   - asOf: The day.
  ///   - isRedacted: Whether names are replaced, those of files by the word FILE.
  /// - Returns: The command line.
  func text(model: String, seed: UInt64, asOf: CalendarDate?, isRedacted: Bool) -> String {
    let all =
      [("tessera", false), (name, false), ("--model", false), (Self.quoted(model), true)]
      + arguments + [("--seed", false), (String(seed), false)]
      + (asOf.map { [("--as-of", false), ("\($0)", false)] } ?? [])
      + (isRedacted ? [("--redact", false)] : [])
    return all.map { text, isFile in isFile && isRedacted ? "FILE" : text }.joined(separator: " ")
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
