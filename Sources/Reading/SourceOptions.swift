/// How one file is to be read: where it is, and what its columns are where the finding by header is wrong.
public struct SourceOptions: Sendable, Equatable {
  /// The path, or `-` for standard input.
  public var path: String
  /// The header of the column for a role (`id`, `name`, `domain`, `stage`, `amount`, ...).
  public var columns: [String: String]
  /// How a column is to be read, by field or header.
  public var kinds: [String: ColumnKind]

  /// Creates options.
  public init(path: String, columns: [String: String] = [:], kinds: [String: ColumnKind] = [:]) {
    self.path = path
    self.columns = columns
    self.kinds = kinds
  }
}

/// What counts as won and as lost.
public struct OutcomeRule: Sendable, Equatable {
  /// Stages that count as won, compared without case, spaces and punctuation.
  public var won: [String]
  /// Stages that count as lost, compared in the same way.
  public var lost: [String]
  /// Rows to leave out: values by field, for instance pipeline: Renewals.
  public var exclude: [String: [String]]

  /// Creates a rule.
  public init(won: [String], lost: [String], exclude: [String: [String]] = [:]) {
    self.won = won
    self.lost = lost
    self.exclude = exclude
  }

  /// The words that CRMs use when nobody has changed them.
  public static let usual = OutcomeRule(
    won: ["Won", "Closed Won", "Signed", "Closed - Won"],
    lost: ["Lost", "Closed Lost", "Dead", "Closed - Lost", "Disqualified"])
}
