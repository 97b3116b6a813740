import Statistics

/// A proportion with its 95 % Wilson interval.
public struct Rate: Sendable, Equatable {
  /// Successes.
  public let successes: Int
  /// Trials.
  public let trials: Int
  /// The lower end of the interval; 0 without trials.
  public let lower: Double
  /// The upper end of the interval; 1 without trials.
  public let upper: Double

  /// Creates a rate.
  public init(successes: Int, trials: Int, lower: Double, upper: Double) {
    self.successes = successes
    self.trials = trials
    self.lower = lower
    self.upper = upper
  }

  /// Successes ÷ trials; NaN without trials.
  public var value: Double { Double(successes) / Double(trials) }
}

extension Rate {
  /// Creates a rate with its Wilson interval.
  init(successes: Int, trials: Int) {
    let bounds = WilsonInterval.bounds(successes: successes, trials: trials)
    self.init(
      successes: successes, trials: trials, lower: bounds.lowerBound, upper: bounds.upperBound)
  }
}
