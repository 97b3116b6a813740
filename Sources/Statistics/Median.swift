/// The middle of some numbers.
public enum Median {
  /// Returns the median: the middle value, or the mean of the two middle ones; NaN without values.
  public static func of(_ values: some Sequence<Double>) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
