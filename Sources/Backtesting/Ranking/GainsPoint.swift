/// A point of the cumulative gains curve.
public struct GainsPoint: Sendable, Equatable {
  /// What has been included up to here, for instance "Tier 1", "Tiers 1 to 2".
  public let label: String
  /// The share of trials.
  public let share: Double
  /// The share of successes.
  public let successShare: Double
  /// The share of revenue; NaN without revenue.
  public let revenueShare: Double

  /// Creates a point.
  public init(label: String, share: Double, successShare: Double, revenueShare: Double) {
    self.label = label
    self.share = share
    self.successShare = successShare
    self.revenueShare = revenueShare
  }
}
