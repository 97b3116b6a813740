import LinearAlgebra
import Modeling
import Reading
import Scoring
import Statistics

/// Finds the weights that won and lost deals support, and says on deals that the fit did not see what they gain.
public struct WeightTuning: Sendable {
  /// The model whose weights are in hand.
  public let model: Model
  /// Where random choices begin.
  public var seed: UInt64 = 1
  /// How many threads may work; the result does not depend on it.
  public var threadCount = 1
  /// How many times accounts are resampled for the intervals of the weights.
  public var resampleCount = 500
  /// Told how far the work has come, by whoever waits for it.
  public var progress: @Sendable (WorkProgress) -> Void = { _ in }

  /// Creates a tuning.
  public init(model: Model) {
    self.model = model
  }

  /// Returns the suggestion.
  ///
  /// - Parameters:
  ///   - market: Accounts, deals and signals.
  ///   - asOf: The day after which nothing is known.
  /// - Returns: The suggestion; nothing when no deal is won or lost.
  /// - Throws: `ScoringError` when the model does not fit the accounts.
  /// - Precondition: The model has a criterion with a weight.
  public func suggestion(
    on market: Market, asOf: CalendarDate?
  ) throws(ScoringError) -> WeightSuggestion? {
    let weights = model.groups.flatMap(\.criteria).map(\.weight)
    precondition(weights.contains { $0 != 0 }, "none of \(weights.count) criteria has a weight")
    var selection = TrialSelection(model: model, market: market, asOf: asOf)
    selection.seed = seed
    selection.threadCount = threadCount
    guard let trials = try selection.trials() else { return nil }
    let relearning = model.isSuggested ? LevelRelearning(model, market.accounts) : nil
    let run = TuningRun(
      tuning: self, trials: trials,
      fit: WeightFit(table: trials.table, weights: weights, relearning: relearning))
    var suggestion = run.evidence
    if let lacking = trials.table.lacking(0..<trials.table.count) {
      suggestion.verdicts = ["\(lacking) to say which weights the deals support."]
      return suggestion
    }
    guard run.suggest(&suggestion) else {
      suggestion.verdicts = [
        "These deals support none of the criteria: every one goes with losing as much as with winning."
      ]
      return suggestion
    }
    // Levels are rounded too, so what is said of the whole is said of the points as they would be written.
    var rounded = model
    rounded.groups = suggestion.groups ?? model.groups
    selection = TrialSelection(model: rounded, market: market, asOf: asOf)
    selection.seed = seed
    selection.threadCount = threadCount
    if let written = try selection.trials(), written.table.count == trials.table.count {
      run.judgeRounded(
        written.table, PointPlan(rounded), accountCount: market.accounts.count, &suggestion)
    }
    suggestion.verdicts =
      TuningText(
        suggestion: suggestion, model: model, subject: trials.subject,
        undatedFields: trials.undatedFields, relearning: relearning,
        periodCount: trials.periods?.origins.count
      ).sentences
    return suggestion
  }
}
