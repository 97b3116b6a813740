/// The ids that are used, as the rows of a column of text that hold them.
///
/// An open-addressing hash table; compared is what `AccountKey` compares of an id.
struct TextSet: Sendable {
  private var slots: [Int32]
  private var hashes: [UInt32] = []

  /// Creates an empty set with room for some texts.
  init(count: Int = 0) {
    var size = 64
    while size < count * 3 / 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    hashes.reserveCapacity(count)
  }

  /// Adds a text that becomes a row of the column unless it is there already.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - row: The row it becomes.
  ///   - column: The rows so far.
  /// - Returns: Whether it was added.
  mutating func insert(_ text: Span<UInt8>, as row: Int, in column: TextColumn) -> Bool {
    precondition(row == hashes.count, "row \(row) is no row after \(hashes.count) rows")
    let key = text.extracting(0..<AccountKey.idLength(text))
    let hash = UInt32(truncatingIfNeeded: ByteHash.hash(key) >> 16)
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let other = Int(slots[slot])
      if hashes[other] == hash {
        let whole = column.bytes.span.extracting(column.range(other))
        if ByteHash.areEqual(whole.extracting(0..<AccountKey.idLength(whole)), key) { return false }
      }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(row)
    hashes.append(hash)
    if hashes.count * 4 > slots.count * 3 { grow() }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for (row, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(row)
    }
  }
}
