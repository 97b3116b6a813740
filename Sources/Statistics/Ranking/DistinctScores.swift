/// The distinct values among some scores, descending, and which of them each score is.
///
/// Shapes: n scores of g values. Whoever only wants equal scores together need not sort all of them where few differ.
struct DistinctScores {
  /// The distinct scores, g, descending.
  let values: [Double]
  /// The place of each score's value, n.
  let groups: [Int]

  /// A table of so many slots stays in the fastest memory; half of them are used.
  private static let slotBits: UInt64 = 12
  private static let most = 1 << (slotBits - 1)

  /// Sorts all scores.
  ///
  /// - Parameter scores: n scores, none of them NaN.
  /// - Complexity: O(n), and O(n log n) for few.
  init(sorting scores: [Double]) {
    var values: [Double] = []
    var groups = [Int](repeating: 0, count: scores.count)
    for unit in DescendingOrder.of(scores) {
      if values.last != scores[unit] { values.append(scores[unit]) }
      groups[unit] = values.count - 1
    }
    self.values = values
    self.groups = groups
  }

  /// Looks every score up in a table of those seen; nothing where there are more than 2,048 different ones.
  ///
  /// - Parameter scores: n scores, none of them NaN.
  /// - Complexity: O(n + g log g).
  init?(few scores: [Double]) {
    let slotCount = 1 << Self.slotBits
    var slots = [Int](repeating: -1, count: slotCount)
    var seen: [Double] = []
    var groups: [Int] = []
    groups.reserveCapacity(scores.count)
    for score in scores {
      // −0 and 0 are equal, and have different bits.
      let bits = (score == 0 ? 0 : score).bitPattern
      var slot = Int(truncatingIfNeeded: (bits &* 0x9E37_79B9_7F4A_7C15) >> (64 - Self.slotBits))
      while slots[slot] >= 0, seen[slots[slot]] != score { slot = (slot + 1) & (slotCount - 1) }
      if slots[slot] < 0 {
        guard seen.count < Self.most else { return nil }
        slots[slot] = seen.count
        seen.append(score)
      }
      groups.append(slots[slot])
    }
    let order = DescendingOrder.of(seen)
    var places = [Int](repeating: 0, count: seen.count)
    for (place, value) in order.enumerated() { places[value] = place }
    for unit in groups.indices { groups[unit] = places[groups[unit]] }
    values = order.map { seen[$0] }
    self.groups = groups
  }
}
