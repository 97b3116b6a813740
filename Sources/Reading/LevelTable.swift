/// Gives every distinct text a code, in order of first appearance.
///
/// An open-addressing hash table over the bytes of the texts, which become strings only at the end.
///
/// > Source: the hash is FNV-1a with 64 bits: Fowler, Noll, Vo, Eastlake, "The FNV
/// > non-cryptographic hash algorithm", IETF draft-eastlake-fnv.
package struct LevelTable {
  private var slots: [Int32] = Array(repeating: -1, count: 64)
  private var hashes: [UInt64] = []
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]

  /// Creates an empty table.
  package init() {}

  /// The number of distinct texts.
  package var count: Int { hashes.count }

  /// The distinct texts in order of their codes.
  package var levels: [String] {
    (0..<count).map { String(decoding: bytes[ends[$0]..<ends[$0 + 1]], as: UTF8.self) }
  }

  /// Returns the text's code, a new one when it was not seen before.
  package mutating func code(of text: Span<UInt8>) -> Int32 {
    let hash = Self.hash(text)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let code = slots[slot]
      if hashes[Int(code)] == hash, isEqual(code, text) { return code }
      slot = (slot + 1) & (slots.count - 1)
    }
    let code = Int32(count)
    slots[slot] = code
    hashes.append(hash)
    for index in text.indices { bytes.append(text[index]) }
    ends.append(bytes.count)
    if count * 2 > slots.count { grow() }
    return code
  }

  private func isEqual(_ code: Int32, _ text: Span<UInt8>) -> Bool {
    let start = ends[Int(code)]
    guard ends[Int(code) + 1] - start == text.count else { return false }
    for index in text.indices where bytes[start + index] != text[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (code, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(code)
    }
  }

  private static func hash(_ text: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in text.indices { hash = (hash ^ UInt64(text[index])) &* 0x0000_0100_0000_01B3 }
    return hash
  }
}
