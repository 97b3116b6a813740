/// What may be said of a comparison.
public enum Verdict: String, Sendable {
  /// The higher tier does better, and the Holm-adjusted p is below 0.05.
  case proven
  /// Neither order is proven.
  case notProven = "not proven"
  /// The lower tier does better, and the Holm-adjusted p is below 0.05.
  case inverted
}

/// Two neighbouring tiers compared on the report's measure.
public struct TierComparison: Sendable {
  /// The higher tier's number.
  public let higher: Int
  /// The lower tier's number.
  public let lower: Int
  /// The higher tier's rate.
  public let higherRate: Rate
  /// The lower tier's rate.
  public let lowerRate: Rate
  /// Newcombe's 95 % interval of the difference higher − lower.
  public let difference: ClosedRange<Double>
  /// Fisher's exact two-sided p.
  public let fisherP: Double
  /// The same, Holm-adjusted over the comparisons of the report; it alone decides.
  public let adjustedP: Double
  /// P(higher > lower) under independent Jeffreys priors.
  public let probabilityHigher: Double
  /// The smallest sizes at the present proportions at which Fisher's test has power 0.80; nothing where not sought.
  public let neededSizes: (higher: Int, lower: Int)?
  /// The verdict.
  public let verdict: Verdict
  /// The verdict in one sentence.
  public let sentence: String

  /// Creates a comparison.
  public init(
    higher: Int, lower: Int, higherRate: Rate, lowerRate: Rate, difference: ClosedRange<Double>,
    fisherP: Double, adjustedP: Double, probabilityHigher: Double,
    neededSizes: (higher: Int, lower: Int)?, verdict: Verdict, sentence: String
  ) {
    self.higher = higher
    self.lower = lower
    self.higherRate = higherRate
    self.lowerRate = lowerRate
    self.difference = difference
    self.fisherP = fisherP
    self.adjustedP = adjustedP
    self.probabilityHigher = probabilityHigher
    self.neededSizes = neededSizes
    self.verdict = verdict
    self.sentence = sentence
  }
}
