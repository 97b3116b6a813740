import LinearAlgebra
import Modeling
import Scoring
import Statistics

/// Scores the accounts again with the points of some criteria left out.
///
/// What is left out are the points that a criterion gives after its group's cap, so that the rest is what
/// `explain` shows.
struct ScoreWithout {
  let scores: ScoredAccounts
  let folds: OutcomeFolds
  let threadCount: Int

  /// Returns what the score is with and without each set of criteria.
  ///
  /// - Parameter sets: Indices of criteria in model order; an empty set has no effect.
  /// - Returns: One entry a set; nothing for an empty one.
  /// - Complexity: O(n · criteria) once for all sets, and O(n log n) a set.
  func effects(_ sets: [[Int]]) -> [LeakEffect?] {
    guard sets.contains(where: { !$0.isEmpty }) else { return sets.map { _ in nil } }
    let count = folds.accounts.count
    let chunkCount = ChunkedWork.chunkCount(rowCount: count)
    let parts = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      let units = ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: count)
      var points = sets.map { _ in [Int32](repeating: 0, count: units.count) }
      for (place, unit) in units.enumerated() {
        let own = scores.contributions(ofAccount: folds.accounts[unit])
        for (set, criteria) in sets.enumerated() {
          points[set][place] = criteria.reduce(0) { $0 + ($1 < own.count ? own[$1] : 0) }
        }
      }
      return points
    }
    let totals = folds.accounts.map { scores.totals[$0] }
    let whole = area(totals)
    return sets.indices.map { set in
      guard !sets[set].isEmpty else { return nil }
      let taken = parts.flatMap { $0[set] }
      return LeakEffect(with: whole, without: area(zip(totals, taken).map { $0 - $1 }))
    }
  }

  private func area(_ points: [Int32]) -> RankingFigure {
    let area = AreaUnderCurve(
      RankedGroups(
        scores: points.map { Double($0) / 100 }, successes: folds.successes,
        failures: folds.failures))
    return RankingFigure(value: area.value, interval: folds.lacking == nil ? area.interval : nil)
  }
}
