import Modeling
import Statistics

/// Says in sentences how money and time were found, what is missing, and which tiers are small.
struct MoneyText {
  let model: Model
  let report: BacktestReport
  /// The deals of all tiers together.
  let sums: DealSums
  let resampleCount: Int
  /// Whether only deals created in a window are followed.
  let hasWindow: Bool
  /// "account", or "deal" where every deal stands for itself.
  let unit: String

  /// The sentences: what is missing first.
  var sentences: [String] {
    missing + [intervals, budgets, times, kinds, lift, outside].compactMap(\.self) + empty + small
  }

  private var missing: [String] {
    guard sums.resolvedCount > 0 else {
      let open = DecimalText.whole(sums.openCount)
      return [
        sums.openCount == 0
          ? "No deal of these \(unit)s counts, so nothing is known of money and time."
          : "No deal is won or lost yet (\(open) open), so only the pipeline is known."
      ]
    }
    guard sums.wonCount > 0 else {
      return ["No deal is won, so there is no revenue, average deal or cycle."] + dates
    }
    return [amounts, cycles].compactMap(\.self) + dates
  }

  private var amounts: String? {
    let without = sums.wonCount - sums.wonWithAmount
    guard without > 0 else { return nil }
    guard sums.wonWithAmount > 0 else {
      return "No won deal has an amount, so revenue and average deal are not known."
    }
    return
      "\(DecimalText.whole(without)) of \(DecimalText.whole(sums.wonCount)) won deals have no amount: "
      + "revenue is too low by what they are worth, and the average deal rests on the other "
      + "\(DecimalText.whole(sums.wonWithAmount))."
  }

  private var cycles: String? {
    let without = sums.wonCount - sums.cycles.count
    guard without > 0 else { return nil }
    return sums.cycles.isEmpty
      ? "No won deal has both a creation and a close date, so the sales cycle is not known."
      : "\(DecimalText.whole(without)) of \(DecimalText.whole(sums.wonCount)) won deals lack a creation "
        + "or close date, so the cycle rests on the other \(DecimalText.whole(sums.cycles.count))."
  }

  private var dates: [String] {
    guard sums.untimedCount > 0 else { return [] }
    guard sums.times.dealCount > 0 else {
      return [
        "No deal can be followed from creation to close, so time to close and the share won within 3, 6 "
          + "and 12 months are not known."
      ]
    }
    return [
      sums.untimedCount == 1
        ? "1 deal lacks a date or has them in the wrong order, and is left out of the times."
        : "\(DecimalText.whole(sums.untimedCount)) deals lack a date or have them in the wrong order, and "
          + "are left out of the times."
    ]
  }

  private var intervals: String? {
    guard sums.wonWithAmount > 0 else { return nil }
    let units =
      unit == "deal" ? "single deals" : "whole accounts, so that deals of one stay together"
    return
      "Intervals of money are 95%, from \(DecimalText.whole(resampleCount)) draws of \(units) (BCa "
      + "bootstrap); below \(MoneyEvidence.leastWins) \(unit)s with a won amount there are too few wins to "
      + "estimate one."
  }

  private var budgets: String? {
    guard report.all.money?.revenueAtLowBudget != nil, sums.wonWithAmount > 0 else { return nil }
    let one = "\(model.deals?.currency ?? "$")1"
    return "Revenue per \(one) of budget runs from the high to the low end of the budgets."
  }

  /// Whether some deals are not followed as far as the last horizon.
  private var isCutShort: Bool {
    (report.tiers + [report.all]).compactMap(\.money?.wonWithin).contains {
      !$0.isEmpty && $0.count < MoneyEvidence.horizons.count
    }
  }

  private var times: String? {
    guard sums.times.dealCount > 0 else { return nil }
    var parts: [String] = []
    if let time = report.all.money?.timeToClose {
      let half = time.median.map { "Half of the deals are won or lost within \(days($0))" }
      let lower = time.lower.map(DecimalText.whole) ?? "unknown"
      let ends =
        "(95% interval \(lower) to "
        + "\(time.upper.map(days) ?? "longer than deals are followed"))"
      parts.append(
        half.map { "\($0) \(ends)." }
          ?? "Fewer than half of the deals were won or lost in the time that they are followed.")
    }
    parts.append(
      "Won in 3/6/12 mo is the percentage of all deals won within so many months of creation: open deals "
        + "count for as long as they have been open, lost ones as lost"
        + (hasWindow ? "; only deals created in the window are followed" : "")
        + (isCutShort ? "; ? stands where none is followed so long." : "."))
    return parts.joined(separator: " ")
  }

  private func days(_ count: Int) -> String {
    "\(DecimalText.whole(count)) \(count == 1 ? "day" : "days")"
  }

  /// New business and expansion side by side.
  private var kinds: String? {
    let all = [report.all, report.customers].compactMap { $0?.money }
    let sum = { (kind: KeyPath<MoneyEvidence, Rate>) in
      Rate(
        successes: all.reduce(0) { $0 + $1[keyPath: kind].successes },
        trials: all.reduce(0) { $0 + $1[keyPath: kind].trials })
    }
    let (new, old) = (sum(\.newLogo), sum(\.expansion))
    guard old.trials > 0 else { return nil }
    func text(_ rate: Rate) -> String {
      rate.trials == 0
        ? "none resolved"
        : "\(DecimalText.percent(rate.value)) (\(DecimalText.whole(rate.successes)) of "
          + "\(DecimalText.whole(rate.trials)))"
    }
    return
      "Win rate of deals with new customers: \(text(new)); with accounts that were customers before, "
      + "or called expansion or renewal: \(text(old))."
  }

  private var lift: String? {
    let texts = report.tiers.compactMap { tier -> String? in
      guard let lift = tier.money?.lift, let interval = lift.interval else { return nil }
      return "Tier \(tier.tier) \(DecimalText.fixed(lift.value, places: 2))× "
        + "(\(DecimalText.fixed(interval.lowerBound, places: 2))–"
        + "\(DecimalText.fixed(interval.upperBound, places: 2)))"
    }
    return texts.isEmpty ? nil : "Lift with its 95% interval: \(texts.joined(separator: ", "))."
  }

  private var outside: String? {
    guard let outside = report.outside, outside.winRate.successes > 0 else { return nil }
    let count = outside.winRate.successes
    return
      "\(DecimalText.whole(count)) won \(count == 1 ? "deal matches" : "deals match") no account of the "
      + "list: the profile may have a gap there, or the list does."
  }

  /// Tiers of the model without any account.
  private var empty: [String] {
    let held = Set(report.tiers.map(\.tier))
    let tiers = model.tiers.map(\.tier).filter { !held.contains($0) }.sorted()
    guard !tiers.isEmpty else { return [] }
    return [
      "\(Self.names(tiers)) \(tiers.count == 1 ? "holds" : "hold") no \(unit) to compare, so nothing is "
        + "said of \(tiers.count == 1 ? "it" : "them")."
    ]
  }

  private var small: [String] {
    let tiers = report.tiers.filter { $0.money?.isSmall == true }.map(\.tier)
    guard !tiers.isEmpty else { return [] }
    return [
      "* \(Self.names(tiers)) \(tiers.count == 1 ? "has" : "have") fewer than "
        + "\(MoneyEvidence.leastWins) wins or fewer than \(MoneyEvidence.leastAccounts) \(unit)s: read "
        + "\(tiers.count == 1 ? "its" : "their") figures as hints."
    ]
  }

  private static func names(_ tiers: [Int]) -> String {
    guard let last = tiers.last, tiers.count > 1 else {
      return "Tier \(tiers.first.map(String.init) ?? "")"
    }
    return "Tiers \(tiers.dropLast().map(String.init).joined(separator: ", ")) and \(last)"
  }
}
