import Reading

/// How a result was computed: enough to compute it again, and to show that it was computed from these files.
///
/// Nothing of the machine or of the hour is in it, so that the same run gives the same bytes everywhere.
public struct Provenance: Sendable, Equatable {
  /// The program's version.
  public var version: String
  /// The command line that gives the same result where the files lie side by side.
  public var command: String
  /// The model file.
  public var model: File
  /// The files that were read, in the order accounts, deals, signals, contacts, earlier segments.
  public var sources: [File]
  /// Where random choices began.
  public var seed: UInt64
  /// The day after which nothing was known; nothing where no data has a date.
  public var asOf: CalendarDate?
  /// Whether names were replaced, and with them everything by which somebody could confirm a guess.
  public var isRedacted = false

  /// A file and what shows that another one is the same.
  public struct File: Sendable, Equatable {
    /// What it was read as: "accounts".
    public var role: String
    /// Its name without its folder.
    public var name: String
    /// How many bytes it has; nothing where that is not told.
    public var byteCount: Int?
    /// The data rows in it; nothing where it has none.
    public var rowsRead: Int?
    /// Its SHA-256 digest as 64 hexadecimal digits; nothing where that is not told or could not be computed.
    public var sha256: String?

    /// Describes a file.
    public init(
      role: String, name: String, byteCount: Int? = nil, rowsRead: Int? = nil, sha256: String? = nil
    ) {
      (self.role, self.name, self.byteCount) = (role, name, byteCount)
      (self.rowsRead, self.sha256) = (rowsRead, sha256)
    }

    /// Describes a file that was read, and waits for its digest.
    public init(_ file: SourceFile) {
      self.init(
        role: file.role, name: file.name, byteCount: file.byteCount, rowsRead: file.rowsRead,
        sha256: file.sha256)
    }

    /// Describes the bytes of a model file.
    public init(model name: String, bytes: [UInt8]) {
      self.init(
        role: "model", name: name, byteCount: bytes.count, sha256: Digest.sha256Hex(bytes))
    }
  }

  /// Describes a run.
  public init(
    version: String, command: String, model: File, sources: [File], seed: UInt64,
    asOf: CalendarDate?
  ) {
    (self.version, self.command, self.model) = (version, command, model)
    (self.sources, self.seed, self.asOf) = (sources, seed, asOf)
  }

  /// In a line, for the foot of a page.
  var line: String {
    ([version, "model \(model.name)", "seed \(seed)"] + (asOf.map { ["as of \($0)"] } ?? []))
      .joined(separator: " · ")
  }

  /// What is true of every run, and of this one.
  var sentence: String {
    let same =
      "The same files, seed and version give the same bytes, however many threads work."
    return isRedacted
      ? same
        + " Names are replaced; file names, sizes and digests are left out, since with them somebody who has a "
        + "file could confirm a guess."
      : same
  }
}
