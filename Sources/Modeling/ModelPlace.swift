/// A place in a model file.
public struct ModelPlace: Sendable, Equatable, CustomStringConvertible {
  /// The file, as the caller named it.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column, from 1; 0 where it is not known.
  public let column: Int

  /// The place of what no file writes.
  public static let code = ModelPlace(file: "", line: 0, column: 0)

  /// Creates a place.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// The place as errors begin: `tessera.yaml, line 3, column 5`.
  public var description: String {
    column > 0 ? "\(file), line \(line), column \(column)" : "\(file), line \(line)"
  }
}
