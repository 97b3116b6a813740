/// Weights made into whole points whose sum is a given one.
public struct PointRounding: Sendable, Equatable {
  /// What every value was multiplied by before it was rounded; points per unit of the values.
  public let factor: Double
  /// The points of each value.
  public let points: [Int]

  /// Multiplies values so that the positive ones add up to a total, and rounds them to whole points that add up to it exactly.
  ///
  /// The values are the most that each criterion can bring, its weight times its largest value; the total is what the
  /// criteria bring together at present. Positive values are rounded down, and what is missing goes to those that lost most, one
  /// point each; of equal losses to the lower index. A value that is larger than another never has fewer points. Negative values
  /// are multiplied by the same factor and rounded to the nearest. There is nothing where no value is positive, or where a negative
  /// one becomes too large for whole points.
  ///
  /// - Parameters:
  ///   - values: Finite.
  ///   - total: At least 0 and at most 2⁵³.
  ///
  /// > Source: Balinski and Young, "Fair representation", 2001, ISBN 978-0-8157-0111-8, on the method of largest remainders.
  public init?(_ values: [Double], total: Int) {
    precondition(
      total >= 0 && total <= 1 << 53 && values.allSatisfy(\.isFinite),
      "\(values) cannot become \(total) points")
    // In parts of the largest value, so that the sum is not endless.
    let largest = values.max() ?? 0
    guard largest > 0 else { return nil }
    let shares = values.map { $0 / largest }
    let sum = shares.reduce(0) { $0 + max(0, $1) }
    let scaled = shares.map { $0 * Double(total) / sum }
    guard scaled.allSatisfy({ $0 > -0x1p53 }) else { return nil }
    var points = scaled.map { Int($0 > 0 ? $0.rounded(.down) : $0.rounded()) }
    let positive = values.indices.filter { values[$0] > 0 }
    let missing = total - positive.reduce(0) { $0 + points[$1] }
    let byLoss = positive.sorted {
      let (one, other) = (scaled[$0] - Double(points[$0]), scaled[$1] - Double(points[$1]))
      // Of two values that are equal but for rounding the larger one comes first.
      guard one == other else { return one > other }
      return values[$0] == values[$1] ? $0 < $1 : values[$0] > values[$1]
    }
    for place in byLoss.prefix(missing) { points[place] += 1 }
    factor = Double(total) / sum / largest
    self.points = points
  }
}
