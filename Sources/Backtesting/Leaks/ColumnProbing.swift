import Foundation
import LinearAlgebra
import Reading
import Statistics

/// Tries every column alone against the outcome.
struct ColumnProbing {
  let folds: OutcomeFolds
  let threadCount: Int

  /// Returns how well each column does, those that the model uses first.
  ///
  /// - Complexity: O(columns · n), on the threads column by column.
  func probes(_ columns: [Column], used: Set<String>) -> [ColumnProbe] {
    let order =
      columns.filter { used.contains($0.field) } + columns.filter { !used.contains($0.field) }
    let drafts = ChunkedWork.map(chunkCount: order.count, threadCount: threadCount) {
      draft(order[$0])
    }
    let adjusted = HolmAdjustment.adjusted(drafts.map(\.filled.p))
    return zip(order, zip(drafts, adjusted)).map { column, found in
      let (draft, missingP) = found
      return ColumnProbe(
        field: column.field, isUsed: used.contains(column.field),
        knownCount: draft.filled.knownCount, hasOrder: draft.hasOrder, area: draft.area,
        missingArea: draft.filled.area,
        missingP: missingP, filledAmongWins: draft.filled.amongWins,
        filledAmongOthers: draft.filled.amongOthers, fittedArea: draft.fitted)
    }
  }

  private struct Draft: Sendable {
    let hasOrder: Bool
    let area: RankingFigure
    let fitted: RankingFigure
    let filled: Filled
  }

  private struct Filled: Sendable {
    var area = RankingFigure(value: .nan, interval: nil)
    var p = 1.0
    var amongWins = Double.nan
    var amongOthers = Double.nan
    var knownCount = 0
  }

  private static let nothing = RankingFigure(value: .nan, interval: nil)

  private func draft(_ column: Column) -> Draft {
    let isKnown = folds.accounts.map { !column.isMissing($0) }
    let fitted = fittedArea(column)
    // The order of numbers and days says more than their bands, and its direction is not learned.
    let area =
      switch column.values {
      case .number(let values): rawArea({ values[$0] }, isKnown)
      case .date(let days): rawArea({ Double(days.dayNumber($0)) }, isKnown)
      default: fitted
      }
    let hasOrder = column.kind == .number || column.kind == .date
    return Draft(hasOrder: hasOrder, area: area, fitted: fitted, filled: filled(isKnown))
  }

  /// The area of numbers as they are, over the units that have one.
  private func rawArea(_ value: (Int) -> Double, _ isKnown: [Bool]) -> RankingFigure {
    let known = isKnown.indices.filter { isKnown[$0] }
    let ranked = RankedGroups(
      scores: known.map { value(folds.accounts[$0]) },
      successes: known.map { folds.successes[$0] }, failures: known.map { folds.failures[$0] })
    guard known.count(where: { folds.successes[$0] > 0 }) >= ScoreRanking.fewest,
      known.count(where: { folds.failures[$0] > 0 }) >= ScoreRanking.fewest
    else { return Self.nothing }
    let area = AreaUnderCurve(ranked)
    return RankingFigure(value: area.value, interval: area.interval)
  }

  private func fittedArea(_ column: Column) -> RankingFigure {
    guard folds.lacking == nil, let scores = FittedScores.of(column, folds) else {
      return Self.nothing
    }
    let area = StratifiedArea(folds.ranked(scores))
    return RankingFigure(value: area.value, interval: area.interval)
  }

  /// The area of “has a value”, which has two levels and no order to learn.
  private func filled(_ isKnown: [Bool]) -> Filled {
    var filled = Filled()
    filled.knownCount = isKnown.count { $0 }
    let wins = folds.successes.reduce(0, +)
    let others = folds.failures.reduce(0, +)
    guard wins > 0, others > 0 else { return filled }
    let (ups, downs) = isKnown.indices.reduce(into: (0, 0)) { sum, unit in
      guard isKnown[unit] else { return }
      sum.0 += folds.successes[unit]
      sum.1 += folds.failures[unit]
    }
    filled.amongWins = Double(ups) / Double(wins)
    filled.amongOthers = Double(downs) / Double(others)
    guard folds.lacking == nil, filled.knownCount > 0, filled.knownCount < isKnown.count else {
      return filled
    }
    let area = AreaUnderCurve(
      RankedGroups(
        scores: isKnown.map { $0 ? 1 : 0 }, successes: folds.successes, failures: folds.failures))
    filled.area = RankingFigure(value: area.value, interval: area.interval)
    filled.p =
      area.variance > 0
      ? NormalDistribution.twoSidedP(z: (area.value - 0.5) / area.variance.squareRoot())
      : area.value == 0.5 ? 1 : 0
    return filled
  }
}

/// A column as scores that were made from the outcomes of other folds.
enum FittedScores {
  /// Returns the scores, n; nothing for texts.
  static func of(_ column: Column, _ folds: OutcomeFolds) -> [Double]? {
    if case .tags(let lists) = column.values {
      return LevelScores.scores(
        tags: { lists.codes(ofRow: folds.accounts[$0]) }, levelCount: lists.levels.count,
        folds: folds)
    }
    return ColumnLevels(column, accounts: folds.accounts).map {
      LevelScores.scores(codes: $0.codes, levelCount: $0.count, folds: folds)
    }
  }
}
