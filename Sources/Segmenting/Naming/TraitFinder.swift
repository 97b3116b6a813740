import LinearAlgebra
import Modeling
import Reading
import Statistics

/// Finds what is true of many members of a segment, and how much more often than elsewhere.
///
/// A level, tag or recent event is a trait when at least half of the members have it, and tells something when it is
/// at least a quarter more frequent than in the market or among the others that were segmented. A number is
/// described by the range of its middle three quarters. Traits are ordered by z (`TraitEvidence`).
package struct TraitFinder: Sendable {
  let columns: TraitColumns
  let market: TraitTally
  let segmented: TraitTally
  let threadCount: Int

  /// Counts the levels of all accounts and of those that are segmented.
  ///
  /// - Parameters:
  ///   - market: The accounts and their signals.
  ///   - accounts: The rows that are segmented.
  ///   - clustered: The fields that took part in the clustering, as model files name them.
  ///   - named: Fields that names put first.
  ///   - asOf: The day until which events are known; without it there are no recent events.
  ///   - days: How many days before it an event is recent; the boundary is.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  package init(
    market: Market, accounts: [Int], clustered: [String], named: [String] = [],
    asOf: CalendarDate?, days: Int = 90, threadCount: Int = 1
  ) {
    columns = TraitColumns(
      market: market, clustered: clustered, named: named, asOf: asOf, days: days,
      threadCount: threadCount)
    let count = market.accounts.count
    self.market = TraitTally(columns, accounts: Array(0..<count), threadCount: threadCount)
    segmented =
      accounts.count == count
      ? self.market : TraitTally(columns, accounts: accounts, threadCount: threadCount)
    self.threadCount = threadCount
  }

  /// Returns the traits of each segment that tell something, the surest first.
  ///
  /// - Parameters:
  ///   - groups: The members of each segment, rows of the account table.
  ///   - siblings: The most similar other segment of each, or nothing.
  /// - Returns: The traits; where nothing sets a segment apart, what most of its members have.
  package func traits(of groups: [[Int]], siblings: [Int?]) -> [[Segment.Trait]] {
    candidates(of: groups, siblings: siblings).map(Self.shown)
  }

  /// Returns the traits to show among candidates.
  static func shown(_ candidates: [TraitCandidate]) -> [Segment.Trait] {
    let plain = candidates.filter { $0.kind == .trait }
    let telling = plain.filter(\.isTelling)
    return (telling.isEmpty ? plain.filter { !$0.isRange } : telling).map(\.trait)
  }

  /// Returns everything that names, rules and lists of traits can be made of, the surest first.
  ///
  /// - Complexity: O(members · fields) and for each number a search in the sorted values.
  func candidates(of groups: [[Int]], siblings: [Int?]) -> [[TraitCandidate]] {
    precondition(
      groups.count == siblings.count, "\(groups.count) segments, \(siblings.count) siblings")
    let chunkCount = min(ChunkedWork.usualChunkCount, max(1, groups.count))
    let drafts = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      var counter = LevelCounter(columns)
      return ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: groups.count)
        .map { group in
          TraitDraft(
            self, members: groups[group], sibling: siblings[group].map { groups[$0] } ?? [],
            counter: &counter)
        }
    }
    return withQ(drafts.flatMap { $0 }).map { $0.sorted { TraitCandidate.precedes($0, $1) } }
  }

  /// Adjusts the p-values of all segments together, levels that no member has counting as tests with p = 1.
  private func withQ(_ drafts: [TraitDraft]) -> [[TraitCandidate]] {
    let made = drafts.flatMap(\.pValues)
    let perSegment = columns.fields.enumerated().reduce(0) { sum, item in
      let (index, field) = item
      if field.tookPart { return sum }
      let levels = (0..<field.levelCount).count { columns.isPositive(field: index, code: $0) }
      return sum + (field.levelCount == 0 ? 1 : levels)
    }
    let scale = Double(perSegment * drafts.count) / Double(max(1, made.count))
    let adjusted = BenjaminiHochberg.adjusted(made).map { min(1, $0 * scale) }
    var start = 0
    return drafts.map { draft in
      defer { start += draft.pValues.count }
      return draft.candidates.map { candidate in
        guard let test = candidate.test else { return candidate }
        var candidate = candidate
        candidate.trait.q = adjusted[start + test]
        return candidate
      }
    }
  }
}
