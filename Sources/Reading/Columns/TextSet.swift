/// The ids that are used, as the rows of a column of text that hold them.
///
/// Most ids are new, which a few bits of a filter show with one access to memory. Where they do not,
/// the hashes of all rows are looked through, and after some such looks a table is made of them.
///
/// > Source: B. H. Bloom, "Space/time trade-offs in hash coding with allowable errors",
/// > Communications of the ACM 13, 1970, doi:10.1145/362686.362692; with the bits of one text in one
/// > word, after Putze, Sanders, Singler, "Cache-, hash- and space-efficient Bloom filters", ACM
/// > Journal of Experimental Algorithmics 14, 2009, doi:10.1145/1498698.1594230.
struct TextSet: Sendable {
  private var filter: [UInt64]
  private var hashes: [UInt32] = []
  private var slots: [Int32] = []
  private var lookCount = 0
  private static let mostLooks = 64

  /// Creates an empty set.
  ///
  /// - Parameter count: About how many texts there will be.
  init(count: Int = 0) {
    var size = 64
    while size < count { size *= 2 }
    filter = Array(repeating: 0, count: size)
    hashes.reserveCapacity(count)
  }

  /// The number of texts.
  var count: Int { hashes.count }

  /// Returns the hash of what is compared of an id.
  static func hash(_ text: Span<UInt8>) -> UInt64 {
    ByteHash.hash(text.extracting(0..<AccountKey.idLength(text)))
  }

  /// Adds a text as the row `count` unless it is there already.
  ///
  /// - Parameters:
  ///   - hash: Its hash.
  ///   - isEqual: Whether the row holds what is compared of that text.
  /// - Returns: Whether it was added.
  @inline(__always)
  mutating func insert(_ hash: UInt64, isEqual: (Int) -> Bool) -> Bool {
    let word = Int(truncatingIfNeeded: hash >> 32) & (filter.count - 1)
    let bits: UInt64 =
      1 << (hash & 63) | 1 << (hash >> 6 & 63) | 1 << (hash >> 12 & 63) | 1 << (hash >> 18 & 63)
    let short = UInt32(truncatingIfNeeded: hash)
    if filter[word] & bits == bits, has(short, isEqual) { return false }
    filter[word] |= bits
    if !slots.isEmpty { addSlot(short) }
    hashes.append(short)
    return true
  }

  /// Counts a row whose text is there already.
  mutating func skip() {
    hashes.append(0)
  }

  private mutating func has(_ hash: UInt32, _ isEqual: (Int) -> Bool) -> Bool {
    if slots.isEmpty {
      lookCount += 1
      guard lookCount > Self.mostLooks else {
        let hashes = hashes.span
        for row in hashes.indices where hashes[row] == hash && isEqual(row) { return true }
        return false
      }
      makeSlots()
    }
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let row = Int(slots[slot])
      if hashes[row] == hash, isEqual(row) { return true }
      slot = (slot + 1) & mask
    }
    return false
  }

  private mutating func makeSlots() {
    var size = 64
    while size < hashes.count * 2 || size < filter.count * 3 / 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    for (row, hash) in hashes.enumerated() { put(row, hash) }
  }

  private mutating func addSlot(_ hash: UInt32) {
    if (hashes.count + 1) * 4 > slots.count * 3 { makeSlots() }
    put(hashes.count, hash)
  }

  private mutating func put(_ row: Int, _ hash: UInt32) {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(row)
  }
}
