import Modeling
import Reading
import Statistics

/// Says in one sentence why an account is in its tier.
public struct Explanation: Sendable {
  private let model: Model
  private let market: Market
  private let scores: ScoredAccounts
  /// How many criteria a sentence names.
  private static let longest = 3

  /// Creates explanations of the scores that a model gave to a market.
  public init(model: Model, market: Market, scores: ScoredAccounts) {
    precondition(
      market.accounts.count == scores.count,
      "\(market.accounts.count) accounts do not match \(scores.count) scores")
    self.model = model
    self.market = market
    self.scores = scores
  }

  /// Returns the sentence for one account, with its strongest contributions and the rule.
  public func sentence(account: Int) -> String {
    let name = market.accounts.names[account]
    let tier = scores.tiers[account]
    let points = PointText.text(Int(scores.totals[account]))
    let most = PointText.text(scores.groupMaxima.reduce(0, +))
    let total = scores.groupMaxima.isEmpty ? "" : " with \(points) of \(most) points"
    if scores.reasons[account] == .existingCustomer {
      let rule = model.customers.map { " (\($0.condition))" } ?? ""
      return "\(name) is in Tier \(tier) as an existing customer\(rule), whatever its score"
        + (scores.groupMaxima.isEmpty ? "." : " of \(points).")
    }
    return "\(name) is in Tier \(tier)\(total)\(strongest(account)): "
      + ruleText(tier, isByRule: scores.reasons[account] == .rule) + "."
  }

  /// Returns the rule that put an account into a tier, or the one of the tier above that did not.
  private func ruleText(_ tier: Int, isByRule: Bool) -> String {
    if isByRule, let condition = model.tiers.first(where: { $0.tier == tier })?.condition {
      return "\(condition) holds"
    }
    guard let above = model.tiers.last(where: { $0.tier < tier }), let condition = above.condition
    else { return "there is no other tier" }
    return "\(condition), which Tier \(above.tier) asks for, does not hold"
  }

  private func strongest(_ account: Int) -> String {
    let contributions = Array(scores.contributions(ofAccount: account))
    let order = contributions.indices.filter { contributions[$0] != 0 }
      .sorted { (contributions[$1].magnitude, $0) < (contributions[$0].magnitude, $1) }
    guard !order.isEmpty else { return "" }
    let criteria = model.groups.flatMap(\.criteria)
    let parts = order.prefix(Self.longest).map { index in
      let points = Int(contributions[index])
      let value = valueText(criteria[index], account: account)
      return "\(value) (\(points > 0 ? "+" : "")\(PointText.text(points)))"
    }
    return ", above all for " + parts.joined(separator: ", ")
  }

  /// Returns the value of a field in words: `industry Software`, `3 signals of pricing_visit`.
  private func valueText(_ criterion: Criterion, account: Int) -> String {
    let field = criterion.field
    if field.hasPrefix(MarketFields.signalPrefix) {
      let count = signalCount(field, account: account)
      let kind = field.dropFirst(MarketFields.signalPrefix.count)
      return "\(count) signal\(count == 1 ? "" : "s") of \(kind)"
    }
    guard let column = market.accounts.column(field), !column.isMissing(account) else {
      return "\(field) unknown"
    }
    switch column.values {
    case .number(let numbers):
      let places = numbers[account] == numbers[account].rounded() ? 0 : 2
      return "\(field) \(DecimalText.fixed(numbers[account], places: places))"
    case .category(let codes, let levels): return "\(field) \(levels[Int(codes[account])])"
    case .tags(let lists):
      return "\(field) \(tag(lists, account: account, criterion) ?? "none of the named")"
    case .date(let days): return "\(field) \(days[account]?.description ?? "")"
    case .yesNo(let answers): return "\(field) \(answers[account] == true ? "yes" : "no")"
    case .text(let texts): return "\(field) \(texts[account])"
    }
  }

  /// Returns the tag that gives the most points, or the first one where points are for any tag.
  private func tag(_ lists: TagLists, account: Int, _ criterion: Criterion) -> String? {
    let tags = lists.codes(ofRow: account).map { lists.levels[Int($0)] }
    guard case .levels(let levels, _) = criterion.points else { return tags.first }
    let named = levels.filter { level in
      tags.contains { $0.lowercased() == level.name.lowercased() }
    }
    return named.max { $0.points < $1.points }?.name
  }

  private func signalCount(_ field: String, account: Int) -> Int {
    guard let table = market.signals, let asOf = scores.asOf,
      let kind = table.kinds.firstIndex(
        of: String(field.dropFirst(MarketFields.signalPrefix.count)))
    else { return 0 }
    // The signals are sorted by account: find the first one of this account by halving.
    var low = 0
    var high = table.signals.count
    while low < high {
      let middle = (low + high) / 2
      if Int(table.signals[middle].account) < account { low = middle + 1 } else { high = middle }
    }
    return table.signals[low...].prefix { Int($0.account) == account }
      .count { Int($0.kind) == kind && $0.date <= asOf }
  }
}
