/// What the data can do to a fit of weights.
public enum WeightFittingError: Error, CustomStringConvertible, Sendable, Equatable {
  /// A value is no finite number.
  case notFinite(row: Int, column: Int)
  /// Successes are not within 0 and the trials.
  case impossibleOutcome(row: Int, successes: Double, trials: Double)
  /// There are no trials at all.
  case noTrials
  /// Every trial was a success, or none was.
  case oneClass(isSuccess: Bool)
  /// Without a penalty the likelihood has no maximum: some weights part successes from failures, and grow for ever.
  case separated

  /// What happened and the way out, in a sentence.
  public var description: String {
    switch self {
    case .notFinite(let row, let column):
      "row \(row), column \(column) is not a finite number; weights cannot be fitted to it"
    case .impossibleOutcome(let row, let successes, let trials):
      "row \(row) has \(successes) successes in \(trials) trials"
    case .noTrials:
      "there is no outcome to fit weights to"
    case .oneClass(let isSuccess):
      "every outcome is a \(isSuccess ? "success" : "failure"); weights need both"
    case .separated:
      "the columns part successes from failures completely, so that the best weights are endless; "
        + "ask for a penalty above 0"
    }
  }
}
