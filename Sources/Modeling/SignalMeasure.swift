/// Which signals of an account count, and what is counted.
public struct SignalMeasure: Sendable, Equatable {
  /// The kinds that count; empty means all.
  public var kinds: [String]
  /// What is counted.
  public var count: Count
  /// The strengths that count, such as a surge score of 60 and above; nothing means all.
  public var strength: ClosedRange<Double>?
  /// The greatest age in days, included; nothing means any.
  public var withinDays: Double?
  /// The most points of one kind alone, in hundredths; nothing means no such limit.
  public var kindCap: Int?
  /// The most points of one kind on one day, in hundredths and before decay; nothing means no such limit.
  public var dayCap: Int?

  /// What is counted.
  public enum Count: String, Sendable, CaseIterable {
    /// Every signal.
    case signals
    /// Different kinds (topics); the age of a kind is that of its last signal.
    case kinds
    /// Different people; the age of a person is that of their last signal.
    case people
    /// Different kinds in percent of those that the measure names, or of all there are.
    case share
  }

  /// The field that counts every kind.
  public static let allKinds = "signals"
  /// The beginning of a field that counts one kind.
  public static let prefix = "signals."

  /// Creates a measure.
  public init(
    kinds: [String], count: Count = .signals, strength: ClosedRange<Double>? = nil,
    withinDays: Double? = nil, kindCap: Int? = nil, dayCap: Int? = nil
  ) {
    self.kinds = kinds
    self.count = count
    self.strength = strength
    self.withinDays = withinDays
    self.kindCap = kindCap
    self.dayCap = dayCap
  }

  /// Creates the plain count of `signals` or `signals.KIND`; nothing for another field.
  public init?(field: String) {
    if field == Self.allKinds {
      self.init(kinds: [])
    } else if field.hasPrefix(Self.prefix) {
      self.init(kinds: [String(field.dropFirst(Self.prefix.count))])
    } else {
      return nil
    }
  }
}
