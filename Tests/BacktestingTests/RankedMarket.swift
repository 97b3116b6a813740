import Modeling
import Reading
import Scoring

/// A market of accounts with given scores and outcomes, each with a deal that is won or lost.
struct RankedMarket {
  var won: [Bool]
  /// Points in hundredths; descending from 100 for each account when left out.
  var totals: [Int32]
  /// The tier of each account; all in the first when left out.
  var tiers: [Int]
  var unit = DealOptions.Unit.account
  var dealsPerAccount = 1
  /// Accounts at the front that are existing customers.
  var customerCount = 0
  var isSuggested = false

  init(won: [Bool], totals: [Int32]? = nil, tiers: [Int]? = nil) {
    self.won = won
    self.totals = totals ?? won.indices.map { 100 * Int32(won.count - $0) }
    self.tiers = tiers ?? won.map { _ in 1 }
  }

  var market: Market {
    let names = won.indices.map { "account \($0)" }
    let deals = won.indices.flatMap { account in
      (0..<dealsPerAccount).map {
        DealTable.Deal(
          id: "\(account)/\($0)", account: account, accountReference: "",
          outcome: won[account] ? .won : .lost, amount: 1, created: nil, closed: nil, line: 2)
      }
    }
    return Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: [], lines: Array(2..<won.count + 2)),
      deals: DealTable(source: "deals.csv", deals: deals))
  }

  var scores: ScoredAccounts {
    ScoredAccounts(
      asOf: nil, criteria: [], groupNames: ["points"], groupMaxima: [10_000],
      groupScores: totals, totals: totals,
      tiers: tiers, reasons: won.indices.map { $0 < customerCount ? .existingCustomer : .rule })
  }

  var model: Model {
    Model(
      name: "Test", accounts: SourceOptions(path: "accounts.csv"),
      deals: DealOptions(
        source: SourceOptions(path: "deals.csv"), outcome: .usual, unit: unit, windowMonths: nil),
      signals: nil, contacts: nil, families: [], groups: [],
      tiers: Set(tiers).sorted().map { TierRule(tier: $0, condition: nil) }, customers: nil,
      segments: SegmentOptions(tiers: [2], sizes: 5...15, nameFields: [], marketSegmentCount: 0),
      isSuggested: isSuggested)
  }
}
