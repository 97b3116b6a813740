/// The SHA-256 digest of bytes that come a piece at a time.
///
/// Our own, although a well-kept library is usually better: the one for Swift brings a whole library of cryptography
/// along, 380 steps of a clean build for one function: 124 s of processor time in release and 95 s in debug when
/// measured.
/// Nothing here is secret, so that nothing of what such a library is careful about is needed.
///
/// > Source: NIST FIPS 180-4, Secure Hash Standard, 2015, DOI 10.6028/NIST.FIPS.180-4: sections 4.1.2, 4.2.2, 5.1.1
/// > and 6.2.2.
package struct SHA256 {
  /// H, the eight words of the state.
  private var state = SIMD8<UInt32>(
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)
  /// The bytes after the last whole block, fewer than 64.
  private var rest: [UInt8] = []
  private var byteCount: UInt64 = 0
  /// W, the 64 words of a block.
  private var schedule = [UInt32](repeating: 0, count: 64)

  private static let blockSize = 64

  /// Creates the digest of nothing.
  package init() {}

  /// Adds bytes.
  ///
  /// - Complexity: O(count).
  package mutating func add(_ bytes: [UInt8]) {
    byteCount += UInt64(bytes.count)
    var start = 0
    if !rest.isEmpty {
      start = min(Self.blockSize - rest.count, bytes.count)
      rest += bytes[..<start]
      guard rest.count == Self.blockSize else { return }
      let block = rest
      addBlocks(block.span)
      rest.removeAll(keepingCapacity: true)
    }
    let end = bytes.count - (bytes.count - start) % Self.blockSize
    addBlocks(bytes.span.extracting(start..<end))
    rest += bytes[end...]
  }

  /// Returns the 32 bytes of the digest of what was added so far.
  package func digest() -> [UInt8] {
    var last = self
    let bitCount = byteCount &* 8
    let zeroCount = (Self.blockSize - (rest.count + 9) % Self.blockSize) % Self.blockSize
    last.add(
      [0x80] + [UInt8](repeating: 0, count: zeroCount)
        + (0..<8).map { UInt8(truncatingIfNeeded: bitCount >> (56 - 8 * UInt64($0))) })
    return (0..<32).map {
      UInt8(truncatingIfNeeded: last.state[$0 / 4] >> (24 - 8 * UInt32($0 % 4)))
    }
  }

  /// Adds whole blocks.
  private mutating func addBlocks(_ bytes: Span<UInt8>) {
    var state = state
    var words = schedule.mutableSpan
    let constants = Self.constants.span
    var start = 0
    while start < bytes.count {
      Self.expand(bytes.extracting(start..<(start + Self.blockSize)), into: &words)
      Self.compress(words.span, constants, into: &state)
      start += Self.blockSize
    }
    self.state = state
  }

  /// Fills W from a block.
  private static func expand(_ block: Span<UInt8>, into words: inout MutableSpan<UInt32>) {
    for word in 0..<16 {
      let byte = 4 * word
      words[word] =
        UInt32(block[byte]) << 24 | UInt32(block[byte + 1]) << 16 | UInt32(block[byte + 2]) << 8
        | UInt32(block[byte + 3])
    }
    for word in 16..<64 {
      let (early, late) = (words[word - 15], words[word - 2])
      let first = rotated(early, 7) ^ rotated(early, 18) ^ (early >> 3)
      let second = rotated(late, 17) ^ rotated(late, 19) ^ (late >> 10)
      words[word] = second &+ words[word - 7] &+ first &+ words[word - 16]
    }
  }

  /// Does the 64 rounds of a block; eight at a time, so that the letters change places without being moved.
  private static func compress(
    _ words: Span<UInt32>, _ constants: Span<UInt32>, into state: inout SIMD8<UInt32>
  ) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    var t = 0
    while t < 64 {
      round(a, b, c, &d, e, f, g, &h, constants[t] &+ words[t])
      round(h, a, b, &c, d, e, f, &g, constants[t + 1] &+ words[t + 1])
      round(g, h, a, &b, c, d, e, &f, constants[t + 2] &+ words[t + 2])
      round(f, g, h, &a, b, c, d, &e, constants[t + 3] &+ words[t + 3])
      round(e, f, g, &h, a, b, c, &d, constants[t + 4] &+ words[t + 4])
      round(d, e, f, &g, h, a, b, &c, constants[t + 5] &+ words[t + 5])
      round(c, d, e, &f, g, h, a, &b, constants[t + 6] &+ words[t + 6])
      round(b, c, d, &e, f, g, h, &a, constants[t + 7] &+ words[t + 7])
      t += 8
    }
    state = state &+ SIMD8(a, b, c, d, e, f, g, h)
  }

  /// Does one round, its letters as in the standard; `addend` is K + W.
  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
    _ g: UInt32, _ h: inout UInt32, _ addend: UInt32
  ) {
    let choice = (e & f) ^ (~e & g)
    let majority = (a & b) ^ (a & c) ^ (b & c)
    let first = h &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ choice &+ addend
    d = d &+ first
    h = first &+ (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ majority
  }

  /// Returns the word turned to the right by so many bits.
  @inline(__always)
  private static func rotated(_ word: UInt32, _ bitCount: UInt32) -> UInt32 {
    word &>> bitCount | word &<< (32 &- bitCount)
  }

  /// K: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
