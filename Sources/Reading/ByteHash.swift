/// A hash over bytes, eight at a time.
///
/// The order of nothing depends on it: tables give codes by first appearance.
///
/// > Source: the multiplication and the shifts of each step are those of the 64-bit finalizer of
/// > Austin Appleby, MurmurHash3, 2011 (fmix64).
enum ByteHash {
  /// Returns the hash of a text.
  @inline(__always)
  static func hash(_ text: Span<UInt8>) -> UInt64 {
    let count = text.count
    var hash = UInt64(truncatingIfNeeded: count)
    var index = 0
    while index &+ 8 <= count {
      hash = mix(hash ^ word(text, at: index))
      index &+= 8
    }
    if index < count {
      var rest: UInt64 = 0
      while index < count {
        rest = rest << 8 | UInt64(text[index])
        index &+= 1
      }
      hash = mix(hash ^ rest)
    }
    return hash
  }

  /// Returns whether two texts are the same bytes.
  @inline(__always)
  static func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    let count = left.count
    guard right.count == count else { return false }
    var index = 0
    while index &+ 8 <= count {
      guard word(left, at: index) == word(right, at: index) else { return false }
      index &+= 8
    }
    while index < count {
      guard left[index] == right[index] else { return false }
      index &+= 1
    }
    return true
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

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
    return value ^ value >> 32
  }
}
