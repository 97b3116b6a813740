/// A short description that almost picks the members out of all segmented accounts.
public struct SegmentRule: Sendable, Equatable {
  /// Up to three conditions, all of which must hold.
  public let conditions: [Segment.Condition]
  /// The share of the accounts it picks that are members.
  public let precision: Double
  /// The share of the members that it picks.
  public let recall: Double

  /// The harmonic mean of precision and recall.
  public var f1: Double { 2 * precision * recall / (precision + recall) }

  /// The rule in words: "industry is Logistics and technologies has SAP and employees 500–2,000".
  public var text: String { conditions.map(\.text).joined(separator: " and ") }

  /// A rule with a smaller F1 is not worth its words and is not given.
  public static let leastF1 = 0.7

  /// Creates a rule.
  public init(conditions: [Segment.Condition], precision: Double, recall: Double) {
    self.conditions = conditions
    self.precision = precision
    self.recall = recall
  }
}
