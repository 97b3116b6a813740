import Backtesting
import Statistics

extension TerminalReport {
  /// The answer in a line, for whoever sees the end of a long text first.
  public var verdictLine: String {
    guard let verdict = report.backtest?.verdicts.first else { return tierLine }
    // A verdict on data or a model that are wrong is none: whoever reads one line reads that.
    let errors = Set(report.findings.filter { $0.severity == .error }.map(\.code)).sorted()
    guard let first = errors.first else { return layout.strong(verdict) }
    let codes =
      errors.count == 1 ? first : "\(first) and \(DecimalText.whole(errors.count - 1)) more"
    return layout.strong("Mend what is wrong first (\(codes), above). \(verdict)")
  }

  /// How many accounts are in each tier, in a line.
  public var tierLine: String {
    let tiers = report.scores.tiers
    let counts = Set(tiers).sorted().map { tier in
      "\(DecimalText.whole(tiers.count { $0 == tier })) in Tier \(tier)"
    }
    return layout.strong(
      "Of \(DecimalText.whole(tiers.count)) \(report.unit)s, \(counts.joined(separator: ", ")).")
  }

  /// How many accounts are in segments, and how many of these come back, in a line.
  public var segmentLine: String {
    guard let segmentation = report.segmentation else { return "" }
    let segments = segmentation.segments
    let placed = segments.reduce(0) { $0 + $1.members.count }
    let judged = segments.compactMap(\.stability)
    let stable = judged.count { $0.verdict == .stable }
    let left = segmentation.leftOver.count
    return layout.strong(
      "\(DecimalText.whole(placed)) \(report.unit)s are in \(DecimalText.whole(segments.count)) micro-segments"
        + (left > 0 ? ", \(DecimalText.whole(left)) in none" : "")
        + (judged.isEmpty
          ? "."
          : "; \(DecimalText.whole(stable)) of \(DecimalText.whole(judged.count)) "
            + (judged.count < segments.count ? "that could be judged are stable." : "are stable.")))
  }

  /// The verdicts in sentences, each comparison with its mark.
  public var verdictSection: String {
    guard let backtest = report.backtest else { return "" }
    return section("Verdicts", marked(EvidenceSentences(backtest: backtest).verdicts))
  }
}
