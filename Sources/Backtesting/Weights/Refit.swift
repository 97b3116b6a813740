/// One regression of a resample on its way to its minimum, in standard units: a quasi-Newton method within bounds.
///
/// It begins at the weights of all rows with their second derivatives, from which those of a resample differ by
/// about √(d / rows). So every step takes off all but a small share of what is left, and only first derivatives are needed. What is
/// learned on the way about the second derivatives is kept (BFGS).
///
/// > Source: Nocedal and Wright, "Numerical optimization", 2006, DOI 10.1007/978-0-387-40065-5, equation 6.19; the step within
/// > the bounds as in Schmidt, Kim, Sra, "Projected Newton-type methods in machine learning", 2011, DOI
/// > 10.7551/mitpress/8996.003.0013.
struct Refit {
  /// Which resample it is.
  let number: Int
  /// Σ of the trials that count.
  let total: Double
  /// The weights so far, d.
  private(set) var weights: [Double]
  /// The residual at the weights.
  private(set) var residual: Double
  private var gradient: [Double]
  private var hessian: [Double]
  private var next: [Double] = []
  private var best: Double
  private var passesSinceBest = 0
  private var passCount = 0

  /// The most passes, and the most without a better residual, before Newton's method takes over.
  private static let passLimit = (all: 24, inVain: 4)

  /// Begins at weights, given the sums of the derivatives of the loss there.
  init(
    number: Int, total: Double, problem: LogisticProblem, weights: [Double], sums: [Double],
    hessian: [Double]
  ) {
    self.number = number
    self.total = total
    self.weights = weights
    self.hessian = hessian
    gradient = problem.gradient(sums: sums, total: total, weights)
    residual = problem.residual(weights, gradient)
    best = residual
  }

  /// Returns the weights at which derivatives are wanted next; nothing where no step is found or too many led nowhere.
  mutating func proposal(_ problem: LogisticProblem) -> [Double]? {
    guard passCount < Self.passLimit.all, passesSinceBest < Self.passLimit.inVain,
      let step = problem.step(hessian: hessian, gradient: gradient, from: weights)
    else { return nil }
    next = problem.moved(weights, by: step)
    return next
  }

  /// Moves to the weights proposed, given the sums of the derivatives of the loss there.
  mutating func move(_ problem: LogisticProblem, sums: [Double]) {
    let slopes = problem.gradient(sums: sums, total: total, next)
    learn(step: zip(next, weights).map { $0 - $1 }, change: zip(slopes, gradient).map { $0 - $1 })
    (weights, gradient) = (next, slopes)
    residual = problem.residual(weights, gradient)
    passCount += 1
    passesSinceBest = residual < best ? 0 : passesSinceBest + 1
    best = min(best, residual)
  }

  /// H − H s sᵀ H / sᵀ H s + y yᵀ / yᵀ s, where the derivatives changed by y along the step s.
  private mutating func learn(step: [Double], change: [Double]) {
    let order = step.count
    var product = [Double](repeating: 0, count: order)
    for row in 0..<order {
      for column in 0..<order { product[row] += hessian[row * order + column] * step[column] }
    }
    let curvature = zip(step, product).reduce(0.0) { $0 + $1.0 * $1.1 }
    let rise = zip(step, change).reduce(0.0) { $0 + $1.0 * $1.1 }
    guard curvature > 0, rise > 1e-4 * curvature, rise.isFinite else { return }
    for row in 0..<order {
      for column in 0..<order {
        hessian[row * order + column] +=
          change[row] * change[column] / rise - product[row] * product[column] / curvature
      }
    }
  }
}
