import LinearAlgebra

/// A file that is about to be read, its digest under way where one is wanted.
struct OpenedSource {
  /// Its name without its folder.
  let name: String
  /// Its bytes.
  let bytes: ByteSource
  private let role: String
  private let pending: PendingDigest?

  /// Opens a file to be read a piece at a time, or as a whole.
  ///
  /// - Parameters:
  ///   - path: The file, or `-` for standard input.
  ///   - folder: What a relative path counts from.
  ///   - role: What it is read as: "accounts".
  ///   - isWhole: Whether it is read at once, so that the digest is that of the very bytes that were read.
  ///   - isDigested: Whether a digest is wanted.
  /// - Throws: `ReadingError` when the file cannot be read.
  init(
    path: String, folder: String, role: String, isWhole: Bool, isDigested: Bool
  ) throws(ReadingError) {
    var bytes = try FileBytes.source(path: path, folder: folder)
    if isWhole {
      guard let all = bytes.bytes(0..<bytes.count) else { throw .fileUnreadable(file: path) }
      bytes = .memory(all)
    }
    (self.role, self.bytes, name) = (role, bytes, FileBytes.source(of: path))
    pending = isDigested ? PendingDigest(of: bytes) : nil
  }

  /// Returns the table in it.
  ///
  /// - Parameter progress: Told how far it is read.
  /// - Returns: The table.
  /// - Throws: `ReadingError` when it is no table.
  func table(
    progress: @Sendable (WorkProgress) -> Void = { _ in }
  ) throws(ReadingError) -> CSVTable {
    guard let all = bytes.bytes(0..<bytes.count) else { throw .fileUnreadable(file: name) }
    return try CSVTable(source: name, bytes: all) { count, share in
      progress(WorkProgress("Reading \(name)", count: count, unit: "rows", share: share))
    }
  }

  /// Returns what shows that another file is the same; nothing where no digest was wanted.
  func file(rowsRead: Int) -> SourceFile? {
    pending.map {
      SourceFile(
        role: role, name: name, byteCount: bytes.count, rowsRead: rowsRead, pending: $0)
    }
  }
}
