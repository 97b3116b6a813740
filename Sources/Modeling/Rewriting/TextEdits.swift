/// Replacements in a text at lines and columns, its other characters staying as they are.
///
/// Lines count from 1 and columns from 1 in Unicode scalars, as the places of a model file do.
struct TextEdits {
  private var lines: [[Unicode.Scalar]]
  private var edits: [(line: Int, column: Int, length: Int, text: String)] = []
  /// The lines that become notes, with what is said before them.
  private var notes: [Int: String] = [:]

  /// Begins to edit a text.
  init(_ text: String) {
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map(Array.init)
  }

  /// Returns the part of a line that begins at a column; empty where there is none.
  func rest(line: Int, column: Int) -> String {
    guard lines.indices.contains(line - 1), column >= 1, column <= lines[line - 1].count + 1 else {
      return ""
    }
    return Self.text(lines[line - 1][(column - 1)...])
  }

  /// Returns the part of a line before a column.
  func start(line: Int, column: Int) -> String {
    guard lines.indices.contains(line - 1) else { return "" }
    return Self.text(lines[line - 1].prefix(column - 1))
  }

  /// The number of lines.
  var lineCount: Int { lines.count }

  /// Replaces some characters, or inserts before a column where the length is 0.
  mutating func replace(line: Int, column: Int, length: Int, with text: String) {
    edits.append((line, column, length, text))
  }

  /// Makes a line a note that begins with a word on why.
  mutating func comment(line: Int, _ why: String) {
    notes[line] = why
  }

  /// The text with all edits made.
  var text: String {
    var lines = lines
    // From the right, so that the columns further left stay true.
    for edit in edits.sorted(by: { ($0.line, $0.column) > ($1.line, $1.column) }) {
      let start = edit.column - 1
      lines[edit.line - 1].replaceSubrange(
        start..<start + edit.length, with: edit.text.unicodeScalars)
    }
    for (line, why) in notes {
      let indent = lines[line - 1].prefix { $0 == " " }.count
      lines[line - 1].insert(contentsOf: "# \(why)".unicodeScalars, at: indent)
    }
    return lines.map { Self.text($0[...]) }.joined(separator: "\n")
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
