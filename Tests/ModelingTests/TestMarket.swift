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
