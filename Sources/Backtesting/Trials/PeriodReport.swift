import Foundation
import Modeling
import Reading
import Scoring
import Statistics

/// Works out how well the score ranked in one period after another.
struct PeriodReport {
  let model: Model
  let market: Market
  let asOf: CalendarDate?
  let seed: UInt64
  let threadCount: Int

  /// Returns the evidence; nothing when no deal is won or lost, or the model has no points.
  ///
  /// - Throws: `ScoringError` when the model does not fit the accounts.
  func evidence() throws(ScoringError) -> PeriodEvidence? {
    guard model.groups.flatMap(\.criteria).contains(where: { $0.weight != 0 }) else { return nil }
    var selection = TrialSelection(model: model, market: market, asOf: asOf)
    selection.seed = seed
    selection.threadCount = threadCount
    guard let trials = try selection.trials() else { return nil }
    guard let periods = trials.periods else {
      return PeriodEvidence(
        periods: [], p: .nan,
        sentence:
          "Whether the score ranks alike at all times cannot be told: the deals have no dates, or cover too short a "
          + "time for two periods.", notes: [])
    }
    let plan = PointPlan(model)
    var strata = [StratifiedAreas.Stratum](repeating: .init(), count: periods.origins.count)
    var counts = [(won: Int, all: Double)](repeating: (0, 0), count: periods.origins.count)
    let table = trials.table
    for trial in 0..<table.count {
      let score = Double(plan.score(table.points(trial)))
      let period = table.periods[trial]
      strata[period].append(
        score: score, other: score, isWon: table.wins[trial], group: table.groups[trial])
      if table.wins[trial] { counts[period].won += 1 }
      counts[period].all += table.weights[trial]
    }
    let areas = strata.map(Self.area)
    let rows = periods.origins.indices.filter { counts[$0].all > 0 }.map { period in
      PeriodEvidence.Period(
        after: periods.origins[period], through: periods.ends[period],
        rate: Rate(successes: counts[period].won, trials: Int(counts[period].all.rounded())),
        areaUnderCurve: RankingFigure(
          value: areas[period].value,
          interval: areas[period].isEnough ? areas[period].interval : nil))
    }
    let compared = areas.filter { $0.isEnough && $0.variance > 0 }
    let p = Self.p(compared.map { ($0.value, $0.variance) })
    return PeriodEvidence(
      periods: rows, p: p, sentence: sentence(rows, p, trials.subject),
      notes: trials.notes)
  }

  private struct Area {
    let value: Double
    let variance: Double
    let interval: ClosedRange<Double>
    let isEnough: Bool
  }

  private static func area(_ stratum: StratifiedAreas.Stratum) -> Area {
    let units = StratifiedAreas.units(stratum)
    let area = AreaUnderCurve(
      RankedGroups(
        scores: units.scores, successes: units.successes, failures: units.failures))
    let fewer = min(units.successes.count { $0 > 0 }, units.failures.count { $0 > 0 })
    return Area(
      value: area.value, variance: area.variance, interval: area.interval,
      isEnough: fewer >= ScoreRanking.fewest)
  }

  /// Returns the p of the test that areas are the same.
  ///
  /// Q = Σ (θᵢ − θ̄)² ÷ Vᵢ is chi-square with one degree of freedom less than there are areas where all
  /// are the same; θ̄ is their mean by 1 ÷ Vᵢ. NaN with fewer than two areas.
  ///
  /// > Source: Cochran, "The combination of estimates from different experiments", 1954, DOI 10.2307/3001666.
  static func p(_ areas: [(value: Double, variance: Double)]) -> Double {
    guard areas.count > 1 else { return .nan }
    let weight = areas.reduce(0) { $0 + 1 / $1.variance }
    let mean = areas.reduce(0) { $0 + $1.value / $1.variance } / weight
    let q = areas.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) / $1.variance }
    return IncompleteGamma.chiSquareUpperTail(q, degreesOfFreedom: areas.count - 1)
  }

  private func sentence(
    _ periods: [PeriodEvidence.Period], _ p: Double, _ subject: String
  ) -> String {
    let areas = periods.filter { $0.areaUnderCurve.interval != nil }.map(\.areaUnderCurve.value)
    guard !p.isNaN, let least = areas.min(), let most = areas.max() else {
      return
        "Too few \(subject) are won in single periods to tell whether the score ranks alike at all times."
    }
    let figures =
      "AUC \(DecimalText.fixed(least, places: 3)) to \(DecimalText.fixed(most, places: 3)) in \(areas.count) periods; p "
      + DecimalText.pValue(p)
    return p < 0.05
      ? "The score ranks differently from one period to another (\(figures)), so what it did once need not come again."
      : "The score is not shown to rank differently from one period to another (\(figures))."
  }
}
