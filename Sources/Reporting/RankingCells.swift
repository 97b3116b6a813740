import Backtesting
import Statistics

/// The figures of a score's ranking as terminal and page print them.
enum RankingCells {
  /// Returns the highest and the lowest score of a decile: "44.2–34".
  static func scores(_ decile: ScoreDecile) -> String {
    let (high, low) = (decile.scores.upperBound, decile.scores.lowerBound)
    return high == low ? score(high) : "\(score(high))–\(score(low))"
  }

  /// Returns a score without needless decimals.
  static func score(_ value: Double) -> String {
    // Told by what is printed: 8.98 is 9 and not 9.0.
    let tenths = (value * 10).rounded() / 10
    return DecimalText.fixed(tenths, places: tenths == tenths.rounded() ? 0 : 1)
  }

  /// Returns a count that cut ties may leave without being whole.
  static func count(_ value: Double) -> String {
    let isWhole = (value - value.rounded()).magnitude < 1e-6
    return DecimalText.fixed(value, places: isWhole ? 0 : 1)
  }

  /// Returns a ratio: "3.5×".
  static func times(_ value: Double) -> String { DecimalText.fixed(value, places: 1) + "×" }

  /// Returns an interval of ratios: "2.2–5.2×".
  static func times(_ interval: ClosedRange<Double>?) -> String {
    guard let interval, interval.lowerBound < interval.upperBound else { return "–" }
    return "\(DecimalText.fixed(interval.lowerBound, places: 1))–\(times(interval.upperBound))"
  }

  /// Returns an interval of shares: "22–52%"; a dash where there is none.
  static func percents(_ interval: ClosedRange<Double>?, places: Int = 1) -> String {
    guard let interval, interval.lowerBound < interval.upperBound else { return "–" }
    return "\(DecimalText.fixed(interval.lowerBound * 100, places: places))–"
      + DecimalText.percent(interval.upperBound, places: places)
  }

  /// Returns the figures beside the area, a sentence each, and what a reader must know about them.
  static func notes(_ ranking: ScoreRanking) -> [String] {
    let distance = RankingText.figure("KS", ranking.kolmogorovSmirnov)
    let precision = RankingText.figure("Average precision", ranking.averagePrecision)
    return [
      "\(distance), between scores of \(score(ranking.bestCut)) and above and those below.",
      "\(precision); a score without meaning has "
        + "\(DecimalText.fixed(ranking.precisionByChance, places: 3)).",
    ] + ranking.notes
  }
}
