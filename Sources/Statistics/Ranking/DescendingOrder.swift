/// The order of numbers from the greatest to the least, equal ones in the order in which they stand.
enum DescendingOrder {
  /// Below so many numbers, comparing them is faster than counting their digits.
  private static let fewest = 4096
  private static let digitBits: UInt64 = 16

  /// Returns the places of the numbers in that order, n; −0 and 0 are equal.
  ///
  /// Numbers are sorted by the digits of their bits, the least first; a digit that all share costs nothing, and whole
  /// numbers share most.
  ///
  /// - Parameter scores: n numbers, none of them NaN.
  /// - Returns: n places.
  /// - Complexity: O(n).
  static func of(_ scores: [Double]) -> [Int] {
    guard scores.count >= fewest else {
      return scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
    }
    var keys = scores.map(key)
    var places = Array(scores.indices)
    var (otherKeys, otherPlaces) = (keys, places)
    for shift in stride(from: UInt64(0), to: 64, by: Int(digitBits)) {
      var starts = [Int](repeating: 0, count: 1 << digitBits)
      for key in keys { starts[digit(key, shift)] += 1 }
      guard starts[digit(keys[0], shift)] < keys.count else { continue }
      var next = 0
      for value in starts.indices {
        let count = starts[value]
        starts[value] = next
        next += count
      }
      for place in keys.indices {
        let value = digit(keys[place], shift)
        otherKeys[starts[value]] = keys[place]
        otherPlaces[starts[value]] = places[place]
        starts[value] += 1
      }
      swap(&keys, &otherKeys)
      swap(&places, &otherPlaces)
    }
    return places
  }

  private static func digit(_ key: UInt64, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: (key >> shift) & ((1 << digitBits) - 1))
  }

  /// Returns bits that as a whole number are the smaller, the greater the number is.
  private static func key(_ score: Double) -> UInt64 {
    let bits = (score == 0 ? 0 : score).bitPattern
    return bits >> 63 == 0 ? ~(bits | 1 << 63) : bits
  }
}
