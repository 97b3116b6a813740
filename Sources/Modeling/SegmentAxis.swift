/// One way to cut accounts into segments: what a segment does not cross, what makes two accounts alike, and who
/// takes part.
public struct SegmentAxis: Sendable {
  /// What `--by` and `by:` call it.
  public var name: String
  /// What a segment does not cross, the strongest first: fields with levels, `trigger` or `lifecycle`.
  public var keys: [String]
  /// The weights of families in place of the model's own; those that are not named keep theirs.
  public var weights: [SignalFamily: Double]
  /// The only fields that make accounts alike; empty for all of `features`.
  public var columns: [String]
  /// The accounts that take part, or nothing for all.
  public var filter: Filter?
  /// The kinds of signals that count as triggers, or fields with dates; empty for those known as triggers.
  public var triggers: [String]
  /// How many days before the as-of day a trigger may lie; that day counts.
  public var windowDays: Int
  /// Where the model file writes it.
  public var place: ModelPlace

  /// The usual window of a trigger.
  public static let usualWindowDays = 90
  /// The axes that every market may have, in the order in which `auto` tries them.
  public static let builtInNames = [
    "vertical", "use-case", "lifecycle", "trigger", "challenge", "stage",
  ]
  /// What `by` says for all families together, without a key.
  public static let blend = "blend"
  /// What `by` says for whichever axis the evidence speaks for.
  public static let auto = "auto"

  /// A condition and where it stands.
  public struct Filter: Sendable {
    /// The condition.
    public var condition: Condition
    /// Where the model file writes it.
    public var place: ModelPlace

    /// Creates a filter.
    public init(condition: Condition, place: ModelPlace = .code) {
      self.condition = condition
      self.place = place
    }
  }

  /// Creates an axis.
  public init(
    name: String, keys: [String] = [], weights: [SignalFamily: Double] = [:],
    columns: [String] = [], filter: Filter? = nil, triggers: [String] = [],
    windowDays: Int = SegmentAxis.usualWindowDays, place: ModelPlace = .code
  ) {
    self.name = name
    self.keys = keys
    self.weights = weights
    self.columns = columns
    self.filter = filter
    self.triggers = triggers
    self.windowDays = windowDays
    self.place = place
  }
}
