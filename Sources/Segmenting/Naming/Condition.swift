extension Segment {
  /// What can be true of an account, in original units, so that anybody can check it against the table.
  public struct Condition: Sendable, Hashable {
    /// The field of an account column, or `signals.KIND`.
    public let field: String
    /// What is asked of it; an account whose value is not known does not meet it.
    public let test: Test

    /// What is asked of a field.
    public enum Test: Sendable, Hashable {
      /// The field equals a level; of a yes/no field, "yes".
      case level(String)
      /// The field equals one of some levels.
      case anyLevel([String])
      /// The field's list has a tag.
      case tag(String)
      /// A signal of the kind, or the date, lies 0 to so many days before the as-of day.
      case within(days: Int)
      /// The number lies in a range, ends included.
      case range(ClosedRange<Double>)
    }

    /// Creates a condition.
    public init(field: String, test: Test) {
      self.field = field
      self.test = test
    }

    /// The condition in words: "industry is Logistics", "technologies has SAP", "employees 500–2,000".
    public var text: String {
      let words = PlainWords.field(field)
      switch test {
      case .level(let level): return "\(words) is \(level)"
      case .anyLevel(let levels): return "\(words) is \(PlainWords.list(levels, "or"))"
      case .tag(let tag): return "\(words) has \(tag)"
      case .within(let days): return PlainWords.event(field, days: days)
      case .range(let range): return "\(words) \(RangeWords.text(range, field: field))"
      }
    }
  }
}
