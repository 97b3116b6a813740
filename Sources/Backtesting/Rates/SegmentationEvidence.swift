import Reading
import Statistics

/// What the deals say about the micro-segments as a whole.
public struct SegmentationEvidence: Sendable, Equatable {
  /// The share of segmentations drawn at random, of the same sizes, that tell who wins at least as well.
  public let p: Double
  /// Pearson's chi-square of segments and outcomes, and its mean over random segmentations.
  public let statistic: Double
  /// The mean over random segmentations.
  public let meanStatistic: Double
  /// How many random segmentations were drawn.
  public let drawCount: Int
  /// How alike two trials of one segment end, 0 to 1: the intraclass correlation between segments.
  public let correlation: Double
  /// How many trials the rate of all counts for where a segment's rate is shrunk.
  public let priorStrength: Double

  /// The day as of which the segments were made that were tested; nothing where they are those of the run.
  public var madeAsOf: CalendarDate?

  /// Creates evidence.
  public init(
    p: Double, statistic: Double, meanStatistic: Double, drawCount: Int, correlation: Double,
    priorStrength: Double
  ) {
    self.p = p
    self.statistic = statistic
    self.meanStatistic = meanStatistic
    self.drawCount = drawCount
    self.correlation = correlation
    self.priorStrength = priorStrength
  }

  /// Whether p is below 0.05.
  public var isProven: Bool { p < 0.05 }

  /// What that means, in a sentence.
  public var sentence: String {
    let how = isProven ? "better" : "no better"
    if let madeAsOf {
      return
        "Micro-segments made in the same way on \(madeAsOf) tell who has won since \(how) than segments of the same "
        + "sizes drawn at random (p \(DecimalText.pValue(p)))."
    }
    return
      "The micro-segments tell who wins \(how) than segments of the same sizes drawn at random "
      + "(p \(DecimalText.pValue(p)))."
  }
}
