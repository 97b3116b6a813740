/// Newton's method within bounds: every step minimizes the quadratic model within the box, and is halved until it pays.
///
/// > Source: Bertsekas, "Projected Newton methods for optimization problems with simple constraints", 1982,
/// > DOI 10.1137/0320018; with the model minimized exactly, as in Lee, Sun and Saunders, "Proximal Newton-type methods for
/// > minimizing composite functions", 2014, DOI 10.1137/130921428.
struct ProjectedNewton {
  let tolerance: Double
  let maximumIterationCount: Int
  let threadCount: Int

  /// Where the method ended.
  struct End {
    let point: LogisticProblem.Point
    let residual: Double
    let iterationCount: Int
    let hasConverged: Bool
  }

  /// Minimizes from a start within the bounds.
  ///
  /// Without a penalty a small residual is not enough: where some direction parts successes from failures the loss falls
  /// along it for ever, ever more slowly. There the next step would still move some row's log-odds by about one.
  ///
  /// - Throws: `WeightFittingError.separated` in that case.
  func end(
    of problem: LogisticProblem, from start: [Double]
  ) throws(WeightFittingError) -> End {
    var here = problem.point(start, threadCount: threadCount)
    var iteration = 0
    while iteration < maximumIterationCount {
      let residual = problem.residual(here.weights, here.gradient)
      if residual < tolerance, !problem.hasFreeWeights {
        return End(
          point: here, residual: residual, iterationCount: iteration, hasConverged: true)
      }
      let hessian = problem.hessian(here, threadCount: threadCount)
      guard
        let step = problem.step(hessian: hessian, gradient: here.gradient, from: here.weights)
      else { throw .separated }
      if residual < tolerance {
        let reach = largestMove(problem, step)
        if reach < 1e-3 {
          return End(
            point: here, residual: residual, iterationCount: iteration, hasConverged: true)
        }
        if residual < 1e-3 * tolerance, reach > 0.1 { throw .separated }
      }
      guard let next = better(problem, here, step) else { break }
      here = next
      iteration += 1
    }
    let residual = problem.residual(here.weights, here.gradient)
    return End(
      point: here, residual: residual, iterationCount: iteration,
      hasConverged: residual < tolerance && !problem.hasFreeWeights)
  }

  /// Returns how far a step moves the log-odds of the row that it moves most.
  private func largestMove(_ problem: LogisticProblem, _ step: [Double]) -> Double {
    problem.rows.products(with: step, threadCount: threadCount)
      .reduce(0) { max($0, $1.magnitude) }
  }

  /// Returns the first of the full step, its half, its quarter … that lowers the objective by a share of what the slope promises.
  private func better(
    _ problem: LogisticProblem, _ here: LogisticProblem.Point, _ step: [Double]
  ) -> LogisticProblem.Point? {
    let slope = zip(here.gradient, step).reduce(0.0) { $0 + $1.0 * $1.1 }
    // Near the end rounding hides what a step gains.
    let slack = 1e-14 * max(here.objective.magnitude, 1e-300)
    var share = 1.0
    while share > 1e-10 {
      let weights = problem.moved(here.weights, by: step, share: share)
      let next = problem.point(weights, threadCount: threadCount)
      if next.objective <= here.objective + 1e-4 * share * slope + slack { return next }
      share /= 2
    }
    return nil
  }
}
