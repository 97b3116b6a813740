import Foundation
import Reading

/// The tags that have a column, how high each is, and what is taken off it.
///
/// A tag's column is its height, log(1 + n ÷ frequency), divided by √(the number of the account's tags), so that an
/// account with many tags does not outweigh one with few; less its mean.
///
/// > Source: Spärck Jones, "A statistical interpretation of term specificity", 1972, DOI 10.1108/eb026526.
package struct TagScale: Sendable, Equatable {
  /// The tags with a column, in the order of the table.
  package let levels: [String]
  /// The height of each.
  package let heights: [Double]
  /// The mean of each column over the accounts whose tags are known.
  package let means: [Double]
  /// The mean squared norm of the known values.
  package let inertia: Double

  /// Fits the scale to the tags of the chosen rows.
  package init(_ lists: TagLists, rows: [Int]) {
    var counts = [Int](repeating: 0, count: lists.levels.count)
    var known = 0
    for row in rows where !lists.isMissing[row] {
      known += 1
      for code in lists.codes(ofRow: row) { counts[Int(code)] += 1 }
    }
    let least = LevelScale.leastCount(known: known)
    let kept = lists.levels.indices.filter { counts[$0] >= least }
      .sorted { (-counts[$0], $0) < (-counts[$1], $1) }.prefix(LevelScale.levelLimit).sorted()
    levels = kept.map { lists.levels[$0] }
    let heights = kept.map { log(1 + Double(known) / Double(counts[$0])) }
    self.heights = heights
    var place = [Int](repeating: -1, count: lists.levels.count)
    for (index, level) in kept.enumerated() { place[level] = index }
    var sums = [Double](repeating: 0, count: kept.count)
    var squares = 0.0
    for row in rows where !lists.isMissing[row] {
      let codes = lists.codes(ofRow: row)
      let factor = Self.factor(tagCount: codes.count)
      for code in codes where place[Int(code)] >= 0 {
        let value = factor * heights[place[Int(code)]]
        sums[place[Int(code)]] += value
        squares += value * value
      }
    }
    let means = sums.map { $0 / Double(max(1, known)) }
    self.means = means
    inertia = squares / Double(max(1, known)) - means.reduce(0) { $0 + $1 * $1 }
  }

  /// 1 ÷ √(the number of tags).
  package static func factor(tagCount: Int) -> Double {
    1 / Double(max(1, tagCount)).squareRoot()
  }
}
