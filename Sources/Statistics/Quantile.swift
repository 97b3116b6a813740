/// Quantiles of sorted values.
public enum Quantile {
  /// Returns the quantile at a level between 0 and 1, between two values in proportion; NaN without values.
  ///
  /// At one half it is the median.
  ///
  /// > Source: Hyndman and Fan, "Sample quantiles in statistical packages", 1996,
  /// > DOI 10.1080/00031305.1996.10473566, definition 7.
  public static func value(at level: Double, ofSorted values: [Double]) -> Double {
    precondition(level >= 0 && level <= 1, "\(level) is no level")
    guard let last = values.last else { return .nan }
    let place = level * Double(values.count - 1)
    let low = Int(place)
    guard low + 1 < values.count else { return last }
    return values[low] + (place - Double(low)) * (values[low + 1] - values[low])
  }
}
