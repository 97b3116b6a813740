import LinearAlgebra
import Modeling
import Statistics

/// Fits weights to trials: how much each criterion has to do with winning, held to the weights in hand.
///
/// Shapes: m trials, c criteria. With sⱼ the share of its weight that a trial has of criterion j, the log-odds of a win are
/// b + Σ βⱼ sⱼ with βⱼ ≥ 0, so that no criterion turns round. The weights in hand, wⱼ, become log-odds κ wⱼ by the one
/// κ ≥ 0 that fits best, and β is drawn to them: the mean loss plus λ Σ ((βⱼ − κ wⱼ) σⱼ)² is least, σⱼ being the
/// standard deviation of sⱼ. With p̄ the mean rate, λ = strength · p̄ (1 − p̄) ÷ 2 makes a strength of 1 curve the loss as much as the
/// trials do.
struct WeightFit: Sendable {
  let table: TrialTable
  /// The weight in hand of each criterion, c, in hundredths of a point; below 0 for what takes points.
  let weights: [Int]
  /// The share of its weight that each trial has of each criterion, c columns of m; below 0 where points are taken.
  private let shares: [[Double]]
  /// What learns the levels of criteria anew; nothing where the points are the team's own.
  private let relearning: LevelRelearning?

  init(table: TrialTable, weights: [Int], relearning: LevelRelearning? = nil) {
    precondition(
      weights.count == table.criterionCount,
      "\(weights.count) weights, \(table.criterionCount) criteria")
    self.table = table
    self.weights = weights
    self.relearning = relearning
    shares = weights.indices.map { criterion in
      let size = Double(max(1, abs(weights[criterion])))
      return (0..<table.count).map { trial in
        Double(table.points[trial * table.criterionCount + criterion]) / size
      }
    }
  }

  /// Returns the fit with the levels of criteria learned from some trials alone.
  func relearned(_ learned: [Int]) -> WeightFit {
    guard let relearning, !relearning.isEmpty else { return self }
    return WeightFit(table: relearning.relearned(table, from: learned), weights: weights)
  }

  /// What was fitted.
  struct Fitted: Sendable {
    /// The log-odds without any points.
    let intercept: Double
    /// The log-odds that a criterion's whole weight adds, or takes where its weight is below 0, c; 0 or above.
    let coefficients: [Double]
  }

  /// Returns the log-odds of a win of a trial.
  func logOdds(_ trial: Int, _ fitted: Fitted) -> Double {
    shares.indices.reduce(fitted.intercept) {
      $0 + fitted.coefficients[$1] * shares[$1][trial]
    }
  }

  // MARK: Fitting

  /// Fits trials; nothing where they have one outcome only.
  func fitted(_ trials: [Int], shrinkage: WeightSuggestion.Shrinkage) -> Fitted? {
    guard let inHand = inHand(trials) else { return nil }
    guard case .partial(let strength) = shrinkage else { return inHand }
    guard let rows = rows(trials, columns: shares) else { return nil }
    let (method, priors) = method(rows, around: inHand, strength: strength)
    return (try? method.fit(rows, priors: priors)).map {
      Fitted(intercept: $0.intercept, coefficients: $0.coefficients)
    }
  }

  /// Returns the weights in hand as log-odds, by the one factor that fits best.
  private func inHand(_ trials: [Int]) -> Fitted? {
    var score = [Double](repeating: 0, count: trials.count)
    for (criterion, share) in shares.enumerated() {
      let size = Double(abs(weights[criterion])) / 100
      for (place, trial) in trials.enumerated() { score[place] += size * share[trial] }
    }
    var method = ConstrainedLogistic()
    // A hair of a penalty, so that a score that parts wins from losses has an end.
    method.penalty = 1e-9
    guard let rows = rows(trials, columns: [score], isGathered: true),
      let fit = try? method.fit(rows, priors: [WeightPrior(bounds: WeightPrior.atLeastZero)])
    else { return nil }
    return Fitted(
      intercept: fit.intercept,
      coefficients: weights.map { fit.coefficients[0] * Double(abs($0)) / 100 })
  }

  private func method(
    _ rows: OutcomeRows, around inHand: Fitted, strength: Double
  ) -> (ConstrainedLogistic, [WeightPrior]) {
    let trials = rows.trials.reduce(0, +)
    let rate = rows.successes.reduce(0, +) / trials
    let priors = rows.columns.enumerated().map { criterion, values in
      let mean = zip(values, rows.trials).reduce(0) { $0 + $1.0 * $1.1 } / trials
      let variance =
        zip(values, rows.trials).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) } / trials
      // A criterion that all have alike stays as it is.
      return WeightPrior(
        value: inHand.coefficients[criterion],
        scale: variance > 1e-12 ? 1 / variance.squareRoot() : 1, bounds: WeightPrior.atLeastZero)
    }
    var method = ConstrainedLogistic()
    method.penalty = strength * rate * (1 - rate) / 2
    return (method, priors)
  }

  /// Returns rows of some trials; nothing where they cannot be.
  private func rows(
    _ trials: [Int], columns: [[Double]], isGathered: Bool = false
  ) -> OutcomeRows? {
    let counts = trials.map { table.weights[$0] }
    return try? OutcomeRows(
      columns: isGathered ? columns : columns.map { column in trials.map { column[$0] } },
      successes: zip(trials, counts).map { table.wins[$0] ? $1 : 0 }, trials: counts)
  }

  // MARK: Points

  /// Returns weights in whole points that stand to each other as coefficients do, c, in hundredths.
  ///
  /// What is given keeps its present sum; what is taken is on the same scale.
  ///
  /// - Returns: The weights; nothing where no criterion that gives points has a coefficient.
  func points(_ coefficients: [Double]) -> [Int]? {
    let sum = weights.reduce(0) { $0 + max(0, $1) }
    let signed = zip(coefficients, weights).map { $1 > 0 ? $0 : $1 < 0 ? -$0 : 0 }
    return PointRounding(signed, total: (sum + 50) / 100)?.points.map { $0 * 100 }
  }

  /// Returns the same before rounding.
  func scaled(_ coefficients: [Double]) -> [Double]? {
    let given = weights.indices.filter { weights[$0] > 0 }
    let sum = given.reduce(0.0) { $0 + coefficients[$1] }
    guard sum > 0 else { return nil }
    let factor = Double(given.reduce(0) { $0 + weights[$1] }) / sum
    return zip(coefficients, weights).map { coefficient, weight in
      weight == 0 ? 0 : weight < 0 ? -coefficient * factor : coefficient * factor
    }
  }

  // MARK: Resampling

  /// Returns the weights of resampled accounts, in hundredths before rounding, one row a resample that has any.
  ///
  /// The same hold on the same weights as the fit that it is about; none where nothing was fitted.
  func resampled(
    _ trials: [Int], shrinkage: WeightSuggestion.Shrinkage, count: Int, seed: UInt64,
    threadCount: Int, progress: @escaping @Sendable (WorkProgress) -> Void
  ) -> [[Double]] {
    guard case .partial(let strength) = shrinkage, let inHand = inHand(trials),
      let rows = rows(trials, columns: shares)
    else { return [] }
    var (method, priors) = method(rows, around: inHand, strength: strength)
    method.threadCount = threadCount
    var numbers: [Int: Int] = [:]
    let accounts = trials.map { trial in
      let number = numbers[table.groups[trial]] ?? numbers.count
      numbers[table.groups[trial]] = number
      return number
    }
    var bootstrap = WeightBootstrap(seed: seed, resampleCount: count)
    bootstrap.progress = progress
    let fits =
      try? bootstrap
      .fits(rows, accounts: accounts, priors: priors, method: method)
    return (fits?.coefficients ?? []).compactMap(scaled)
  }
}
