/// A file that was read, and what can show that another one is the same.
public struct SourceFile: Sendable {
  /// What it was read as: "accounts", "deals", "signals", "contacts".
  public let role: String
  /// Its name without its folder.
  public let name: String
  /// How many bytes it has.
  public let byteCount: Int
  /// The data rows in it.
  public let rowsRead: Int
  private let pending: PendingDigest

  /// Its SHA-256 digest as 64 hexadecimal digits; nothing where it could not be read to its end.
  ///
  /// It is computed while other work is done, and waited for.
  public var sha256: String? { pending.value }

  init(role: String, name: String, byteCount: Int, rowsRead: Int, pending: PendingDigest) {
    (self.role, self.name, self.byteCount, self.rowsRead) = (role, name, byteCount, rowsRead)
    self.pending = pending
  }

  /// Describes bytes that are there.
  package init(role: String, name: String, bytes: [UInt8], rowsRead: Int) {
    self.init(
      role: role, name: name, byteCount: bytes.count, rowsRead: rowsRead,
      pending: PendingDigest(of: .memory(bytes)))
  }
}
