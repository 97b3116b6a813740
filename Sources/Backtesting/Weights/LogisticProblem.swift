import LinearAlgebra

/// The objective of one fit in standard units: mean log-loss + Σ penalty · (u − prior)², within bounds.
///
/// Shapes: n distinct rows of d entries, the last of them 1; the intercept is the last weight, without penalty or bounds.
struct LogisticProblem: Sendable {
  let rows: LogisticRows
  /// Trials and successes of each row, padded.
  let trials: [Double]
  let successes: [Double]
  /// Σ of the trials.
  let total: Double
  /// λ / s² in standard units, d, the last 0.
  let penalties: [Double]
  /// w₀ in standard units, d.
  let centers: [Double]
  /// The bounds in standard units, d.
  let lower: [Double]
  let upper: [Double]

  /// Creates the problem of rows whose outcomes are given by row.
  init(
    rows: LogisticRows, trials: [Double], successes: [Double], priors: [WeightPrior],
    penalty: Double
  ) {
    self.rows = rows
    self.trials = trials
    self.successes = successes
    total = trials.reduce(0, +)
    penalties = priors.map { penalty / ($0.scale * $0.scale) } + [0]
    centers = priors.map(\.value) + [0]
    lower = priors.map(\.bounds.lowerBound) + [-.infinity]
    upper = priors.map(\.bounds.upperBound) + [.infinity]
  }

  private init(_ other: LogisticProblem, trials: [Double], successes: [Double], total: Double) {
    rows = other.rows
    (self.trials, self.successes, self.total) = (trials, successes, total)
    (penalties, centers, lower, upper) = (other.penalties, other.centers, other.lower, other.upper)
  }

  /// The same with other outcomes of the same rows, padded.
  func with(trials: [Double], successes: [Double]) -> LogisticProblem {
    LogisticProblem(self, trials: trials, successes: successes, total: trials.reduce(0, +))
  }

  /// The same with each row counted so often.
  func counting(_ counts: ArraySlice<Float>) -> LogisticProblem {
    with(
      trials: zip(trials, counts).map { $0 * Double($1) },
      successes: zip(successes, counts).map { $0 * Double($1) })
  }

  /// Whether some weight but the intercept has no penalty.
  var hasFreeWeights: Bool { penalties.dropLast().contains(0) }

  /// Returns the error where there are no outcomes of both kinds.
  func lackOfOutcomes() -> WeightFittingError? {
    guard total > 0 else { return .noTrials }
    if successes.allSatisfy({ $0 == 0 }) { return .oneClass(isSuccess: false) }
    let hasFailure = zip(successes, trials).contains { $0 < $1 }
    return hasFailure ? nil : .oneClass(isSuccess: true)
  }

  /// The objective at a place, with its derivatives.
  struct Point {
    let weights: [Double]
    let meanLoss: Double
    let penalty: Double
    let gradient: [Double]
    let residuals: [Double]
    let curvatures: [Double]
    var objective: Double { meanLoss + penalty }
  }

  /// Returns the objective at a place.
  func point(_ weights: [Double], threadCount: Int) -> Point {
    let found = rows.point(
      weights, trials: trials, successes: successes, threadCount: threadCount)
    var penalty = 0.0
    for entry in weights.indices {
      let distance = weights[entry] - centers[entry]
      penalty += penalties[entry] * distance * distance
    }
    return Point(
      weights: weights, meanLoss: found.loss / total, penalty: penalty,
      gradient: gradient(sums: found.gradient, total: total, weights),
      residuals: found.residuals, curvatures: found.curvatures)
  }

  /// Returns the derivatives of the objective, given those of the loss.
  func gradient(sums: [Double], total: Double, _ weights: [Double]) -> [Double] {
    weights.indices.map {
      sums[$0] / total + 2 * penalties[$0] * (weights[$0] - centers[$0])
    }
  }

  /// Returns the second derivatives, d × d.
  func hessian(_ point: Point, threadCount: Int) -> [Double] {
    var products = rows.products(weights: point.curvatures, threadCount: threadCount)
    for place in products.indices { products[place] /= total }
    for entry in penalties.indices {
      products[entry * (penalties.count + 1)] += 2 * penalties[entry]
    }
    return products
  }

  /// Returns the largest derivative that no bound holds back: what is left of the conditions of Karush, Kuhn and Tucker.
  func residual(_ weights: [Double], _ gradient: [Double]) -> Double {
    var most = 0.0
    for entry in weights.indices {
      var slope = gradient[entry]
      if weights[entry] <= lower[entry] { slope = min(slope, 0) }
      if weights[entry] >= upper[entry] { slope = max(slope, 0) }
      if lower[entry] == upper[entry] { slope = 0 }
      // Written so that NaN counts as endless.
      most = slope.magnitude <= most ? most : slope.isNaN ? .infinity : slope.magnitude
    }
    return most
  }

  /// Returns the best step of the quadratic model within the bounds; nothing where there is none.
  func step(hessian: [Double], gradient: [Double], from weights: [Double]) -> [Double]? {
    var firm = hessian
    let order = weights.count
    for entry in 0..<order {
      // Columns that repeat each other leave a direction without curvature: it is given a little, which changes
      // the way but not the end.
      firm[entry * (order + 1)] += max(1e-11 * hessian[entry * (order + 1)], 1e-200)
    }
    return BoxedQuadratic.minimizer(
      hessian: firm, gradient: gradient, lower: zip(lower, weights).map { min(0, $0 - $1) },
      upper: zip(upper, weights).map { max(0, $0 - $1) })
  }

  /// Returns weights moved by a step, within the bounds.
  func moved(_ weights: [Double], by step: [Double], share: Double = 1) -> [Double] {
    weights.indices.map {
      min(upper[$0], max(lower[$0], weights[$0] + share * step[$0]))
    }
  }
}
