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
  /// How many independent trials the trials are worth: fewer where deals of one account end alike.
  public let worth: Double

  /// Creates a rate; without a worth every trial is independent.
  public init(successes: Int, trials: Int, lower: Double, upper: Double, worth: Double? = nil) {
    self.worth = worth ?? Double(trials)
    self.successes = successes
    self.trials = trials
    self.lower = lower
    self.upper = upper
  }

  /// Successes ÷ trials; NaN without trials.
  public var value: Double { Double(successes) / Double(trials) }
}

extension Rate {
  /// Creates a rate of trials that are worth so many independent ones, with its Wilson interval.
  init(successes: Int, trials: Int, worth: Double) {
    let bounds = WilsonInterval.bounds(
      share: Double(successes) / Double(trials), effectiveTrials: worth)
    self.init(
      successes: successes, trials: trials, lower: bounds.lowerBound, upper: bounds.upperBound,
      worth: worth)
  }

  /// Successes and trials as tests count them: as many as are independent, in whole numbers.
  var tested: (successes: Int, trials: Int) {
    guard worth < Double(trials) else { return (successes, trials) }
    let trials = max(1, Int(worth.rounded()))
    return (min(trials, Int((value * worth).rounded())), trials)
  }

  /// Creates a rate with its Wilson interval.
  init(successes: Int, trials: Int) {
    let bounds = WilsonInterval.bounds(successes: successes, trials: trials)
    self.init(
      successes: successes, trials: trials, lower: bounds.lowerBound, upper: bounds.upperBound)
  }
}
