import Reading

/// How well the score ranked in one period after another, accounts being described as of the beginning of each.
public struct PeriodEvidence: Sendable {
  /// The periods, the first one first; none where time order cannot be used.
  public let periods: [Period]
  /// The p of the test that the area is the same in all periods; NaN with fewer than two that can be compared.
  public let p: Double
  /// What the periods say, in a sentence.
  public let sentence: String
  /// What a reader must know, in sentences.
  public let notes: [String]

  /// One period.
  public struct Period: Sendable {
    /// The day as of which accounts are described.
    public let after: CalendarDate
    /// The last day of the period.
    public let through: CalendarDate
    /// The rate on the report's measure.
    public let rate: Rate
    /// The area under the ROC curve of the score.
    public let areaUnderCurve: RankingFigure
  }
}
