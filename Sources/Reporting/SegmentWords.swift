import Backtesting
import Segmenting
import Statistics

/// What is said of segments in every output alike.
enum SegmentWords {
  /// Returns the title: "Micro-segments of Tier 2 by vertical: 35, each of 5 to 15 accounts".
  static func title(_ segmentation: Segmentation, unit: String) -> String {
    let by = segmentation.by.isEmpty ? "" : " by " + segmentation.by.joined(separator: " and ")
    let sizes = segmentation.sizes
    return
      "Micro-segments of \(segmentation.scope)\(by): \(DecimalText.whole(segmentation.segments.count)), each of "
      + "\(sizes.lowerBound) to \(sizes.upperBound) \(unit)s"
  }

  /// How many reasons are named.
  private static let mostReasons = 4

  /// Returns who has no segment and why, in sentences.
  static func leftOver(_ segmentation: Segmentation, unit: String) -> [String] {
    let reasons = segmentation.leftOverReasons
    guard !reasons.isEmpty else { return [] }
    let count = segmentation.leftOver.count
    // One more takes no more room than to say that there is one more.
    let most = reasons.count == mostReasons + 1 ? mostReasons + 1 : mostReasons
    let shown = reasons.prefix(most).map { "\($0.reason) (\(DecimalText.whole($0.count)))" }
    let rest = reasons.dropFirst(most)
    let more =
      rest.isEmpty
      ? ""
      : "; \(rest.count) more reasons (\(DecimalText.whole(rest.reduce(0) { $0 + $1.count })))"
    return [
      "\(DecimalText.whole(count)) \(unit)\(count == 1 ? " is" : "s are") in no segment: "
        + shown.joined(separator: "; ") + more + "."
    ]
  }

  /// Returns how many segments and members bear a mark, in sentences.
  ///
  /// - Parameters:
  ///   - segmentation: The segments.
  ///   - unit: What an account is called.
  ///   - isForTerminal: Whether options of the command may be named.
  /// - Returns: The sentences.
  static func marks(
    _ segmentation: Segmentation, unit: String, isForTerminal: Bool
  ) -> [String] {
    let segments = segmentation.segments
    var sentences: [String] = []
    let far = segments.reduce(0) { $0 + ($1.position?.far.count ?? 0) }
    if far > 0 {
      sentences.append(
        "\(DecimalText.whole(far)) \(unit)\(far == 1 ? " is" : "s are") far from \(far == 1 ? "its" : "their") "
          + "segment: no nearer to its center than to the mean of all."
          + (isForTerminal ? " --leftover leave takes \(far == 1 ? "it" : "them") out." : ""))
    }
    let mixed = segments.count { $0.isMixed }
    if mixed > 0 {
      sentences.append(
        "\(DecimalText.whole(mixed)) \(mixed == 1 ? "segment is" : "segments are") mixed: \(unit)s of kinds that are "
          + "too few for a segment of their own."
          + (isForTerminal ? " --leftover leave leaves them over." : ""))
    }
    let plain = segments.count { $0.makeup?.isFirmographicOnly == true }
    if plain > 0 {
      sentences.append(
        "\(DecimalText.whole(plain)) \(plain == 1 ? "segment is" : "segments are") set apart by firmographics alone; "
          + "segments defined by the problem being solved tend to do better.")
    }
    return sentences
  }

  /// Returns what rates of segments mean that were made after the deals, in a sentence; none where they were not.
  static func hindsight(_ evidence: [SegmentEvidence]) -> [String] {
    evidence.contains(where: \.isHindsight)
      ? [
        "Rates say what the members did before they were put together: a description, no proof."
      ] : []
  }

  /// Returns which coarse segments are proven to win more or less often than the others, in a sentence.
  static func whereWeWin(_ report: RunReport) -> [String] {
    guard let backtest = report.backtest, backtest.hasWin, backtest.marketSegments.count > 1,
      !backtest.marketSegments.contains(where: \.isHindsight)
    else { return hindsight(report.backtest?.marketSegments ?? []) }
    let names = Dictionary(
      (report.segmentation?.marketSegments ?? []).map { ($0.number, $0.name) },
      uniquingKeysWith: { first, _ in first })
    let proven = backtest.marketSegments.filter { $0.adjustedP < 0.05 }.map {
      "\(names[$0.number] ?? "") (\(DecimalText.percent($0.rate.value)))"
    }
    let noun = backtest.measure == .conversion ? "conversion" : "win rate"
    return [
      proven.isEmpty
        ? "No part of the market is proven to differ from the others in \(noun)."
        : "Proven to differ from the other parts in \(noun): " + proven.joined(separator: "; ")
          + "."
    ]
  }

  /// Returns the marks of one segment, in a few words each.
  static func marks(_ segment: Segment) -> [String] {
    var marks: [String] = []
    if segment.isMixed { marks.append("mixed: of kinds too few for a segment of their own") }
    if segment.makeup?.isFirmographicOnly == true { marks.append("firmographics alone") }
    return marks
  }

  /// Returns a rule with how well it picks.
  static func rule(_ rule: SegmentRule) -> String {
    "Rule: \(rule.text). \(DecimalText.percent(rule.precision, places: 0)) of those it picks are members, and it picks "
      + "\(DecimalText.percent(rule.recall, places: 0)) of the members."
  }
}
