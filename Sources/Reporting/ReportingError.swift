/// What keeps a result from being written.
public enum ReportingError: Error, CustomStringConvertible, Sendable, Equatable {
  /// The file cannot be written.
  case unwritable(path: String, reason: String)

  /// What happened and the way out, in a sentence.
  public var description: String {
    switch self {
    case .unwritable(let path, let reason):
      "\(path) cannot be written (\(reason)); choose another place with --output"
    }
  }
}
