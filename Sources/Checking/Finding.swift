/// One thing that a reader should know or mend, with a stable code.
public struct Finding: Sendable, Equatable {
  /// The rule's code: T001, B001.
  public let code: String
  /// How grave it is.
  public let severity: Severity
  /// Where: a file, or a file and a line.
  public let place: String
  /// What is wrong and the way out, in one or two sentences.
  public let message: String

  /// How grave a finding is.
  public enum Severity: String, Sendable, Comparable {
    /// Worth knowing.
    case warning
    /// The results must not be used before it is mended.
    case error

    /// Returns whether the left one is less grave.
    public static func < (left: Severity, right: Severity) -> Bool {
      left == .warning && right == .error
    }
  }

  /// Creates a finding.
  public init(code: String, severity: Severity, place: String, message: String) {
    self.code = code
    self.severity = severity
    self.place = place
    self.message = message
  }
}
