import Modeling
import Reading

/// The fields of a market as of a day: columns of accounts, and counts of signals.
struct MarketFields {
  let market: Market
  /// The day after which no signal exists; nothing where no data has a date.
  let asOf: CalendarDate?
  /// The model file, for errors.
  let file: String

  /// The beginning of the name of a count of signals.
  static let signalPrefix = "signals."

  /// The number of accounts.
  var count: Int { market.accounts.count }

  /// Returns the place of a line of the model file.
  func place(_ line: Int) -> ModelPlace {
    ModelPlace(file: file, line: line, column: 0)
  }

  /// Returns the column of a field that has to be there.
  func column(_ field: String, line: Int) throws(ScoringError) -> Column {
    guard let column = market.accounts.column(field) else {
      throw .fieldUnknown(
        place(line), field: field, source: market.accounts.source,
        available: market.accounts.columns.map(\.field))
    }
    return column
  }

  /// Returns the index of the kind of signals that a field such as `signals.visit` counts.
  func signalKind(_ field: String, line: Int) throws(ScoringError) -> Int32 {
    let kinds = market.signals?.kinds ?? []
    guard let index = kinds.firstIndex(of: String(field.dropFirst(Self.signalPrefix.count))) else {
      throw .signalUnknown(
        place(line), field: field, available: kinds.map { Self.signalPrefix + $0 })
    }
    return Int32(index)
  }

  /// Returns whether no row of a column has a value, so that its kind says nothing.
  static func isEmpty(_ column: Column) -> Bool {
    (0..<column.count).allSatisfy(column.isMissing)
  }
}
