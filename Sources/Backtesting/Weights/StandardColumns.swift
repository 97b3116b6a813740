/// Columns moved to mean 0 and stretched to standard deviation 1, and the way back to the units they came in.
///
/// Shapes: k columns, of which d − 1 vary; a list in standard units has d entries, the intercept last. Means and deviations are
/// weighted by trials. A column that does not vary tells nothing that the intercept does not: it is left out,
/// and its weight is the prior's value, moved into the bounds.
struct StandardColumns: Sendable {
  /// The columns that vary, ascending, d − 1.
  let kept: [Int]
  /// The mean of every column, k.
  let means: [Double]
  /// The standard deviation of every column, k.
  let deviations: [Double]

  /// Measures columns.
  init(_ rows: OutcomeRows) {
    let total = rows.trials.reduce(0, +)
    var (means, deviations): ([Double], [Double]) = ([], [])
    for values in rows.columns {
      // In parts of the largest value, so that no square is endless.
      let size = values.reduce(0) { max($0, $1.magnitude) }
      guard size > 0, total > 0 else {
        means.append(0)
        deviations.append(0)
        continue
      }
      var sum = 0.0
      for row in values.indices { sum += rows.trials[row] * (values[row] / size) }
      let mean = sum / total
      var squares = 0.0
      for row in values.indices {
        let distance = values[row] / size - mean
        squares += rows.trials[row] * distance * distance
      }
      let deviation = (squares / total).squareRoot()
      means.append(mean * size)
      deviations.append(deviation > 1e-12 ? deviation * size : 0)
    }
    self.means = means
    self.deviations = deviations
    kept = deviations.indices.filter { deviations[$0] > 0 }
  }

  /// Returns priors in standard units, without those of columns that do not vary; the intercept has none and no bounds.
  func priors(_ priors: [WeightPrior]) -> [WeightPrior] {
    kept.map { column in
      let (prior, deviation) = (priors[column], deviations[column])
      // Beyond the ends of the numbers only for columns that no table holds.
      let largest = Double.greatestFiniteMagnitude
      return WeightPrior(
        value: min(largest, max(-largest, prior.value * deviation)),
        scale: min(largest, max(.leastNormalMagnitude, prior.scale * deviation)),
        bounds: prior.bounds.lowerBound * deviation...prior.bounds.upperBound * deviation)
    }
  }

  /// Returns weights in the columns' own units, and the intercept, given those in standard units.
  func own(
    _ standard: [Double], _ priors: [WeightPrior]
  ) -> (intercept: Double, coefficients: [Double]) {
    var weights = priors.map { min($0.bounds.upperBound, max($0.bounds.lowerBound, $0.value)) }
    for (place, column) in kept.enumerated() {
      let (bounds, deviation) = (priors[column].bounds, deviations[column])
      let value = standard[place]
      // What stands at a bound stays there to the last bit.
      weights[column] =
        value <= bounds.lowerBound * deviation
        ? bounds.lowerBound
        : value >= bounds.upperBound * deviation
          ? bounds.upperBound
          : min(bounds.upperBound, max(bounds.lowerBound, value / deviation))
    }
    let shift = zip(weights, means).reduce(0.0) { $0 + $1.0 * $1.1 }
    return ((standard.last ?? 0) - shift, weights)
  }
}
