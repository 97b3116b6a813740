import Reading

/// Returns a market of columns, with outcomes by account and signals by account, kind and day.
func market(
  _ columns: [Column], deals: [(account: Int, outcome: DealOutcome)]? = nil,
  signals: [(account: Int, kind: String, day: Int)]? = nil
) -> Market {
  let count = columns.first?.count ?? 0
  let names = (0..<count).map { "account-\($0)" }
  var market = Market(
    accounts: AccountTable(
      source: "accounts.csv", ids: names, names: names,
      domains: [String](repeating: "", count: count), columns: columns,
      lines: Array(2..<count + 2)))
  market.deals = deals.map { deals in
    DealTable(
      source: "deals.csv",
      deals: deals.enumerated().map { index, deal in
        .init(
          id: "\(index)", account: deal.account, accountReference: "", outcome: deal.outcome,
          amount: .nan, created: nil, closed: CalendarDate(dayNumber: 20_000), line: index + 2)
      })
  }
  if let signals {
    var kinds: [String] = []
    var events: [SignalTable.Signal] = []
    for (account, kind, day) in signals {
      if !kinds.contains(kind) { kinds.append(kind) }
      events.append(
        .init(
          account: Int32(account), kind: Int32(kinds.firstIndex(of: kind) ?? 0),
          date: CalendarDate(dayNumber: day), strength: 1, person: -1))
    }
    market.signals = SignalTable(
      source: "signals.csv", kinds: kinds, people: [], signals: events)
  }
  return market
}

/// Returns a column of numbers; nothing is missing.
func numbers(_ field: String, _ values: [Double?]) -> Column {
  Column(header: field, field: field, values: .number(values.map { $0 ?? .nan }))
}

/// Returns a column of categories in order of appearance; nothing is missing.
func categories(_ field: String, _ values: [String?]) -> Column {
  var levels: [String] = []
  let codes = values.map { value -> Int32 in
    guard let value else { return -1 }
    if !levels.contains(value) { levels.append(value) }
    return Int32(levels.firstIndex(of: value) ?? -1)
  }
  return Column(header: field, field: field, values: .category(codes: codes, levels: levels))
}

/// Returns a column of answers.
func answers(_ field: String, _ values: [Bool?]) -> Column {
  Column(header: field, field: field, values: .yesNo(values))
}
