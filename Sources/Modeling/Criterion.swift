/// One criterion: a field and the points that its values give, in hundredths of a point.
public struct Criterion: Sendable, Equatable {
  /// The name in outputs; the field's own where the model gives no other.
  public var label: String
  /// The field of an account column, `signals.KIND`, `signals` for all kinds, or `contacts.…`.
  public var field: String
  /// Which signals count and how; nothing for a field that is no signal.
  public var signals: SignalMeasure?
  /// How values become points.
  public var points: Points
  /// The points of an account without a value.
  public var missing: Int
  /// By how much all its points count, in hundredths: 100 as they are written, 150 half as much again.
  public var factor: Int
  /// Where the model file writes it.
  public var place: ModelPlace

  /// How values become points, in hundredths of a point.
  public enum Points: Sendable, Equatable {
    /// The same points for every account.
    case always(Int)
    /// Points by category or tag (the highest that applies), compared without case; others give `other`.
    case levels([Level], other: Int)
    /// Points by range of a number or of a range's midpoint; outside all bands it is 0.
    case bands([Band])
    /// Points per unit of a number or per signal, up to a cap; a signal weighs less with age where there is a decay.
    case per(points: Int, cap: Int, decay: Decay?)
    /// Points for yes (or for any value of a text, date or tag column).
    case present(Int)
    /// Points that decay since a date column's day or the last signal; dates after the as-of date do not exist.
    case recency(points: Int, decay: Decay)
    /// Points of the first step that the age of a date or of the last signal is within.
    case steps([Step])
  }

  /// A level and its points.
  public struct Level: Sendable, Equatable {
    /// The category or tag.
    public var name: String
    /// Hundredths of a point.
    public var points: Int

    /// Creates a level.
    public init(name: String, points: Int) {
      self.name = name
      self.points = points
    }
  }

  /// A closed range and its points.
  public struct Band: Sendable, Equatable {
    /// The least value; -infinity where open.
    public var lower: Double
    /// The greatest value, included; infinity where open.
    public var upper: Double
    /// Hundredths of a point.
    public var points: Int

    /// Creates a band.
    public init(lower: Double, upper: Double, points: Int) {
      self.lower = lower
      self.upper = upper
      self.points = points
    }
  }

  /// Days and the points of what is no older.
  public struct Step: Sendable, Equatable {
    /// The greatest age in days, included.
    public var days: Double
    /// Hundredths of a point.
    public var points: Int

    /// Creates a step.
    public init(days: Double, points: Int) {
      self.days = days
      self.points = points
    }
  }

  /// Creates a criterion.
  public init(
    field: String, points: Points, missing: Int = 0, factor: Int = 100, label: String? = nil,
    signals: SignalMeasure? = nil, place: ModelPlace = .code
  ) {
    precondition(factor >= 0, "points count 0 times or more, not \(factor) hundredths")
    self.factor = factor
    self.label = label ?? field
    self.field = field
    self.signals = signals ?? SignalMeasure(field: field)
    self.points = points
    self.missing = missing
    self.place = place
  }

  /// Returns points as they count with a factor in hundredths: rounded to the nearest hundredth, halves away from zero.
  ///
  /// Whole numbers all through, so that every program that follows it gets the same points.
  public static func counted(_ points: Int, factor: Int) -> Int {
    let product = points * factor
    return (product + (product < 0 ? -50 : 50)) / 100
  }

  /// The least and the most that the criterion can give by itself, in hundredths of a point.
  public var attainable: ClosedRange<Int> {
    let written = attainableAsWritten
    return Self.counted(
      written.lowerBound, factor: factor)...Self.counted(
        written.upperBound, factor: factor)
  }

  /// The same before the factor.
  var attainableAsWritten: ClosedRange<Int> {
    if case .always(let points) = points { return points...points }
    let given: [Int] =
      switch points {
      case .always(let points): [points]
      case .levels(let levels, let other): levels.map(\.points) + [other]
      case .bands(let bands): bands.map(\.points) + [0]
      case .per(_, let cap, _): [0, cap]
      case .present(let points): [0, points]
      // Rounded as scores are, halves away from zero.
      case .recency(let points, let decay):
        [0, Int((Double(points) * decay.most).rounded(.toNearestOrAwayFromZero))]
      case .steps(let steps): steps.map(\.points) + [0]
      }
    let all = signals == nil ? given + [missing] : given
    return (all.min() ?? 0)...(all.max() ?? 0)
  }
}
