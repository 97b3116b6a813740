/// A group of criteria whose points are added: fit, intent, engagement, relationship, value.
public struct ScoreGroup: Sendable, Equatable {
  /// The name that tier rules use.
  public var name: String
  /// The least that the group can give, in hundredths of a point; 0 or below.
  public var minimum: Int
  /// The most that the group can give, in hundredths of a point; 0 or above.
  public var maximum: Int
  /// The criteria, in file order.
  public var criteria: [Criterion]
  /// Where the model file writes it.
  public var place: ModelPlace

  /// Creates a group.
  public init(
    name: String, minimum: Int = 0, maximum: Int, criteria: [Criterion], place: ModelPlace = .code
  ) {
    precondition(
      minimum <= 0 && maximum >= 0, "a group from \(minimum) to \(maximum) does not hold 0")
    self.name = name
    self.minimum = minimum
    self.maximum = maximum
    self.criteria = criteria
    self.place = place
  }

  /// The least and the most that the criteria can give together, within the group's own bounds.
  public var attainable: ClosedRange<Int> {
    let low = criteria.reduce(0) { $0 + $1.attainable.lowerBound }
    let high = criteria.reduce(0) { $0 + $1.attainable.upperBound }
    return min(max(low, minimum), maximum)...max(min(high, maximum), minimum)
  }
}
