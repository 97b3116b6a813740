import Modeling
import Reading
import Statistics

/// Says why an account is in its tier, what sets it apart from another, and what would move it up.
///
/// What conditions ask about is looked up once, so that each account afterwards takes no pass over the market.
public struct Explanation: Sendable {
  let model: Model
  let market: Market
  let scores: ScoredAccounts
  let fields: MarketFields
  let criteria: [Criterion]
  /// How many criteria a sentence names.
  static let longest = 3

  /// One row of the table of an account: a criterion and what it gives.
  public struct Row: Sendable, Equatable {
    /// The name of its group.
    public let group: String
    /// Its own name.
    public let criterion: String
    /// What the account has, in words.
    public let value: String
    /// What it gives, in hundredths of a point, after the group's cap.
    public let points: Int
    /// The most that it can give, in hundredths of a point.
    public let most: Int
    /// Whether the value is what is so today and not on the as-of day.
    public let isUndated: Bool
  }

  /// Creates explanations of the scores that a model gave to a market.
  public init(model: Model, market: Market, scores: ScoredAccounts) {
    precondition(
      market.accounts.count == scores.count,
      "\(market.accounts.count) accounts do not match \(scores.count) scores")
    self.model = model
    self.market = market
    self.scores = scores
    fields = MarketFields(market: market, asOf: scores.asOf)
    criteria = model.groups.flatMap(\.criteria)
  }

  /// The day after which nothing exists; nothing where no data has a date.
  public var asOf: CalendarDate? { scores.asOf }

  /// Returns the table of one account, a row for each criterion; the points sum to its score.
  public func rows(account: Int) -> [Row] {
    let contributions = scores.contributions(ofAccount: account)
    let values = ValueText(fields: fields)
    return criteria.indices.map { index in
      Row(
        group: scores.criteria[index].group, criterion: scores.criteria[index].field,
        value: values.value(criteria[index], account: account), points: Int(contributions[index]),
        most: criteria[index].attainable.upperBound, isUndated: scores.criteria[index].isUndated)
    }
  }

  /// Returns the sentence for one account, with its strongest contributions and the rule.
  public func sentence(account: Int) -> String {
    let isMarked = scores.isCustomer(account) && !scores.reasons[account].isFixed
    let name = market.accounts.names[account] + (isMarked ? ", an existing customer," : "")
    let tier = tierName(scores.tiers[account])
    let points = PointText.text(Int(scores.totals[account]))
    let most = PointText.text(scores.groupMaxima.reduce(0, +))
    let hasScore = !scores.groupMaxima.isEmpty
    let total = hasScore ? " with \(points) of \(most) points" : ""
    switch scores.reasons[account] {
    case .existingCustomer:
      let rule = model.customers.map { " (\($0.condition))" } ?? ""
      return "\(name) is in \(tier) as an existing customer\(rule), whatever its score"
        + (hasScore ? " of \(points)." : ".")
    case .override(let index):
      return "\(name) is in \(tier) by an override, whatever its score"
        + (hasScore ? " of \(points): " : ": ")
        + "\(overrideReason(Int(index), account: account))."
    case .disqualified(let index):
      let rule = model.disqualifiers[Int(index)]
      return "\(name) is in \(tier) because it is disqualified, whatever its score"
        + (hasScore ? " of \(points): " : ": ") + "\(rule.reason) (\(rule.condition))."
    case .gate(let index):
      let gate = model.gates[Int(index)]
      return
        "\(name) is in \(tier)\(total)\(strongest(account)): it is kept out of the tiers above, "
        + "since \(gate.condition) (\(gate.reason))."
    case .capacity(let full):
      return "\(name) is in \(tier)\(total)\(strongest(account)): it qualifies for "
        + "\(tierName(Int(full))), which is full."
    case .rule, .noRule:
      return "\(name) is in \(tier)\(total)\(strongest(account)): "
        + ruleText(scores.tiers[account], isByRule: scores.reasons[account] == .rule) + "."
    }
  }

  /// Returns a tier as sentences name it: `Tier 1`, or `Tier 1 (Active Focus)`.
  func tierName(_ tier: Int) -> String {
    let name = model.tiers.first { $0.tier == tier }?.name
    return "Tier \(tier)" + (name.map { " (\($0))" } ?? "")
  }

  /// Returns the reason that sales gave.
  func overrideReason(_ index: Int, account: Int) -> String {
    ReasonText(model: model, accounts: market.accounts).overrideReason(index, account: account)
  }

  /// Returns the rule that put an account into a tier, or the one of the tier above that did not.
  private func ruleText(_ tier: Int, isByRule: Bool) -> String {
    if isByRule, let condition = model.tiers.first(where: { $0.tier == tier })?.condition {
      return "\(condition) holds"
    }
    guard let above = model.tiers.last(where: { $0.tier < tier }), let condition = above.condition
    else { return "there is no other tier" }
    return "\(condition), which \(tierName(above.tier)) asks for, does not hold"
  }

  /// Returns what gives the most points, and what takes the most off.
  private func strongest(_ account: Int) -> String {
    let contributions = scores.contributions(ofAccount: account)
    let order = contributions.indices.sorted {
      (contributions[$1].magnitude, $0) < (contributions[$0].magnitude, $1)
    }
    let values = ValueText(fields: fields)
    func part(_ index: Int) -> String {
      "\(values.phrase(criteria[index], account: account)) (\(Self.signed(Int(contributions[index]))))"
    }
    let gains = order.filter { contributions[$0] > 0 }.prefix(Self.longest).map(part)
    let loss = order.first { contributions[$0] < 0 }.map(part)
    let above = gains.isEmpty ? "" : ", above all for " + gains.joined(separator: ", ")
    return above + (loss.map { ", with points off for \($0)" } ?? "")
  }

  /// Returns points with their sign: `+12`, `-3.5`.
  static func signed(_ hundredths: Int) -> String {
    (hundredths > 0 ? "+" : "") + PointText.text(hundredths)
  }
}
