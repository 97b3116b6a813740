/// The levels of a category that have a column, and what is taken off each.
///
/// The column of a level is 1 for the accounts that have it, less its share. Levels with very few accounts and
/// levels beyond the hundred most frequent have no column: such an account stands at the mean, neither near to
/// nor far from others in this field.
package struct LevelScale: Sendable, Equatable {
  /// The levels with a column, in the order of the table.
  package let levels: [String]
  /// The share of each among the accounts whose level has a column, p.
  package let shares: [Double]
  /// The mean squared norm of the known values.
  package let inertia: Double

  /// At most so many levels have a column.
  package static let levelLimit = 100
  /// A field whose accounts hardly differ must not be blown up to a full share: its inertia counts as this at least.
  package static let leastInertia = 0.3

  /// Returns the fewest accounts that give a level a column: five in large tables, fewer in small ones.
  package static func leastCount(known: Int) -> Int {
    min(5, max(1, known / 200))
  }

  /// Fits the scale to codes below `levels.count`; below 0 is missing.
  package init(codes: [Int32], levels: [String]) {
    var counts = [Int](repeating: 0, count: levels.count)
    for code in codes where code >= 0 { counts[Int(code)] += 1 }
    let known = counts.reduce(0, +)
    let least = Self.leastCount(known: known)
    let kept = levels.indices.filter { counts[$0] >= least }
      .sorted { (-counts[$0], $0) < (-counts[$1], $1) }.prefix(Self.levelLimit).sorted()
    self.levels = kept.map { levels[$0] }
    let standing = kept.reduce(0) { $0 + counts[$1] }
    let shares = kept.map { Double(counts[$0]) / Double(max(1, standing)) }
    self.shares = shares
    // An account of level l has norm 1 − 2 p(l) + Σ p², which is 1 − Σ p² on average.
    let squares = shares.reduce(0) { $0 + $1 * $1 }
    inertia = standing == 0 ? 0 : (1 - squares) * Double(standing) / Double(known)
  }
}
