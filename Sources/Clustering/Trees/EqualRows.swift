import LinearAlgebra

/// Rows of which no two are equal, and which rows are equal to each.
struct EqualRows {
  /// The first of each group of equal rows, rising.
  private(set) var firsts: [Int] = []
  /// How much each group weighs.
  private(set) var weights: [Float] = []
  /// Each other row with the first of its group, by group and rising.
  private(set) var repeats: [(first: Int, row: Int)] = []

  /// Groups rows by their values.
  ///
  /// - Complexity: O(n · d + n · log n) time, O(n) space.
  init(_ rows: Matrix, weights: [Float]) {
    let hashes = (0..<rows.rowCount).map { Self.hash(rows.row($0)) }
    let order = hashes.indices.sorted { (hashes[$0], $0) < (hashes[$1], $1) }
    var firstOf = Array(hashes.indices)
    var start = 0
    for place in order.indices.dropFirst() {
      if hashes[order[place]] != hashes[order[start]] {
        start = place
        continue
      }
      // Rows of one hash are nearly always equal; each is compared with those before it.
      let row = order[place]
      firstOf[row] =
        order[start..<place].first { firstOf[$0] == $0 && rows.row($0) == rows.row(row) } ?? row
    }
    var totals = weights
    for row in hashes.indices where firstOf[row] != row {
      totals[firstOf[row]] += weights[row]
      repeats.append((firstOf[row], row))
    }
    firsts = hashes.indices.filter { firstOf[$0] == $0 }
    self.weights = firsts.map { totals[$0] }
  }

  private static func hash(_ row: ArraySlice<Float>) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for value in row {
      // Zero has two signs and is one number.
      let bits = value == 0 ? 0 : value.bitPattern
      hash = (hash ^ UInt64(bits)) &* 0xBF58_476D_1CE4_E5B9
      hash ^= hash >> 29
    }
    return hash
  }
}
