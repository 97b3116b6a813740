import Reading
import Statistics

/// Measures how far the mix of accounts by one column has moved between two halves.
struct MixStability {
  let halves: AccountHalves

  private static let bandCount = 10

  /// An index with the limit and the p that it stands for.
  struct Found: Sendable {
    let stability: PopulationStability
    let limit: Double
    let p: Double

    init(_ stability: PopulationStability) {
      self.init(stability, bestOf: 1)
    }

    /// The one of several that moved most.
    init(_ stability: PopulationStability, bestOf count: Int) {
      self.stability = stability
      limit = stability.limit(0.05 / Double(count))
      p = min(1, stability.p * Double(count))
    }
  }

  /// Returns the stability by a column; nothing for texts, dates and columns that hold one value.
  ///
  /// - Complexity: O(n).
  func of(_ column: Column) -> Found? {
    switch column.values {
    case .number(let values): return of(bands: { values[$0] })
    case .category(let codes, let levels):
      return of(levelCount: levels.count + 1) { codes[$0] + 1 }
    case .yesNo(let answers):
      return of(levelCount: 3) { account in answers[account].map { $0 ? 2 : 1 } ?? 0 }
    case .tags(let lists): return of(lists)
    // Days of accounts whose deals closed earlier are earlier, which is no change of the mix.
    case .date, .text: return nil
    }
  }

  /// Returns the stability by a number, its bands being tenths of the older half, or fewer where few are known.
  func of(bands value: (Int) -> Double) -> Found? {
    let older = halves.older.map(value)
    let share = Double(min(halves.older.count, halves.newer.count)) / Double(halves.older.count)
    let known = Double(older.count { !$0.isNaN }) * share
    let cuts = QuantileCuts(
      older, most: max(1, min(Self.bandCount, Int(known / MixCounts.leastExpected))))
    return MixCounts(
      older: older.map { Int32(cuts.band($0)) },
      newer: halves.newer.map { Int32(cuts.band(value($0))) }, levelCount: cuts.bandCount + 1
    ).stability(isCutByOlder: true).map { Found($0) }
  }

  /// Returns the stability by levels.
  func of(levelCount: Int, _ code: (Int) -> Int32) -> Found? {
    MixCounts(
      older: halves.older.map(code), newer: halves.newer.map(code), levelCount: levelCount
    ).stability().map { Found($0) }
  }

  /// The tag that moved most stands for all, its p times their number.
  private func of(_ lists: TagLists) -> Found? {
    func holders(_ accounts: [Int]) -> [Int] {
      var counts = [Int](repeating: 0, count: lists.levels.count)
      for account in accounts {
        for tag in lists.codes(ofRow: account) { counts[Int(tag)] += 1 }
      }
      return counts
    }
    let (older, newer) = (holders(halves.older), holders(halves.newer))
    let found = lists.levels.indices.compactMap { tag -> PopulationStability? in
      var counts = MixCounts(older: [], newer: [], levelCount: 0)
      counts.older = [older[tag], halves.older.count - older[tag]]
      counts.newer = [newer[tag], halves.newer.count - newer[tag]]
      return counts.stability()
    }
    guard let most = found.map(\.p).min(), let worst = found.first(where: { $0.p == most }) else {
      return nil
    }
    return Found(worst, bestOf: found.count)
  }
}
