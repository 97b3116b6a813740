import Modeling
import Reading

/// Where every account stands with us: net-new, expansion or win-back.
///
/// A column that says so in these words, or in those of a CRM, decides. Else a customer is expansion; an account that
/// has won a deal and is no customer is win-back, unless the deal closed within a year, which makes it a customer that
/// nobody has marked yet; all others are net-new. Deals that closed after the as-of day do not exist.
package enum LifecycleKey {
  /// The name of the key.
  package static let name = "lifecycle"
  /// The levels.
  package static let levels = ["Net-new", "Expansion", "Win-back"]

  /// Returns the key, or nothing where neither a column nor deals tell.
  package static func levels(of market: Market, asOf: CalendarDate?) -> KeyLevels? {
    let told = column(of: market)
    let won = lastWins(of: market, asOf: asOf)
    var answers: [Bool?]?
    if case .yesNo(let values)? = market.accounts.column("existing_customer")?.values {
      answers = values
    }
    guard told != nil || won != nil || answers != nil else { return nil }
    let codes = (0..<market.accounts.count).map { account -> Int32 in
      if let told, told[account] >= 0 { return told[account] }
      if answers?[account] == true { return 1 }
      guard let day = won?[account] ?? nil else { return 0 }
      // Without a column, whoever has bought is a customer.
      guard answers != nil else { return 1 }
      return (asOf.map { $0.days(since: day) <= 365 } ?? false) ? 1 : 2
    }
    var key = KeyLevels(field: name, codes: codes, levels: levels)
    key.isFromDeals = (0..<market.accounts.count).contains { account in
      (told?[account] ?? -1) < 0 && answers?[account] != true && (won?[account] ?? nil) != nil
    }
    return key
  }

  /// Returns the level that the column says, by account; −1 where it says nothing that is known.
  private static func column(of market: Market) -> [Int32]? {
    for field in ["lifecycle", "lifecycle_stage", "account_type"] {
      guard case .category(let codes, let levels)? = market.accounts.column(field)?.values
      else { continue }
      let meanings = levels.map(meaning)
      guard meanings.contains(where: { $0 > 0 }) else { continue }
      return codes.map { $0 < 0 ? -1 : meanings[Int($0)] }
    }
    return nil
  }

  /// Returns the place of a level among net-new, expansion and win-back; −1 for another word.
  package static func meaning(_ level: String) -> Int32 {
    let word = level.lowercased().filter { $0.isLetter }
    if netNew.contains(word) { return 0 }
    if expansion.contains(word) { return 1 }
    return winBack.contains(word) ? 2 : -1
  }

  private static let netNew: Set<String> = [
    "netnew", "new", "newlogo", "newbusiness", "prospect", "prospects", "lead", "subscriber",
    "marketingqualifiedlead", "salesqualifiedlead", "opportunity", "mql", "sql", "target",
  ]
  private static let expansion: Set<String> = [
    "expansion", "customer", "existingcustomer", "activecustomer", "upsell", "crosssell",
    "evangelist", "existingbusiness", "client",
  ]
  private static let winBack: Set<String> = [
    "winback", "formercustomer", "churned", "churnedcustomer", "pastcustomer", "lostcustomer",
    "inactivecustomer", "excustomer", "lapsed", "formerclient",
  ]

  /// Returns the last day on which each account won, or the as-of day of an undated win.
  private static func lastWins(of market: Market, asOf: CalendarDate?) -> [CalendarDate?]? {
    guard let deals = market.deals else { return nil }
    var days = [CalendarDate?](repeating: nil, count: market.accounts.count)
    for deal in deals.deals where deal.outcome == .won {
      guard let account = deal.account else { continue }
      let day = deal.closed ?? asOf ?? CalendarDate(dayNumber: 0)
      if let asOf, day > asOf { continue }
      days[account] = days[account].map { max($0, day) } ?? day
    }
    return days
  }
}
