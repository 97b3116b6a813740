/// Segments that are the only ones of their key, so that the key alone makes them and no weights can change them.
enum SoleSegments {
  /// Takes them out of some segments.
  ///
  /// - Parameters:
  ///   - segments: Places among `members`.
  ///   - members: The rows of every segment.
  ///   - keys: The key of every row, or nothing.
  /// - Returns: Those that share their key with another, in the order given; all of them without keys.
  static func without(_ segments: [Int], members: [[Int]], keys: [Int]?) -> [Int] {
    guard let keys else { return segments }
    var counts: [Int: Int] = [:]
    for segment in segments { counts[keys[members[segment][0]], default: 0] += 1 }
    return segments.filter { (counts[keys[members[$0][0]]] ?? 0) > 1 }
  }
}
