/// What is held of a weight before the data speak: a value, how firmly it is held, and the bounds that it may not leave.
public struct WeightPrior: Sendable, Equatable {
  /// The value that the penalty draws the weight to, w₀; log-odds per unit of the column.
  public var value: Double
  /// The size of a change that costs one penalty, s; in the unit of the weight.
  public var scale: Double
  /// The bounds of the weight; either end may be infinite.
  public var bounds: ClosedRange<Double>

  /// Creates a prior.
  ///
  /// - Parameters:
  ///   - value: w₀, finite; it need not lie within the bounds.
  ///   - scale: s, above 0 and finite.
  ///   - bounds: The bounds; all numbers unless said otherwise.
  public init(
    value: Double = 0, scale: Double = 1, bounds: ClosedRange<Double> = -.infinity...(.infinity)
  ) {
    precondition(
      value.isFinite && scale > 0 && scale.isFinite && bounds.lowerBound < .infinity
        && bounds.upperBound > -.infinity,
      "a weight of \(value) ± \(scale) within \(bounds) is none")
    self.value = value
    self.scale = scale
    self.bounds = bounds
  }

  /// The bounds of a weight that must not be negative.
  public static let atLeastZero: ClosedRange<Double> = 0...(.infinity)
  /// The bounds of a weight that must not be positive.
  public static let atMostZero: ClosedRange<Double> = -.infinity...0

  /// The sign that the weight is expected to have: that of a bound at zero, else that of the value; 0 where neither says one.
  public var expectedSign: Int {
    if bounds.lowerBound >= 0 { return bounds.upperBound > 0 ? 1 : 0 }
    if bounds.upperBound <= 0 { return -1 }
    return value > 0 ? 1 : value < 0 ? -1 : 0
  }
}
