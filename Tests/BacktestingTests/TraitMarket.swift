import Modeling
import Reading
import Scoring
import Statistics

/// A market of accounts in two tiers with a column or more, and dated deals.
struct TraitMarket {
  var columns: [Column] = []
  var tiers: [Int]
  var deals: [DealTable.Deal] = []
  var dealColumns: [Column] = []
  var definitions: [Definition] = []
  var isSuggested = false
  var asOf = CalendarDate("2026-06-30")
  var hasAccounts = true

  var count: Int { tiers.count }

  var market: Market {
    let names = (0..<count).map { "account \($0)" }
    return Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: columns, lines: Array(2..<count + 2)),
      deals: DealTable(source: "deals.csv", deals: deals, columns: dealColumns))
  }

  /// Tiers by a column of numbers, so that a scorer gives them.
  var model: Model {
    var model = Model(
      name: "Test", accounts: hasAccounts ? SourceOptions(path: "accounts.csv") : nil,
      deals: DealOptions(
        source: SourceOptions(path: "deals.csv"), outcome: .usual,
        unit: hasAccounts ? .account : .deal, windowMonths: nil),
      signals: nil, contacts: nil, families: [], groups: [],
      tiers: [
        TierRule(tier: 1, condition: .number(name: "owner_mark", .lessOrEqual, 1)),
        TierRule(tier: 2, condition: .number(name: "owner_mark", .lessOrEqual, 2)),
        TierRule(tier: 3, condition: nil),
      ], customers: nil,
      segments: SegmentOptions(tiers: [2], sizes: 5...15, nameFields: [], marketSegmentCount: 0),
      isSuggested: isSuggested)
    model.definitions = definitions
    return model
  }

  /// Adds a deal of an account.
  mutating func add(
    _ outcome: DealOutcome, account: Int?, closed: String? = "2026-03-01", days: Int? = 30,
    amount: Double = 1000, reference: String = "", isExpansion: Bool = false
  ) {
    let close = closed.flatMap { CalendarDate($0) }
    deals.append(
      DealTable.Deal(
        id: "d\(deals.count)", account: account, accountReference: reference, outcome: outcome,
        amount: amount, created: days.flatMap { days in close?.adding(days: -days) }, closed: close,
        line: deals.count + 2, isExpansion: isExpansion))
  }

  /// The market with the column that its tiers come from, which is no trait: it names our own people.
  var marked: TraitMarket {
    var copy = self
    copy.columns.append(
      Column(
        header: "Mark", field: "owner_mark", values: .number(tiers.map(Double.init))))
    return copy
  }
}

/// Returns a category of given texts; an empty one is missing.
func category(_ field: String, _ texts: [String]) -> Column {
  var levels: [String] = []
  let codes = texts.map { text -> Int32 in
    guard !text.isEmpty else { return -1 }
    if let place = levels.firstIndex(of: text) { return Int32(place) }
    levels.append(text)
    return Int32(levels.count - 1)
  }
  return Column(header: field, field: field, values: .category(codes: codes, levels: levels))
}
