import Modeling
import Reading
import Scoring

/// Makes a plan for every segment.
public struct SegmentPlanner: Sendable {
  private let model: Model
  private let market: Market
  private let scores: ScoredAccounts
  /// Whether each account showed intent or engagement in 90 days; nothing without signals.
  private let isActive: [Bool]?

  /// How many days a signal of interest is fresh.
  static let freshDays = 90

  /// Creates a planner.
  ///
  /// - Parameters:
  ///   - model: The model, whose tiers have owners and budgets.
  ///   - market: The accounts, contacts, signals and deals.
  ///   - scores: The accounts' tiers.
  public init(model: Model, market: Market, scores: ScoredAccounts) {
    (self.model, self.market, self.scores) = (model, market, scores)
    guard let table = market.signals, let asOf = scores.asOf else {
      isActive = nil
      return
    }
    // A trigger happens to a company; interest is what it does.
    isActive = table.hasRecent(
      within: Self.freshDays, of: asOf, accountCount: market.accounts.count
    ) { !TriggerNames.isTrigger($0) }
  }

  /// Adds a plan to every segment.
  ///
  /// - Parameter segments: The segments, named.
  public func add(to segments: inout [Segment]) {
    let ideas = ContentIdeas(
      market: market, segments: segments, asOf: scores.asOf,
      noun: model.accounts == nil ? "deal" : "account")
    for place in segments.indices {
      let segment = segments[place]
      let choice = PlayChoice(
        memberCount: segment.members.count, reachedCount: segment.reach?.accountCount,
        activeCount: isActive.map { active in segment.members.count { active[$0] } }
      ).play
      segments[place].plan = SegmentPlan(
        play: choice.play, reason: choice.reason, owner: owner(segment),
        budgetPerMonth: budget(segment), content: ideas.content(for: segment, play: choice.play))
    }
  }

  private func owner(_ segment: Segment) -> String? {
    let tiers = Set(segment.members.map { scores.tiers[$0] })
    var owners: [String] = []
    for rule in model.tiers where tiers.contains(rule.tier) {
      if let owner = rule.treatment.owner, !owners.contains(owner) { owners.append(owner) }
    }
    return owners.isEmpty ? nil : owners.joined(separator: ", ")
  }

  private func budget(_ segment: Segment) -> ClosedRange<Double>? {
    let budgets = Dictionary(
      model.tiers.map { ($0.tier, $0.budgetPerMonth) }, uniquingKeysWith: { first, _ in first })
    var (low, high, isKnown) = (0.0, 0.0, false)
    for member in segment.members {
      guard let range = budgets[scores.tiers[member]] ?? nil else { continue }
      (low, high, isKnown) = (low + range.lowerBound, high + range.upperBound, true)
    }
    return isKnown ? low...high : nil
  }
}
