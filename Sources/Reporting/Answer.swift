/// What a command answers: the same figures as text for people, as JSON, and as rows for programs.
public protocol Answer: Sendable {
  /// Returns the answer in words and tables.
  ///
  /// - Parameter layout: How wide lines may be, and whether they are colored or Markdown.
  /// - Returns: Lines without one at the end.
  func text(_ layout: TextLayout) -> String

  /// The whole answer as JSON, no figure rounded.
  var json: String { get }

  /// Returns the answer as rows; nothing where it has none.
  ///
  /// - Parameter form: CSV, or JSON with an object on each line.
  /// - Returns: Lines, a heading before those of CSV.
  func rows(as form: RowForm) -> String
}

extension Answer {
  /// An answer in words has no rows.
  public func rows(as form: RowForm) -> String { "" }
}
