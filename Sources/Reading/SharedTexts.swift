/// The texts of a column that stand in several rows.
///
/// A first pass marks a bit for the hash of every text: a text whose bit is marked already may be
/// shared, and only such texts, few among a million names, are compared in a second pass.
package struct SharedTexts: Sendable {
  /// The texts, in the order of their second rows.
  package private(set) var keys: [String] = []
  /// The rows of each text that may be shared.
  package private(set) var rows: [String: [Int]] = [:]

  /// Looks for shared texts, empty ones left out.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - left: Rows that do not count.
  ///   - asNames: Whether texts are compared as names of companies.
  package init(of column: TextColumn, leavingOut left: Set<Int>, asNames: Bool) {
    var bits = 1 << 16
    while bits < column.count * 16 { bits *= 2 }
    var marked = [UInt64](repeating: 0, count: bits / 64)
    var suspects: Set<UInt64> = []
    Self.forEachKey(column, left, asNames) { _, key in
      let hash = ByteHash.hash(key)
      let bit = Int(truncatingIfNeeded: hash >> 8) & (bits - 1)
      let mark: UInt64 = 1 << UInt64(bit & 63)
      if marked[bit >> 6] & mark != 0 { suspects.insert(hash) }
      marked[bit >> 6] |= mark
    }
    guard !suspects.isEmpty else { return }
    Self.forEachKey(column, left, asNames) { row, key in
      guard suspects.contains(ByteHash.hash(key)) else { return }
      let key = String(decoding: key.indices.map { key[$0] }, as: UTF8.self)
      rows[key, default: []].append(row)
      if rows[key]?.count == 2 { keys.append(key) }
    }
  }

  private static func forEachKey(
    _ column: TextColumn, _ left: Set<Int>, _ asNames: Bool, _ body: (Int, Span<UInt8>) -> Void
  ) {
    let bytes = column.bytes.span
    var key: [UInt8] = []
    for row in column.indices where left.isEmpty || !left.contains(row) {
      let text = bytes.extracting(column.range(row))
      if asNames {
        key.removeAll(keepingCapacity: true)
        AccountKey.appendName(text, to: &key)
        body(row, key.span)
      } else if text.count > 0 {
        body(row, text)
      }
    }
  }
}
