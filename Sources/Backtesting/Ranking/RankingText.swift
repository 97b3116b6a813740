import Statistics

/// Figures of a ranking in words.
package enum RankingText {
  /// Returns the figure with its interval: "AUC 0.756, 95% interval 0.682 to 0.817".
  package static func figure(_ name: String, _ figure: RankingFigure) -> String {
    let value = "\(name) \(DecimalText.fixed(figure.value, places: 3))"
    guard let interval = figure.interval else { return value }
    return "\(value), 95% interval \(bounds(interval))"
  }

  /// Returns the ends of an interval: "0.682 to 0.817".
  package static func bounds(_ interval: ClosedRange<Double>) -> String {
    "\(DecimalText.fixed(interval.lowerBound, places: 3)) to "
      + DecimalText.fixed(interval.upperBound, places: 3)
  }

  /// Returns a difference with its sign: "+0.051".
  package static func signed(_ value: Double) -> String {
    let text = DecimalText.fixed(value, places: 3)
    return value > 0 && text != "0.000" ? "+" + text : text
  }
}
