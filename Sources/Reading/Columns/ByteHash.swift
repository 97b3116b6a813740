/// A hash over bytes, sixteen at a time.
///
/// The order of nothing depends on it: tables give codes by first appearance.
///
/// > Source: each step multiplies and folds the halves of the product together as that of Wang Yi,
/// > wyhash, 2019.
enum ByteHash {
  private static let first: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let second: UInt64 = 0xFF51_AFD7_ED55_8CCD

  /// Returns the hash of a text.
  @inline(__always)
  static func hash(_ text: Span<UInt8>) -> UInt64 {
    let count = text.count
    let seed = first ^ UInt64(truncatingIfNeeded: count)
    guard count >= 8 else { return fold(short(text) ^ seed, second) }
    var hash = seed
    var index = 0
    while index &+ 16 < count {
      hash = fold(word(text, at: index) ^ hash, word(text, at: index &+ 8) ^ second)
      index &+= 16
    }
    // The last sixteen bytes, some of which may have been among those before; of fewer, twice eight.
    let start = count >= 16 ? count &- 16 : 0
    return fold(word(text, at: start) ^ hash, word(text, at: count &- 8) ^ second)
  }

  /// Returns whether a text comes before another in the order of their bytes.
  @inline(__always)
  static func precedes(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    let count = min(left.count, right.count)
    var index = 0
    while index &+ 8 <= count {
      let (own, other) = (word(left, at: index), word(right, at: index))
      if own != other { return own.byteSwapped < other.byteSwapped }
      index &+= 8
    }
    while index < count {
      if left[index] != right[index] { return left[index] < right[index] }
      index &+= 1
    }
    return left.count < right.count
  }

  /// Returns whether two texts are the same bytes.
  @inline(__always)
  static func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    let count = left.count
    guard right.count == count else { return false }
    guard count >= 8 else { return short(left) == short(right) }
    var index = 0
    while index &+ 8 < count {
      guard word(left, at: index) == word(right, at: index) else { return false }
      index &+= 8
    }
    return word(left, at: count &- 8) == word(right, at: count &- 8)
  }

  /// Returns fewer than eight bytes as one number, which with their count tells them from others.
  @inline(__always)
  private static func short(_ text: Span<UInt8>) -> UInt64 {
    let count = text.count
    if count >= 4 { return UInt64(half(text, at: 0)) << 32 | UInt64(half(text, at: count &- 4)) }
    guard count > 0 else { return 0 }
    return UInt64(text[0]) << 16 | UInt64(text[count >> 1]) << 8 | UInt64(text[count &- 1])
  }

  /// Returns four bytes as one number, the first the lowest.
  @inline(__always)
  private static func half(_ text: Span<UInt8>, at index: Int) -> UInt32 {
    let four = text.extracting(index..<index &+ 4)
    return UInt32(four[0]) | UInt32(four[1]) << 8 | UInt32(four[2]) << 16 | UInt32(four[3]) << 24
  }

  /// Returns eight bytes as one number, the first the lowest.
  @inline(__always)
  static func word(_ text: Span<UInt8>, at index: Int) -> UInt64 {
    let eight = text.extracting(index..<index &+ 8)
    let low =
      UInt64(eight[0]) | UInt64(eight[1]) << 8 | UInt64(eight[2]) << 16 | UInt64(eight[3]) << 24
    let high =
      UInt64(eight[4]) | UInt64(eight[5]) << 8 | UInt64(eight[6]) << 16 | UInt64(eight[7]) << 24
    return low | high << 32
  }

  /// Multiplies, and adds the upper half to the lower one without carry.
  @inline(__always)
  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return high ^ low
  }
}
