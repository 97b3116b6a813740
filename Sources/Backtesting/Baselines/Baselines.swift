import LinearAlgebra
import Reading
import Scoring
import Statistics

/// Compares the score with rankings that need no model.
struct Baselines {
  let market: Market
  let scores: ScoredAccounts
  let folds: OutcomeFolds
  /// What the leak probes found: the best column must not be one that knows the outcome.
  let leaks: LeakReport
  /// The lowest tier's wins and those of the first, for the flat list.
  let report: BacktestReport
  let subject: String
  let seed: UInt64
  let threadCount: Int

  /// Returns the comparison.
  ///
  /// - Complexity: O(n · columns + draws · wins).
  var evidence: BaselineReport {
    let totals = folds.accounts.map { Double(scores.totals[$0]) / 100 }
    let ranked = RankedGroups(
      scores: totals, successes: folds.successes, failures: folds.failures)
    let area = AreaUnderCurve(ranked)
    let score = RankingFigure(
      value: area.value, interval: folds.lacking == nil ? area.interval : nil)
    let chance =
      area.value.isNaN || ranked.values.count < 2
      ? nil : ChanceDraws(seed: seed, threadCount: threadCount).ranking(ranked)
    let baselines = folds.lacking == nil ? compared(totals) : []
    let flat = report.all.rate(report.measure)
    let text = BaselineText(report: report, subject: subject)
    return BaselineReport(
      score: score, chance: chance, baselines: baselines, flatList: flat,
      sentences: [chance.map { text.chance($0, score: score) }].compactMap { $0 }
        + baselines.map(\.sentence) + [text.flatList(flat)].compactMap { $0 })
  }

  private struct Draft: Sendable {
    let kind: Baseline.Kind
    let fields: [String]
    var pickedFrom = 1
    let scores: [Double]
  }

  private func compared(_ totals: [Double]) -> [Baseline] {
    let drafts = [size, sizeAndIndustry, bestColumn].compactMap { $0 }
    let found = ChunkedWork.map(chunkCount: drafts.count, threadCount: threadCount) { place in
      let draft = drafts[place]
      return (
        area: StratifiedArea(folds.ranked(draft.scores)),
        lead: StratifiedDifference(
          scores: totals, others: draft.scores, successes: folds.successes,
          failures: folds.failures, strata: folds.members)
      )
    }
    let adjusted = HolmAdjustment.adjusted(zip(drafts, found).map { Self.p($0, $1.lead) })
    return drafts.indices.map { place in
      let (draft, area, lead) = (drafts[place], found[place].area, found[place].lead)
      let verdict: Verdict =
        adjusted[place] >= 0.05 ? .notProven : lead.value > 0 ? .proven : .inverted
      let areaFigure = RankingFigure(value: area.value, interval: area.interval)
      let leadFigure = RankingFigure(value: lead.value, interval: lead.interval)
      return Baseline(
        kind: draft.kind, fields: draft.fields, pickedFrom: draft.pickedFrom, area: areaFigure,
        lead: leadFigure, adjustedP: adjusted[place], verdict: verdict,
        sentence: BaselineText.sentence(
          draft.kind, draft.fields, pickedFrom: draft.pickedFrom, area: areaFigure,
          lead: leadFigure, verdict: verdict), gains: gains(draft.scores))
    }
  }

  /// Returns the share of the wins in the best tenths: the folds' scores do not compare with each other, so that every fold
  /// gives its own best.
  private func gains(_ scores: [Double]) -> [Double] {
    let curves = folds.ranked(scores).map(GainsCurve.init)
    let wins = Double(folds.successes.reduce(0, +))
    return (1...10).map { tenth in
      curves.reduce(0) { $0 + $1.successes(to: Double(tenth) / 10) } / wins
    }
  }

  /// Returns the p of a lead, stricter where the baseline is ahead.
  ///
  /// A baseline is scored by the outcomes of the other folds, so the areas of folds share outcomes, and the variance of their mean
  /// is up to twice the sum of the folds' own; and one that was picked as the best of many was picked for its area. Without
  /// both allowances a score without meaning was told to be beaten by another such ranking in 7.5 % of simulated markets.
  private static func p(_ draft: Draft, _ lead: StratifiedDifference) -> Double {
    guard lead.value < 0, lead.standardError > 0 else { return lead.p }
    let z = lead.value / (lead.standardError * 2.0.squareRoot())
    return min(1, NormalDistribution.twoSidedP(z: z) * Double(draft.pickedFrom))
  }

  private var sizeColumn: Column? {
    ["employees", "revenue"].lazy.compactMap { market.accounts.column($0) }
      .first { $0.kind == .number }
  }

  private var size: Draft? {
    guard let sizeColumn, let scores = FittedScores.of(sizeColumn, folds) else { return nil }
    return Draft(kind: .size, fields: [sizeColumn.field], scores: scores)
  }

  /// Five bands of size in each industry: ten would leave cells without accounts.
  private var sizeAndIndustry: Draft? {
    guard let sizeColumn, case .number(let sizes) = sizeColumn.values,
      let industry = market.accounts.column("industry"), industry.kind == .category,
      let levels = ColumnLevels(industry, accounts: folds.accounts)
    else { return nil }
    let crossed = ColumnLevels(bandsOf: folds.accounts.map { sizes[$0] }, most: 5)
      .crossed(with: levels)
    return Draft(
      kind: .sizeAndIndustry, fields: [sizeColumn.field, industry.field],
      scores: LevelScores.scores(codes: crossed.codes, levelCount: crossed.count, folds: folds))
  }

  private var bestColumn: Draft? {
    let accused = Set(leaks.suspicions.map(\.field))
    let candidates = leaks.columns.filter {
      !accused.contains($0.field) && !$0.fittedArea.value.isNaN
    }
    // Of equals the first, as the file has them.
    guard let most = candidates.map(\.fittedArea.value).max(),
      let best = candidates.first(where: { $0.fittedArea.value == most }),
      let column = market.accounts.column(best.field),
      let scores = FittedScores.of(column, folds)
    else { return nil }
    return Draft(
      kind: .bestColumn, fields: [best.field], pickedFrom: candidates.count, scores: scores)
  }
}
