import ArgumentParser
import Reporting

/// The form of what goes to standard output.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, csv, json, ndjson, md

  /// The form of rows for programs; nothing where the format has no rows.
  var rowForm: RowForm? {
    switch self {
    case .csv: .csv
    case .ndjson: .ndjson
    case .table, .json, .md: nil
    }
  }

  /// Refuses rows where a command has none.
  ///
  /// - Parameter instead: Why, and what to use.
  /// - Throws: `ValidationError`.
  func refuseRows(_ instead: String) throws {
    guard rowForm != nil else { return }
    throw ValidationError("--format \(rawValue): \(instead)")
  }
}

extension Console {
  /// Writes an answer in the form that was asked for.
  ///
  /// - Parameters:
  ///   - answer: The answer.
  ///   - format: The form; a command whose answer has no rows refuses those before.
  /// - Throws: `Failure` where standard output cannot be written.
  static func write(_ answer: some Answer, as format: OutputFormat) throws {
    try write(format, text: answer.text, json: { answer.json }, rows: answer.rows)
  }

  /// Writes a result in the form that was asked for: the one way that every command prints.
  ///
  /// - Parameters:
  ///   - format: The form.
  ///   - text: Lays it out for a terminal or as Markdown.
  ///   - json: Everything, as JSON.
  ///   - rows: A row for each thing, for programs; a command that has none refuses these formats before.
  /// - Throws: `Failure` where standard output cannot be written.
  static func write(
    _ format: OutputFormat, text: (TextLayout) -> String, json: () -> String,
    rows: (RowForm) -> String = { _ in "" }
  ) throws {
    switch format {
    case .table: try write(text(layout) + "\n")
    case .md: try write(text(.markdown) + "\n")
    case .json: try write(json() + "\n")
    case .csv: try write(rows(.csv))
    case .ndjson: try write(rows(.ndjson))
    }
  }
}
