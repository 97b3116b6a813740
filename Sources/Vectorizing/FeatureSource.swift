import Modeling
import Reading

/// Where the values of fields come from.
struct FeatureSource {
  let market: Market
  let accounts: [Int]
  let asOf: CalendarDate?
  /// Whether the accounts are all accounts in their order, so that nothing has to be picked.
  private let isWhole: Bool

  init(market: Market, accounts: [Int], asOf: CalendarDate?) {
    (self.market, self.accounts, self.asOf) = (market, accounts, asOf)
    isWhole = accounts.elementsEqual(0..<market.accounts.count)
  }

  private func picked<Value>(_ values: [Value]) -> [Value] {
    isWhole ? values : accounts.map { values[$0] }
  }

  /// Returns a field's values.
  func values(_ feature: FamilyOptions.Feature) throws(VectorizingError) -> FeatureValues {
    let signalPrefix = "signals."
    if feature.field.hasPrefix(signalPrefix) {
      return .numbers(
        signals(
          kind: String(feature.field.dropFirst(signalPrefix.count)),
          halfLifeDays: feature.halfLifeDays ?? AccountEncoder.signalHalfLifeDays))
    }
    guard let column = market.accounts.column(feature.field) else {
      throw .unknownField(
        feature.field, source: market.accounts.source,
        suggestion: nearestName(to: feature.field, among: market.accounts.columns.map(\.field)))
    }
    if feature.order != nil, !isCategory(column) {
      throw .noLevelsToOrder(feature.field, source: market.accounts.source)
    }
    if feature.halfLifeDays != nil {
      guard case .date = column.values else {
        throw .noDate(feature.field, source: market.accounts.source)
      }
    }
    switch column.values {
    case .number(let values):
      return .numbers(picked(values))
    case .category(let codes, let levels):
      return .levels(codes: picked(codes), levels: levels)
    case .yesNo(let answers):
      return .levels(
        codes: accounts.map { row in answers[row].map { $0 ? 0 : 1 } ?? -1 }, levels: ["yes", "no"])
    case .tags(let lists):
      return .tags(lists, rows: accounts)
    case .date(let dates):
      return .numbers(
        try ages(accounts.map { dates[$0] }, feature))
    case .text:
      throw .textField(feature.field, source: market.accounts.source)
    }
  }

  private func isCategory(_ column: Column) -> Bool {
    switch column.values {
    case .category, .yesNo: true
    default: false
    }
  }

  /// Ages in days, or 0.5^(age ÷ half-life) with one; a date after the as-of day does not exist yet.
  private func ages(
    _ dates: [CalendarDate?], _ feature: FamilyOptions.Feature
  ) throws(VectorizingError) -> [Double] {
    if feature.halfLifeDays != nil, asOf == nil {
      throw .noDay(feature.field)
    }
    // Without an as-of day, the day number, which differs from the age by a constant only.
    let origin = asOf ?? CalendarDate(dayNumber: 0)
    return dates.map { date in
      guard let date, asOf == nil || date <= origin else { return .nan }
      let age = Double(origin.days(since: date))
      return feature.halfLifeDays.map { Recency.weight(age: age, halfLife: $0) } ?? age
    }
  }

  private func signals(kind: String, halfLifeDays: Double) -> [Double] {
    guard let asOf, let table = market.signals, let code = table.kinds.firstIndex(of: kind) else {
      return [Double](repeating: 0, count: accounts.count)
    }
    let counts = SignalCounts(
      signals: table.signals, asOf: asOf, accountCount: market.accounts.count
    ).weights(kind: Int32(code), halfLifeDays: halfLifeDays)
    return picked(counts)
  }
}
