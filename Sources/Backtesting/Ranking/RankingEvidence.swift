/// How well the tiers rank the outcome as a whole.
public struct RankingEvidence: Sendable {
  /// The area under the ROC curve of the tier label, ties counting one half.
  public let areaUnderCurve: Double
  /// The Cochran–Armitage z for a trend over the tiers, positive when higher tiers do better.
  public let trendZ: Double
  /// Its two-sided p.
  public let trendP: Double

  /// Creates evidence.
  public init(areaUnderCurve: Double, trendZ: Double, trendP: Double) {
    self.areaUnderCurve = areaUnderCurve
    self.trendZ = trendZ
    self.trendP = trendP
  }
}
