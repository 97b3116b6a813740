/// Dated events of accounts: visits, downloads, topic surges, replies, fundings.
public struct SignalTable: Sendable {
  /// The file's name without its folder.
  public let source: String
  /// One event.
  public struct Signal: Sendable {
    /// The account's row in the account table.
    public var account: Int32
    /// An index into `kinds`.
    public var kind: Int32
    /// The day of the event.
    public var date: CalendarDate
    /// How strong it was; 1 where the export has no such column.
    public var strength: Double
    /// An index into `people`; -1 where unknown.
    public var person: Int32

    /// Creates an event.
    public init(
      account: Int32, kind: Int32, date: CalendarDate, strength: Double, person: Int32
    ) {
      self.account = account
      self.kind = kind
      self.date = date
      self.strength = strength
      self.person = person
    }
  }
  /// The kinds in snake case (`pricing_visit`), in order of first appearance.
  public let kinds: [String]
  /// The people in order of first appearance.
  public let people: [String]
  /// The events, sorted by account, then by date, then in file order.
  public let signals: [Signal]

  /// Creates a table; sorts the events.
  public init(source: String, kinds: [String], people: [String], signals: [Signal]) {
    self.source = source
    self.kinds = kinds
    self.people = people
    self.signals = signals.enumerated().sorted { left, right in
      (left.element.account, left.element.date.dayNumber, left.offset)
        < (right.element.account, right.element.date.dayNumber, right.offset)
    }.map(\.element)
  }
}
