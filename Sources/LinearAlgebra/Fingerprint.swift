/// A number made of the contents of a row, the same on every run and wherever the row stands.
///
/// > Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014,
/// > DOI 10.1145/2660193.2660195, figure 17, for the mixing of the bits.
public struct Fingerprint: Sendable {
  /// The number so far.
  public private(set) var value: UInt64 = 0

  /// Creates the fingerprint of nothing.
  public init() {}

  /// Adds bits; their order matters.
  public mutating func add(_ bits: UInt64) {
    var mixed = value &+ bits &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    value = mixed ^ (mixed >> 31)
  }

  /// Returns the fingerprints of rows, n, each made by `add`.
  static func ofRows(
    _ count: Int, threadCount: Int, _ add: @Sendable (Int, inout Fingerprint) -> Void
  ) -> [UInt64] {
    let chunkCount = ChunkedWork.chunkCount(rowCount: count)
    return ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: count).map { row in
        var print = Fingerprint()
        add(row, &print)
        return print.value
      }
    }.flatMap { $0 }
  }
}
