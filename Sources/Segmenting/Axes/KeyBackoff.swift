import Clustering
import LinearAlgebra

/// A partition that crosses no key as long as that leaves room, and says where it had to.
///
/// Keys are levels of one or several fields, the strongest first. Accounts of a combination that holds too few for a
/// segment share segments with others that are alike in all but the last key, then in all but the last two, and so
/// on: segments of combinations that are large enough stay pure. Sizes hold in any case: who is left at the end has
/// no segment.
package struct KeyBackoff {
  /// How the accounts of a combination are cut.
  package var method: SizeBoundedPartition
  /// Whether those of small combinations are placed with others at all.
  package var crosses: Bool

  /// Creates a method.
  package init(method: SizeBoundedPartition, crosses: Bool) {
    (self.method, self.crosses) = (method, crosses)
  }

  /// One partition.
  package struct Fit {
    /// The segment of every row, n, numbered by the first row of each; −1 for a row without.
    package var labels: [Int]
    /// How many keys the rows of every segment have in common, k.
    package var depths: [Int]
    /// Rows without a segment, ascending.
    package var unplaced: [Int]
  }

  /// Returns the partition.
  ///
  /// - Parameters:
  ///   - rows: n × d, finite.
  ///   - paths: The levels of every row, n lists of equal length.
  ///   - earlier: The label of every row in an earlier partition to go on from, −1 where it had none; or nothing.
  /// - Returns: The segments, how many keys each has in common, and who is in none.
  /// - Throws: `ClusteringError.notFinite`.
  package func fit(
    _ rows: Matrix, paths: [[Int32]], from earlier: [Int]? = nil
  ) throws(ClusteringError) -> Fit {
    let depth = paths.first?.count ?? 0
    let moveCost = earlier.map { KeyedPartition.usualMoveCost(rows, from: $0) } ?? 0
    var labels = [Int](repeating: -1, count: rows.rowCount)
    var depths: [Int] = []
    var left = Array(0..<rows.rowCount)
    for common in stride(from: depth, through: crosses ? 0 : depth, by: -1) where !left.isEmpty {
      // What is not known is no combination of its own.
      let known = left.filter { !paths[$0].prefix(common).contains(-1) }
      guard !known.isEmpty else { continue }
      var keyed = KeyedPartition(method: method)
      keyed.leftOver = .allowed
      let own = rows.rows(known)
      let keys = Self.numbers(known.map { paths[$0].prefix(common) })
      var found: [Int]
      if let earlier {
        let start = known.map { earlier[$0] }
        found = try keyed.fit(own, keys: keys, from: start, moveCost: moveCost).labels
        // Labels of an earlier partition have gaps.
        var numbered = LabelNumbering.byFirstRow(found.filter { $0 >= 0 }).labels[...]
        for place in found.indices where found[place] >= 0 { found[place] = numbered.removeFirst() }
      } else {
        found = try keyed.fit(own, keys: keys).labels
      }
      for (place, row) in known.enumerated() where found[place] >= 0 {
        labels[row] = depths.count + found[place]
      }
      depths += [Int](repeating: common, count: (found.max() ?? -1) + 1)
      left.removeAll { labels[$0] >= 0 }
    }
    return renumbered(labels, depths, left)
  }

  /// Returns a number for every distinct path, in the order of the paths, so that the order of rows does not matter.
  static func numbers(_ paths: [ArraySlice<Int32>]) -> [Int] {
    var seen: [[Int32]: Int] = [:]
    for path in Set(paths.map(Array.init)).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      seen[path] = seen.count
    }
    return paths.map { seen[Array($0)] ?? 0 }
  }

  private func renumbered(_ labels: [Int], _ depths: [Int], _ left: [Int]) -> Fit {
    var numbers = [Int](repeating: -1, count: depths.count)
    var ordered: [Int] = []
    let renumbered = labels.map { label -> Int in
      guard label >= 0 else { return -1 }
      if numbers[label] < 0 {
        numbers[label] = ordered.count
        ordered.append(depths[label])
      }
      return numbers[label]
    }
    return Fit(labels: renumbered, depths: ordered, unplaced: left)
  }
}
