/// The evidence by groups of accounts other than tiers: by score, by segment or by a column.
public struct Breakdown: Sendable {
  /// What tells the groups apart.
  public let axis: BreakdownAxis
  /// The groups.
  public let rows: [Row]
  /// What a reader must know, in sentences.
  public let notes: [String]

  /// One group.
  public struct Row: Sendable {
    /// Its name: a level, a range, a segment.
    public let label: String
    /// What the deals say of it; its tier is 0.
    public let evidence: TierEvidence
    /// Fisher's two-sided p against all other accounts; NaN where nothing may be concluded.
    public let p: Double
    /// The same, Holm-adjusted over the groups.
    public let adjustedP: Double
  }
}
