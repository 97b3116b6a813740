/// What became of every row of one file; the counts of its fates sum to the rows read.
public struct Reconciliation: Sendable {
  /// The file's name without its folder.
  public let source: String
  /// The data rows in the file: not the header and not blank lines.
  public let rowsRead: Int
  /// What became of them, used rows first.
  public let fates: [Fate]
  /// What the reader decided, in sentences: "dates read as month/day/year", "4 footer lines skipped".
  public let notes: [String]

  /// What became of some rows.
  public struct Fate: Sendable, Equatable {
    /// In a few words: "won", "open", "no account matches", "id already used".
    public let what: String
    /// Whether the rows take part in what follows.
    public let isUsed: Bool
    /// How many rows.
    public let count: Int
    /// The first rows not used: line and the value that decided.
    public let examples: [Example]

    /// A row that could not be used.
    public struct Example: Sendable, Equatable {
      /// The line of the file.
      public let line: Int
      /// The value that decided.
      public let value: String

      /// Creates an example.
      public init(line: Int, value: String) {
        self.line = line
        self.value = value
      }
    }

    /// Creates a fate.
    public init(what: String, isUsed: Bool, count: Int, examples: [Example] = []) {
      self.what = what
      self.isUsed = isUsed
      self.count = count
      self.examples = examples
    }
  }

  /// Creates a reconciliation whose counts sum to the rows read.
  public init(source: String, rowsRead: Int, fates: [Fate], notes: [String] = []) {
    precondition(
      fates.reduce(0) { $0 + $1.count } == rowsRead,
      "the fates of \(source) account for \(fates.reduce(0) { $0 + $1.count }) of \(rowsRead) rows")
    self.source = source
    self.rowsRead = rowsRead
    self.fates = fates
    self.notes = notes
  }
}
