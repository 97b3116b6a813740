import Modeling
import Reading
import Scoring

/// A market whose tiers and deals are laid down by counts.
struct TestMarket {
  /// One tier: how many accounts, how many of them won, and what each won deal is worth.
  struct Tier {
    var accounts: Int
    var won: Int
    var lost = 0
    var amount = 1000.0
    var budget: ClosedRange<Double>?
  }

  var tiers: [Tier]
  var unit = DealOptions.Unit.account
  var windowMonths: Int?
  var columns: [Column] = []
  /// Accounts at the front of the first tier that are existing customers.
  var customerCount = 0
  var extraDeals: [DealTable.Deal] = []
  var signals: SignalTable?

  /// The worked example: 40, 120 and 340 accounts, 8, 12 and 6 wins at $200K, $60K and $45K.
  static let workedExample = TestMarket(tiers: [
    Tier(accounts: 40, won: 8, lost: 10, amount: 200_000, budget: 500...2000),
    Tier(accounts: 120, won: 12, lost: 30, amount: 60_000, budget: 200...500),
    Tier(accounts: 340, won: 6, lost: 40, amount: 45_000, budget: 25...100),
  ])

  var count: Int { tiers.reduce(0) { $0 + $1.accounts } }

  var market: Market {
    let names = (0..<count).map { "account \($0)" }
    var deals: [DealTable.Deal] = []
    var first = 0
    for tier in tiers {
      for place in 0..<tier.accounts where place < tier.won + tier.lost {
        deals.append(
          DealTable.Deal(
            id: "d\(first + place)", account: first + place, accountReference: "",
            outcome: place < tier.won ? .won : .lost, amount: tier.amount, created: nil,
            closed: nil, line: deals.count + 2))
      }
      first += tier.accounts
    }
    return Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: columns, lines: Array(2..<count + 2)),
      deals: DealTable(source: "deals.csv", deals: deals + extraDeals), signals: signals)
  }

  var scores: ScoredAccounts {
    let labels = tiers.enumerated().flatMap { place, tier in
      [Int](repeating: place + 1, count: tier.accounts)
    }
    return ScoredAccounts(
      asOf: nil, criteria: [], groupNames: [], groupMaxima: [],
      groupScores: [], totals: [Int32](repeating: 0, count: count), tiers: labels,
      reasons: (0..<count).map { $0 < customerCount ? .existingCustomer : .rule })
  }

  var model: Model {
    Model(
      name: "Test", accounts: SourceOptions(path: "accounts.csv"),
      deals: DealOptions(
        source: SourceOptions(path: "deals.csv"), outcome: .usual, unit: unit,
        windowMonths: windowMonths),
      signals: nil, contacts: nil, families: [], groups: [],
      tiers: tiers.enumerated().map { place, tier in
        TierRule(tier: place + 1, condition: nil, budgetPerMonth: tier.budget)
      },
      customers: nil,
      segments: SegmentOptions(tiers: [2], sizes: 5...15, nameFields: [], marketSegmentCount: 0),
      isSuggested: false)
  }
}
