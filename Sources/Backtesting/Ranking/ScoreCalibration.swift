import Statistics

/// What became of the accounts at each height of the score: whether the rate rises with it, step by step.
///
/// A score is points and promises no rate; the rates are those of the deals at hand.
public struct ScoreCalibration: Sendable, Equatable {
  /// At most ten parts of about equally many trials, the lowest scores first; equal scores are never parted.
  public let bins: [Bin]
  /// From each bin to the next, one fewer than bins.
  public let steps: [Step]
  /// The likeliest rates that never fall as the score rises, the lowest scores first.
  ///
  /// Fitted to the very outcomes that it is shown beside: its ends are flattered, so that it is no forecast.
  public let levels: [Level]
  /// Whether the rate rises with the score, in a sentence.
  public let verdict: String
  /// What a reader must know about the figures.
  public let notes: [String]

  /// Trials of neighboring scores.
  public struct Bin: Sendable, Equatable {
    /// The lowest and the highest score in it, in points.
    public let scores: ClosedRange<Double>
    /// The mean score of its trials.
    public let meanScore: Double
    /// Wins ÷ trials, with Wilson's interval.
    public let rate: Rate
    /// The mean over its trials of the rates that never fall.
    public let fitted: Double

    /// Creates a bin.
    public init(scores: ClosedRange<Double>, meanScore: Double, rate: Rate, fitted: Double) {
      (self.scores, self.meanScore) = (scores, meanScore)
      (self.rate, self.fitted) = (rate, fitted)
    }
  }

  /// What happens from a bin to the next higher one.
  public struct Step: Sendable, Equatable {
    /// Whether the rate falls although the score rises.
    public let isFall: Bool
    /// Fisher's exact two-sided p that the rates differ.
    public let p: Double
    /// The same, Holm-adjusted over all steps; it alone decides.
    public let adjustedP: Double

    /// Creates a step.
    public init(isFall: Bool, p: Double, adjustedP: Double) {
      (self.isFall, self.p, self.adjustedP) = (isFall, p, adjustedP)
    }

    /// Whether the rate falls by more than chance explains.
    public var isProvenFall: Bool { isFall && adjustedP < 0.05 }
  }

  /// Scores of one rate among rates that never fall.
  public struct Level: Sendable, Equatable {
    /// The lowest and the highest score, in points.
    public let scores: ClosedRange<Double>
    /// The rate.
    public let rate: Double
    /// Its trials.
    public let trials: Int

    /// Creates a level.
    public init(scores: ClosedRange<Double>, rate: Double, trials: Int) {
      (self.scores, self.rate, self.trials) = (scores, rate, trials)
    }
  }

  /// Creates evidence from its parts.
  public init(bins: [Bin], steps: [Step], levels: [Level], verdict: String, notes: [String]) {
    (self.bins, self.steps, self.levels) = (bins, steps, levels)
    (self.verdict, self.notes) = (verdict, notes)
  }

  /// The steps at which the rate falls although the score rises.
  public var fallCount: Int { steps.count { $0.isFall } }
  /// Those at which it falls by more than chance explains.
  public var provenFallCount: Int { steps.count { $0.isProvenFall } }
}
