import Modeling
import Reading

/// The fields of a market as of a day: columns of accounts, signals and contacts.
struct MarketFields: Sendable {
  let market: Market
  /// The day after which nothing exists; nothing where no data has a date.
  let asOf: CalendarDate?

  /// The beginning of the name of a count of contacts.
  static let contactPrefix = "contacts."
  private let contactTally: ContactTally?

  /// Creates the fields of a market as of a day.
  init(market: Market, asOf: CalendarDate?) {
    self.market = market
    self.asOf = asOf
    contactTally = market.contacts.map { table in
      ContactTally(table.contacts, accountCount: market.accounts.count)
    }
  }

  /// The number of accounts.
  var count: Int { market.accounts.count }

  /// Every name that a criterion or a condition may use.
  var names: [String] {
    market.accounts.columns.map(\.field)
      + (market.signals?.kinds ?? []).map { SignalMeasure.prefix + $0 }
      + (market.contacts == nil ? [] : ContactTally.names.map { Self.contactPrefix + $0 })
  }

  /// Returns the column of a field that has to be there.
  func column(_ field: String, at place: ModelPlace) throws(ScoringError) -> Column {
    guard let column = market.accounts.column(field) else {
      throw .fieldUnknown(
        place, field: field, source: market.accounts.source, available: names)
    }
    return column
  }

  /// Returns the counts of contacts that a field such as `contacts.decision_makers` names, n.
  func contactCounts(_ field: String, at place: ModelPlace) throws(ScoringError) -> [Int32] {
    let name = String(field.dropFirst(Self.contactPrefix.count))
    guard ContactTally.names.contains(name) else {
      throw .fieldUnknown(
        place, field: field, source: "the contacts",
        available: ContactTally.names.map { Self.contactPrefix + $0 })
    }
    guard let contactTally else { throw .contactsMissing(place, field: field) }
    return contactTally.counts[name] ?? []
  }

  /// Returns whether no row of a column has a value, so that its kind says nothing.
  static func isEmpty(_ column: Column) -> Bool {
    (0..<column.count).allSatisfy(column.isMissing)
  }
}
