/// The texts of a column that stand in several rows.
///
/// A first pass over the hashes of all texts marks a bit for each: one whose bit is marked already may
/// be shared, and only such texts, few among a million names, are compared in a second pass.
package struct SharedTexts: Sendable {
  /// The texts, in the order of their second rows.
  package private(set) var keys: [String] = []
  /// The rows of each text that may be shared.
  package private(set) var rows: [String: [Int]] = [:]

  /// Looks for shared texts.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - hashes: Of every row; 0 where it does not count.
  ///   - asNames: Whether texts are compared as names of companies.
  package init(of column: TextColumn, hashes: [UInt32], asNames: Bool) {
    var bits = 1 << 16
    while bits < column.count * 16 { bits *= 2 }
    var once = [UInt64](repeating: 0, count: bits / 64)
    var twice = once
    let mask = bits - 1
    var isShared = false
    for hash in hashes where hash != 0 {
      let (word, bit) = Self.place(hash, mask)
      if once[word] & bit != 0 {
        twice[word] |= bit
        isShared = true
      }
      once[word] |= bit
    }
    guard isShared else { return }
    var suspects: [Int] = []
    for (row, hash) in hashes.enumerated() where hash != 0 {
      let (word, bit) = Self.place(hash, mask)
      if twice[word] & bit != 0 { suspects.append(row) }
    }
    (once, twice) = ([], [])
    addShared(suspects, hashes, column, asNames)
  }

  /// Compares the texts whose whole hashes are those of other rows, too.
  private mutating func addShared(
    _ suspects: [Int], _ hashes: [UInt32], _ column: TextColumn, _ asNames: Bool
  ) {
    var counts: [UInt32: Int] = [:]
    for row in suspects { counts[hashes[row], default: 0] += 1 }
    for row in suspects where counts[hashes[row], default: 0] > 1 {
      let key = asNames ? AccountKey.name(column[row]) : column[row]
      rows[key, default: []].append(row)
      if rows[key]?.count == 2 { keys.append(key) }
    }
  }

  private static func place(_ hash: UInt32, _ mask: Int) -> (word: Int, bit: UInt64) {
    let place = Int(hash) & mask
    return (place >> 6, 1 << UInt64(place & 63))
  }

  /// Returns the hash of a name in the form in which it is compared, which is never 0.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - scratch: Room for its form, kept from one call to the next.
  /// - Returns: The hash.
  package static func hash(ofName name: Span<UInt8>, scratch: inout [UInt8]) -> UInt32 {
    if scratch.isEmpty { scratch = Array(repeating: 0, count: AccountKey.mostBytes) }
    if let range = AccountKey.writeName(name, to: &scratch) {
      return hash(of: scratch.span.extracting(range))
    }
    let name = String(decoding: name.indices.map { name[$0] }, as: UTF8.self)
    return hash(of: Array(AccountKey.name(name).utf8).span)
  }

  /// Returns the hash of a text, which is never 0.
  package static func hash(of text: Span<UInt8>) -> UInt32 {
    max(1, UInt32(truncatingIfNeeded: ByteHash.hash(text) >> 16))
  }
}
