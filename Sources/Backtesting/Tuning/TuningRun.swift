import LinearAlgebra
import Modeling
import Reading
import Statistics

/// One run of `WeightTuning` over its trials.
struct TuningRun: Sendable {
  let tuning: WeightTuning
  let trials: TrialSelection.Trials
  let fit: WeightFit

  private var table: TrialTable { fit.table }
  private var model: Model { tuning.model }
  private var all: [Int] { Array(0..<table.count) }

  private var folds: TrialFolds {
    TrialFolds(
      table, periods: trials.periods,
      gapDays: trials.measure == .winRate ? trials.periods?.maturityDays ?? 0 : 0,
      seed: tuning.seed)
  }

  /// What can be said without a fit: the criteria with their weights and lifts, and what each group adds.
  var evidence: WeightSuggestion {
    let lifts = CriterionLifts(table: table, weights: fit.weights)
    var (criteria, place): ([WeightSuggestion.CriterionWeight], Int) = ([], 0)
    for group in model.groups {
      for criterion in group.criteria {
        let lift = lifts.lift(place)
        criteria.append(
          .init(
            group: group.name, name: criterion.label, inHand: criterion.weight,
            earnerShare: lift.earnerShare, lift: lift.estimate))
        place += 1
      }
    }
    var suggestion = WeightSuggestion(
      measure: trials.measure, basis: trials.measureNotes + trials.notes,
      trialCount: Int(table.weights.reduce(0, +).rounded()), winCount: table.winCount,
      criteria: criteria)
    if table.lacking(all) == nil { suggestion.ablations = ablations }
    return suggestion
  }

  /// Adds the fit and what is said of it; says whether there is one.
  func suggest(_ suggestion: inout WeightSuggestion) -> Bool {
    let forward = folds.forward(all)
    let splits = forward.isEmpty ? folds.random(all) : forward
    let shrinkage = ShrinkageChoice(fit: fit).choose(splits)
    let fitted = fit.fitted(all, shrinkage: shrinkage)
    guard let weights = Self.weights(fit, fitted, shrinkage) else { return false }
    suggestion.shrinkage = shrinkage
    suggestion.groups = PointPlan(model, weights: weights).groups
    let resampled = fit.resampled(
      all, shrinkage: shrinkage, count: tuning.resampleCount, seed: tuning.seed,
      threadCount: tuning.threadCount, progress: tuning.progress)
    for place in weights.indices {
      suggestion.criteria[place].suggested = weights[place]
      let drawn = resampled.map { $0[place] }.sorted()
      guard !drawn.isEmpty else { continue }
      suggestion.criteria[place].interval =
        Quantile.value(at: 0.025, ofSorted: drawn)...Quantile.value(at: 0.975, ofSorted: drawn)
      suggestion.criteria[place].signShare =
        Double(drawn.count { $0 != 0 }) / Double(drawn.count)
    }
    let judged = judged(forward.isEmpty ? splits : forward, isForward: !forward.isEmpty)
    suggestion.heldOut = judged.gain
    suggestion.timeGap = timeGap(judged)
    return true
  }

  /// Returns the weights that a fit supports; nothing where it supports no criterion.
  private static func weights(
    _ fit: WeightFit, _ fitted: WeightFit.Fitted?, _ shrinkage: WeightSuggestion.Shrinkage
  ) -> [Int]? {
    if shrinkage == .full { return fit.weights }
    return fitted.flatMap { fit.points($0.coefficients) }
  }

  // MARK: Held out

  private struct Judged {
    var gain: WeightSuggestion.HeldOutGain
    /// The splits that could be fitted.
    var splits: [TrialFolds.Split]
    /// The scores of their judged trials, split by split.
    var scores: [Scores]
    var isForward: Bool
  }

  /// The scores of the judged trials of a split: by weights fitted on its other side, and by those in hand.
  private struct Scores: Sendable {
    var fitted: [Double] = []
    var inHand: [Double] = []
    /// The log-odds of a win by the fit; empty where no fit was made.
    var logOdds: [Double] = []
  }

  /// Returns what weights fitted on one side of each split gain on the other, the strength being chosen there too.
  private func judged(_ splits: [TrialFolds.Split], isForward: Bool) -> Judged {
    let scores = scores(splits, inner: inner)
    let areas = areas(splits, scores.map(\.fitted), scores.map(\.inHand))
    return Judged(
      gain: .init(
        trialCount: areas.trialCount, winCount: areas.winCount, isForward: isForward,
        inHand: areas.second, suggested: areas.first, difference: areas.difference, p: areas.p,
        calibration: HeldOutCalibration(splits, scores.map(\.logOdds), table)),
      splits: splits, scores: scores, isForward: isForward)
  }

  /// Returns the scores of the judged trials; none where there is no fit.
  private func scores(
    _ splits: [TrialFolds.Split], inner: @Sendable (TrialFolds.Split) -> [TrialFolds.Split]
  ) -> [Scores] {
    let (fit, model) = (fit, model)
    return ChunkedWork.map(chunkCount: splits.count, threadCount: tuning.threadCount) { place in
      let split = splits[place]
      let shrinkage = ShrinkageChoice(fit: fit).choose(inner(split))
      let own = fit.relearned(split.learned)
      let fitted = own.fitted(split.learned, shrinkage: shrinkage)
      // What supports no criterion at all leaves the weights in hand.
      let weights = Self.weights(own, fitted, shrinkage) ?? own.weights
      let plans = [PointPlan(model, weights: weights), PointPlan(model)]
      func scores(_ plan: PointPlan) -> [Double] {
        split.judged.map { Double(plan.score(own.table.points($0))) }
      }
      return Scores(
        fitted: scores(plans[0]), inHand: scores(plans[1]),
        logOdds: fitted.map { fitted in split.judged.map { own.logOdds($0, fitted) } } ?? [])
    }
  }

  /// Returns the splits within the learned side of one: the last period that it knows, or parts of it.
  private func inner(_ split: TrialFolds.Split) -> [TrialFolds.Split] {
    let forward = folds.forward(split.learned)
    guard let last = forward.map(\.period).max() else { return folds.random(split.learned) }
    return forward.filter { $0.period == last }
  }

  // MARK: Time

  /// Returns what the same trials look like to fits that saw their time; nothing without time order.
  private func timeGap(_ judged: Judged) -> WeightSuggestion.TimeGap? {
    guard judged.isForward else { return nil }
    let random = Set(judged.splits.map(\.period)).sorted()
      .flatMap { folds.random(all, judging: $0) }
    // One part in five chooses the strength, as one period does forward in time.
    let seen = scores(random) { Array(folds.random($0.learned).prefix(1)) }
    var known: [Int: Double] = [:]
    for (split, scores) in zip(judged.splits, judged.scores) {
      for (trial, score) in zip(split.judged, scores.fitted) { known[trial] = score }
    }
    let others = random.map { $0.judged.map { known[$0] ?? .nan } }
    let areas = areas(random, seen.map(\.fitted), others)
    guard areas.winCount > 0 else { return nil }
    return .init(
      random: areas.first.value, forward: areas.second.value, difference: areas.difference)
  }

  /// Compares two scores of judged trials, period by period; trials without one of them are left out.
  private func areas(
    _ splits: [TrialFolds.Split], _ scores: [[Double]], _ others: [[Double]]
  ) -> StratifiedAreas {
    var strata: [Int: StratifiedAreas.Stratum] = [:]
    for (split, pair) in zip(splits, zip(scores, others)) {
      for (trial, both) in zip(split.judged, zip(pair.0, pair.1)) where !both.1.isNaN {
        strata[split.period, default: .init()].append(
          score: both.0, other: both.1, isWon: table.wins[trial], group: table.groups[trial])
      }
    }
    return StratifiedAreas(strata.sorted { $0.key < $1.key }.map(\.value))
  }

  // MARK: Points in hand and points as written

  /// What each group adds to the weights in hand, on all trials.
  private var ablations: [WeightSuggestion.Ablation] {
    let plan = PointPlan(model)
    guard model.groups.count > 1 else { return [] }
    var (first, compared): (Int, [(group: String, areas: StratifiedAreas)]) = (0, [])
    for group in model.groups {
      let criteria = first..<first + group.criteria.count
      first = criteria.upperBound
      compared.append(
        (
          group.name,
          areas(
            with: { Double(plan.score(table.points($0))) },
            without: { Double(plan.score(table.points($0), leavingOut: criteria)) })
        ))
    }
    let adjusted = HolmAdjustment.adjusted(compared.map { $0.areas.p.isNaN ? 1 : $0.areas.p })
    return zip(compared, adjusted).map { own, p in
      .init(
        group: own.group, with: own.areas.first.value, without: own.areas.second.value,
        difference: own.areas.difference, adjustedP: p)
    }
  }

  /// Compares two scores of all trials, period by period.
  private func areas(with: (Int) -> Double, without: (Int) -> Double) -> StratifiedAreas {
    var strata: [Int: StratifiedAreas.Stratum] = [:]
    for trial in all {
      strata[table.periods[trial], default: .init()].append(
        score: with(trial), other: without(trial), isWon: table.wins[trial],
        group: table.groups[trial])
    }
    return StratifiedAreas(strata.sorted { $0.key < $1.key }.map(\.value))
  }

  /// Adds what the points do as they would be written, levels rounded too.
  ///
  /// - Parameters:
  ///   - written: The same trials with the points of the suggested model.
  ///   - plan: The suggested model.
  ///   - accountCount: The accounts of the market, which places are for.
  ///   - suggestion: Gets the areas and the cut-offs.
  func judgeRounded(
    _ written: TrialTable, _ plan: PointPlan, accountCount: Int,
    _ suggestion: inout WeightSuggestion
  ) {
    let scores = all.map { plan.score(written.points($0)) }
    let inHand = PointPlan(model)
    let areas = areas(
      with: { Double(scores[$0]) }, without: { Double(inHand.score(table.points($0))) })
    suggestion.inSample = (areas.second.value, areas.first.value)
    suggestion.cutOffs = SuggestedCutOffs(
      model: model, accountCount: accountCount
    ).cutOffs(scores: scores, table: table)
  }
}
