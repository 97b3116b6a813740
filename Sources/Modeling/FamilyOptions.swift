/// The four signal families.
public enum SignalFamily: String, Sendable, CaseIterable {
  case firmographic, technographic, intent, engagement
}

/// What describes an account in one signal family, for clustering.
public struct FamilyOptions: Sendable {
  /// The family.
  public var family: SignalFamily
  /// Its weight beside the other families; 0 leaves it out of clustering.
  public var weight: Double
  /// The fields, in file order: account columns, or `signals.KIND` for the decayed count of a kind of signal.
  public var features: [Feature]

  /// One field and how it becomes numbers.
  public struct Feature: Sendable, Equatable {
    /// The field of an account column, or `signals.KIND`.
    public var field: String
    /// How numbers are transformed; categories without an order and tags have one way only.
    public var transform: Transform
    /// The levels of a category from low to high, which make a number of it; nothing for one without an order.
    public var order: [String]?
    /// Days until a date, or a signal, counts half; a date without it is an age in days.
    public var halfLifeDays: Double?
    /// Where the model file writes it.
    public var place: ModelPlace

    /// How a number is transformed before it is scaled.
    public enum Transform: String, Sendable, CaseIterable {
      case none, log, rank
    }

    /// Creates a feature.
    public init(
      field: String, transform: Transform, order: [String]? = nil, halfLifeDays: Double? = nil,
      place: ModelPlace = .code
    ) {
      self.field = field
      self.transform = transform
      self.order = order
      self.halfLifeDays = halfLifeDays
      self.place = place
    }
  }

  /// Creates options.
  public init(family: SignalFamily, weight: Double, features: [Feature]) {
    self.family = family
    self.weight = weight
    self.features = features
  }
}
