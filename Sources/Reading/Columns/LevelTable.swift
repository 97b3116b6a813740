/// Gives every distinct text a code, in order of first appearance.
///
/// An open-addressing hash table over the bytes of the texts, which become strings only at the end.
package struct LevelTable: Sendable {
  /// A code and one, with the upper half of the hash above it; 0 where there is none.
  private var slots: [UInt64] = Array(repeating: 0, count: 64)
  private var hashes: [UInt64] = []
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]

  /// Creates an empty table.
  package init() {}

  /// Creates a table of texts.
  init(_ texts: some Sequence<String>) {
    for text in texts { _ = code(of: Array(text.utf8).span) }
  }

  /// The number of distinct texts.
  package var count: Int { hashes.count }

  /// The distinct texts in order of their codes.
  package var levels: [String] {
    (0..<count).map { String(decoding: bytes[ends[$0]..<ends[$0 + 1]], as: UTF8.self) }
  }

  /// Returns the text's code, a new one when it was not seen before.
  package mutating func code(of text: Span<UInt8>) -> Int32 {
    let hash = ByteHash.hash(text)
    let slot = slot(of: text, hash)
    let found = slots[slot]
    if found != 0 { return Int32(truncatingIfNeeded: found & 0xFFFF_FFFF) &- 1 }
    let code = Int32(count)
    slots[slot] = Self.entry(hash, code)
    hashes.append(hash)
    for index in text.indices { bytes.append(text[index]) }
    ends.append(bytes.count)
    if count * 2 > slots.count { grow() }
    return code
  }

  /// Returns whether the text has a code.
  func contains(_ text: Span<UInt8>) -> Bool {
    slots[slot(of: text, ByteHash.hash(text))] != 0
  }

  /// Returns the texts with that code and greater ones.
  func texts(from code: Int) -> TextColumn {
    var texts = TextColumn()
    for code in code..<count { texts.append(bytes[ends[code]..<ends[code + 1]]) }
    return texts
  }

  /// Calls a function with the bytes of every text in order of the codes.
  func forEach(_ body: (Int, Span<UInt8>) -> Void) {
    let bytes = bytes.span
    for code in 0..<count { body(code, bytes.extracting(ends[code]..<ends[code + 1])) }
  }

  @inline(__always)
  private static func entry(_ hash: UInt64, _ code: Int32) -> UInt64 {
    (hash & 0xFFFF_FFFF_0000_0000) | (UInt64(code) &+ 1)
  }

  /// Returns the slot that holds the text's code, or the free one where it belongs.
  @inline(__always)
  private func slot(of text: Span<UInt8>, _ hash: UInt64) -> Int {
    let slots = slots.span
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let entry = slots[slot]
      if (entry ^ hash) >> 32 == 0 {
        let code = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) &- 1
        let own = bytes.span.extracting(ends[code]..<ends[code &+ 1])
        if ByteHash.areEqual(own, text) { break }
      }
      slot = (slot &+ 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for (code, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Self.entry(hash, Int32(code))
    }
  }
}
