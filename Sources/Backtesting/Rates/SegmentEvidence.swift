import Statistics

/// What the deals say about one micro-segment.
public struct SegmentEvidence: Sendable {
  /// The segment's number.
  public let number: Int
  /// Its rate on the report's measure.
  public let rate: Rate
  /// Fisher's two-sided p against all other segmented accounts, Holm-adjusted over the segments; NaN in hindsight.
  public let adjustedP: Double
  /// The rate drawn toward that of all segmented accounts, as far as segments are alike; nothing where not asked for.
  public var shrunk: ShrunkRates.Estimate?

  /// Whether the segment was made after the deals: its rate then says what its members did and proves nothing.
  public var isHindsight = false

  /// Creates evidence.
  public init(number: Int, rate: Rate, adjustedP: Double, shrunk: ShrunkRates.Estimate? = nil) {
    self.number = number
    self.rate = rate
    self.adjustedP = adjustedP
    self.shrunk = shrunk
  }
}
