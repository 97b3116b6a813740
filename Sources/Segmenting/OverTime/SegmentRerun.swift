import Clustering
import LinearAlgebra
import Statistics

/// Segments that go on from those of an earlier run, with as few moves as their gain is worth.
struct SegmentRerun {
  private let earlier: EarlierSegments

  init(_ earlier: EarlierSegments) {
    self.earlier = earlier
  }

  /// Returns segments near the earlier ones.
  ///
  /// - Parameters:
  ///   - accounts: The accounts to be segmented, n.
  ///   - rows: Their rows, n × d.
  ///   - keys: What segments must not cross, n; nothing where they may cross everything.
  ///   - method: The sizes.
  ///   - leftOver: What becomes of a key whose rows no number of segments holds.
  /// - Returns: Labels from 0, n, −1 for an account that no segment of its key holds; and what a reader must know.
  /// - Throws: `ClusteringError` as the method does.
  func labels(
    of accounts: [Int], _ rows: Matrix, keys: [Int]? = nil,
    by method: SizeBoundedPartition, leftOver: KeyedPartition.LeftOver = .refused
  ) throws(ClusteringError) -> (labels: [Int], notes: [String]) {
    let start = earlier.labels(of: accounts)
    let cost = KeyedPartition.usualMoveCost(rows, from: start)
    var notes = [earlier.note].compactMap { $0 }
    let labels: [Int]
    let moved: Int
    if let keys {
      var keyed = KeyedPartition(method: method)
      keyed.leftOver = leftOver
      let fit = try keyed.fit(rows, keys: keys, from: start, moveCost: cost)
      (labels, moved) = (fit.labels, fit.movedRows.count)
      if !fit.expelledRows.isEmpty {
        notes.append(
          "\(DecimalText.whole(fit.expelledRows.count)) accounts left their earlier segment as their key has changed."
        )
      }
    } else {
      let fit = try method.fit(rows, from: start, moveCost: cost)
      (labels, moved) = (fit.labels, fit.movedRows.count)
    }
    let known = start.count { $0 >= 0 }
    notes.append(
      "Segments go on from \(earlier.source): of \(DecimalText.whole(known)) accounts that were in one, "
        + "\(DecimalText.whole(moved)) moved, as each move had to lower the sum of squares by more than "
        + "\(DecimalText.percent(KeyedPartition.usualMoveShare, places: 0)) of an account's usual part of it."
    )
    var numbered = LabelNumbering.byFirstRow(labels.filter { $0 >= 0 }).labels[...]
    return (labels.map { $0 < 0 ? -1 : numbered.removeFirst() }, notes)
  }

  /// Returns the number and name of each group: those of an earlier run where it lives on, else by their order.
  static func identities(
    of groups: [[Int]], names: [String], order: [Int], from earlier: EarlierSegments?,
    truth: NameTruth
  ) -> [SegmentContinuity.Identity] {
    if let earlier {
      return SegmentContinuity(earlier).identities(of: groups, names: names, order: order) {
        truth.holds($0, of: groups[$1])
      }
    }
    var numbers = [Int](repeating: 0, count: groups.count)
    for (place, group) in order.enumerated() { numbers[group] = place + 1 }
    return groups.indices.map { .init(number: numbers[$0], name: names[$0], isKept: false) }
  }
}
