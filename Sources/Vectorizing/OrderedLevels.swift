import Foundation

/// Levels from low to high as numbers: the mean rank of a level's accounts.
package struct OrderedLevels: Sendable, Equatable {
  /// The levels from low to high, folded for comparison, and the mean rank of each, divided by the number of accounts.
  private let ranks: [String: Double]

  /// Fits ranks to codes below `levels.count`; below 0 is missing.
  ///
  /// - Throws: `VectorizingError.levelOutsideOrder` for a level that the order does not name.
  package init(
    codes: [Int32], levels: [String], order: [String], field: String
  ) throws(VectorizingError) {
    let places = Dictionary(
      order.enumerated().map { (Self.folded($0.element), $0.offset) },
      uniquingKeysWith: { first, _ in first })
    var counts = [Int](repeating: 0, count: order.count)
    var placeOfLevel: [Int] = []
    for level in levels {
      placeOfLevel.append(places[Self.folded(level)] ?? -1)
    }
    for code in codes where code >= 0 {
      let place = placeOfLevel[Int(code)]
      guard place >= 0 else {
        throw .levelOutsideOrder(levels[Int(code)], field: field, order: order)
      }
      counts[place] += 1
    }
    let known = Double(max(1, counts.reduce(0, +)))
    var below = 0
    var ranks: [String: Double] = [:]
    for (level, count) in zip(order, counts) {
      ranks[Self.folded(level)] = (Double(below) + Double(count + 1) / 2) / known
      below += count
    }
    self.ranks = ranks
  }

  /// Returns the rank of a level; nothing for one that the order does not name.
  package func rank(_ level: String) -> Double? { ranks[Self.folded(level)] }

  private static func folded(_ level: String) -> String {
    level.trimmingCharacters(in: .whitespaces).lowercased()
  }
}
