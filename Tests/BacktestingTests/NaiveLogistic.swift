import Backtesting
import Foundation
import Statistics

/// The objective of `ConstrainedLogistic` in plain loops, minimized by many short steps that are moved back into the bounds.
struct NaiveLogistic {
  let rows: OutcomeRows
  let priors: [WeightPrior]
  let penalty: Double

  /// The mean log-loss and the penalty at weights, the intercept last.
  func objective(_ weights: [Double]) -> Double {
    var loss = 0.0
    for row in 0..<rows.rowCount {
      let line = odds(row, weights)
      loss += rows.trials[row] * log1p(exp(line)) - rows.successes[row] * line
    }
    return loss / rows.trials.reduce(0, +)
      + zip(priors, weights).reduce(0.0) {
        let distance = ($1.1 - $1.0.value) / $1.0.scale
        return $0 + penalty * distance * distance
      }
  }

  func gradient(_ weights: [Double]) -> [Double] {
    let total = rows.trials.reduce(0, +)
    var sums = [Double](repeating: 0, count: weights.count)
    for row in 0..<rows.rowCount {
      let residual = rows.trials[row] / (1 + exp(-odds(row, weights))) - rows.successes[row]
      for column in rows.columns.indices {
        sums[column] += residual / total * rows.columns[column][row]
      }
      sums[weights.count - 1] += residual / total
    }
    for (column, prior) in priors.enumerated() {
      sums[column] +=
        2 * penalty * (weights[column] - prior.value) / (prior.scale * prior.scale)
    }
    return sums
  }

  /// Returns the minimizing weights, the intercept last.
  func minimizer() -> [Double] {
    let total = rows.trials.reduce(0, +)
    let squares = (0..<rows.rowCount).reduce(0.0) { sum, row in
      sum + rows.trials[row] / total * (1 + rows.columns.reduce(0) { $0 + $1[row] * $1[row] })
    }
    let stiffest = priors.map { 2 * penalty / ($0.scale * $0.scale) }.max() ?? 0
    let stride = 1 / (squares / 4 + stiffest)
    var weights = priors.map { moved($0.value, $0.bounds) } + [0]
    for _ in 0..<200_000 {
      let slopes = gradient(weights)
      let next = weights.indices.map { place in
        let target = weights[place] - stride * slopes[place]
        return place < priors.count ? moved(target, priors[place].bounds) : target
      }
      let change = zip(next, weights).reduce(0) { max($0, abs($1.0 - $1.1)) }
      weights = next
      if change < 1e-12 { break }
    }
    return weights
  }

  private func moved(_ value: Double, _ bounds: ClosedRange<Double>) -> Double {
    min(bounds.upperBound, max(bounds.lowerBound, value))
  }

  private func odds(_ row: Int, _ weights: [Double]) -> Double {
    zip(rows.columns, weights).reduce(weights[weights.count - 1]) { $0 + $1.0[row] * $1.1 }
  }
}

extension NaiveLogistic {
  /// A random problem with bounds of every kind, some of which hold, and both outcomes in every row.
  static func random(seed: UInt64) throws -> NaiveLogistic {
    var generator = SeededGenerator(seed: seed)
    let (count, width) = (40 + Int(generator.next() % 60), 1 + Int(generator.next() % 6))
    let columns = (0..<width).map { _ in (0..<count).map { _ in generator.unit() * 4 - 2 } }
    let truth = (0..<width).map { _ in generator.unit() * 2 - 1 }
    let trials = (0..<count).map { _ in 0.2 + generator.unit() * 3 }
    let successes = (0..<count).map { row in
      let line = zip(columns, truth).reduce(-0.5) { $0 + $1.0[row] * $1.1 }
      return trials[row] * (0.1 + 0.8 * (generator.unit() < 1 / (1 + exp(-line)) ? 1 : 0))
    }
    let kinds: [ClosedRange<Double>] = [
      WeightPrior.atLeastZero, WeightPrior.atMostZero, -.infinity...(.infinity), -0.1...0.2,
      0.3...0.3,
    ]
    let priors = (0..<width).map { _ in
      WeightPrior(
        value: generator.unit() * 2 - 1, scale: 0.5 + generator.unit(),
        bounds: kinds[Int(generator.next() % 5)])
    }
    return NaiveLogistic(
      rows: try OutcomeRows(columns: columns, successes: successes, trials: trials),
      priors: priors, penalty: [0, 0.01, 0.2][Int(seed % 3)])
  }
}
