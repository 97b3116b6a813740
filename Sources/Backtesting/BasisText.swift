import Modeling
import Reading
import Statistics

/// Says in sentences what a back-test counts, and what a reader must bear in mind.
struct BasisText {
  let model: Model
  let market: Market
  let ledger: DealLedger
  let groups: TierGroups
  let measure: BacktestReport.Measure
  let cutoff: CalendarDate?
  let asOf: CalendarDate?
  let hasBudgets: Bool

  /// Returns the sentences, those on the measure first.
  func sentences(after measure: [String]) -> [String] {
    measure + [dependence, time, customers, suggestion, budgets].compactMap { $0 } + leftOut
  }

  /// How many independent deals the deals are worth, where accounts have several.
  private var dependence: String? {
    guard measure == .winRate else { return nil }
    let accounts = groups.tiers.flatMap(\.accounts)
    guard accounts.contains(where: { ledger.counts($0, measure).trials > 1 }) else { return nil }
    let deals = ledger.counts(accounts, measure).trials
    let worth = DealWorth(ledger, accounts: accounts).trials(accounts, measure)
    guard worth < 0.95 * Double(deals) else {
      return "Deals of one account end no more alike than chance would have it."
    }
    return
      "Deals of one account end alike more often than chance would have it: the "
      + "\(DecimalText.whole(deals)) deals tell as much as about \(DecimalText.whole(Int(worth))) "
      + "independent ones, and intervals and tests count them as so many."
  }

  private var time: String {
    if let cutoff, let asOf {
      return "Accounts are scored as of \(cutoff); deals closed after it and up to \(asOf) count. "
        + "Micro-segments of today would be judged by what came before them: it is those made in the same way on "
        + "that first day that are tested."
    }
    guard market.deals?.hasCloseDates == true else {
      return
        "The deals have no close dates, so time order cannot be used: all resolved deals count."
    }
    let window =
      model.deals?.windowMonths != nil && market.signals == nil
      ? " The model's window is not used, because there are no dated signals." : ""
    return "All resolved deals\(asOf.map { " closed up to \($0)" } ?? "") count." + window
  }

  /// Where the mark of a customer may come from the very wins that are counted.
  private var customers: String? {
    let wins = ledger.counts(groups.customers, .winRate).successes
    guard cutoff == nil, wins > 0 else { return nil }
    return
      "Existing customers are marked as they are today: \(DecimalText.whole(wins)) won "
      + "\(wins == 1 ? "deal" : "deals") of theirs may be what made them customers, and then the tiers' "
      + "rates are too low."
  }

  /// What is said of points that come from the deals that judge them.
  static let suggested =
    "The model's points were suggested from these same deals, so its rates flatter it."

  private var suggestion: String? { model.isSuggested ? Self.suggested : nil }

  private var budgets: String? {
    guard hasBudgets, cutoff == nil || model.deals?.windowMonths != 12 else { return nil }
    return
      "Budgets are for one year; revenue is of all the deals that count, whatever time they took."
  }

  private var leftOut: [String] {
    [
      deals(ledger.laterDealCount, "closed after the as-of date", ""),
      cutoff == nil
        ? nil
        : deals(
          ledger.undatedDealCount, "without a close date, which the window needs,",
          "resolved "),
      deals(ledger.unmatchedDealCount, "without a matching account", "resolved "),
    ].compactMap { $0 }
  }

  private func deals(_ count: Int, _ why: String, _ kind: String) -> String? {
    switch count {
    case 0: nil
    case 1: "1 \(kind)deal \(why) is left out."
    default: "\(DecimalText.whole(count)) \(kind)deals \(why) are left out."
    }
  }
}
