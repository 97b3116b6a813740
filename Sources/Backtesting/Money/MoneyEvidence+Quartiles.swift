import Statistics

extension MoneyEvidence {
  /// The middle half of some values, and how far the others lie from it.
  ///
  /// > Source: Tukey, "Exploratory Data Analysis", 1977, chapter 2, for the whiskers; quartiles between two values in
  /// > proportion (definition 7 of Hyndman and Fan, 1996, DOI 10.1080/00031305.1996.10473566) and not Tukey's hinges.
  public struct Quartiles: Sendable, Equatable {
    /// A quarter of the values are at most this.
    public let lower: Double
    /// Half of them.
    public let median: Double
    /// Three quarters of them.
    public let upper: Double
    /// How many values there are.
    public let count: Int
    /// The lowest and the highest value.
    public let range: ClosedRange<Double>
    /// The lowest and the highest of the values that lie at most 1.5 times the middle half's width beyond it.
    public let whiskers: ClosedRange<Double>
    /// How many values lie beyond the whiskers.
    public let outsideCount: Int

    /// Creates quartiles; without a range, that of the middle half.
    public init(
      lower: Double, median: Double, upper: Double, count: Int, range: ClosedRange<Double>? = nil,
      whiskers: ClosedRange<Double>? = nil, outsideCount: Int = 0
    ) {
      (self.lower, self.median, self.upper, self.count) = (lower, median, upper, count)
      self.range = range ?? lower...upper
      self.whiskers = whiskers ?? self.range
      self.outsideCount = outsideCount
    }

    /// Finds the quartiles of ascending values; nothing without any.
    ///
    /// - Complexity: O(n).
    package init?(ofSorted values: [Double]) {
      guard let first = values.first, let last = values.last else { return nil }
      let ends = [0.25, 0.5, 0.75].map { Quantile.value(at: $0, ofSorted: values) }
      let reach = 1.5 * (ends[2] - ends[0])
      let near = values.filter { ends[0] - reach <= $0 && $0 <= ends[2] + reach }
      self.init(
        lower: ends[0], median: ends[1], upper: ends[2], count: values.count, range: first...last,
        whiskers: near.first.map { $0...(near.last ?? $0) }, outsideCount: values.count - near.count
      )
    }
  }
}
