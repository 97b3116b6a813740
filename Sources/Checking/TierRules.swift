import Modeling
import Reading
import Scoring
import Statistics

/// T: the tiers, their sizes and what they rest on.
struct TierRules {
  let checker: Checker
  let market: Market
  let scores: ScoredAccounts

  /// From the guides: 5 to 20 accounts, and 10 to 50.
  private static let usualSize = 20
  private static let mostAccounts = 50
  private static let mostTiers = 3
  private static let fewestAccounts = 30

  var findings: [Finding] {
    [size, tierCount, firmographicsAlone, fitAlone, accountCount, noRule].compactMap { $0 }
      + checker.model.tiers.filter { $0.tier > 1 }.compactMap(capacity)
  }

  private var size: Finding? {
    guard let rule = checker.model.tiers.first(where: { $0.tier == 1 }) else { return nil }
    let count = scores.tiers.count { $0 == 1 }
    let customers = (0..<scores.count).count {
      scores.tiers[$0] == 1 && scores.reasons[$0] == .existingCustomer
    }
    let among =
      customers > 0 ? " (among them \(counted(customers, "existing customer")))" : ""
    let limit = rule.capacity?.accounts ?? Self.usualSize
    guard count > limit else { return nil }
    let than =
      rule.capacity.map { "and \(workable($0))" } ?? "where 5 to \(Self.usualSize) are usual"
    let most =
      count > Self.mostAccounts && limit < Self.mostAccounts
      ? " (guides allow \(Self.mostAccounts) at the most)" : ""
    return Rule.tierOneTooLarge.finding(
      at: checker.place(rule.place),
      "Tier 1 has \(counted(count, "account"))\(among), \(than)\(most); ask more of it in its when:, or "
        + "raise its capacity:.")
  }

  /// A tier below the first that holds more than the team can work.
  ///
  /// Where the capacity is enforced, only accounts that are in the tier whatever their score are too many,
  /// or accounts of the last tier, which have nowhere else to go.
  private func capacity(_ rule: TierRule) -> Finding? {
    guard let capacity = rule.capacity else { return nil }
    let count = scores.tiers.count { $0 == rule.tier }
    guard count > capacity.accounts else { return nil }
    let wayOut =
      rule.condition == nil ? "ask less of the tiers above" : "ask more of it in its when:"
    return Rule.capacityExceeded.finding(
      at: checker.place(rule.place),
      "Tier \(rule.tier) has \(counted(count, "account")), and \(workable(capacity)); \(wayOut), or "
        + "raise its capacity:.")
  }

  private func workable(_ capacity: Capacity) -> String {
    let accounts = DecimalText.whole(capacity.accounts)
    guard let team = capacity.team else { return "the team can work \(accounts) of them" }
    let people = team.people == 1 ? "1 person" : "\(DecimalText.whole(team.people)) people"
    return
      "\(people) with \(counted(team.each, "account"))\(team.people == 1 ? "" : " each") can work "
      + "\(accounts)"
  }

  private var tierCount: Finding? {
    let count = checker.model.tiers.count
    guard count > Self.mostTiers else { return nil }
    return Rule.tooManyTiers.finding(
      at: checker.place(checker.model.tiers[Self.mostTiers].place),
      "There are \(count) tiers, and three are plenty to run; join those that are treated alike.")
  }

  /// A first tier that industry and size alone would give: the model says nothing that a list did not.
  private var firmographicsAlone: Finding? {
    guard let rule = checker.model.tiers.first(where: { $0.tier == 1 }),
      case .category(let industries, _)? = market.accounts.column("industry")?.values,
      let size = ["employees", "revenue"].first(where: {
        market.accounts.column($0)?.kind == .number
      }), case .number(let sizes)? = market.accounts.column(size)?.values
    else { return nil }
    // Whoever is in a tier whatever the score says nothing of the score.
    let counted = (0..<scores.count).filter { !scores.reasons[$0].isFixed }
    let isTierOne = counted.map { scores.tiers[$0] == 1 }
    let tierOneCount = isTierOne.count { $0 }
    guard tierOneCount >= Self.fewestGuessed, tierOneCount * 2 < counted.count else { return nil }
    let guess = FirmographicGuess(
      isTierOne: isTierOne, industries: counted.map { industries[$0] },
      sizes: counted.map { sizes[$0] })
    let right = Double(guess.rightCount)
    guard right >= Self.shareGuessed * Double(tierOneCount),
      right >= Self.shareGuessed * Double(guess.guessedCount)
    else { return nil }
    return Rule.firmographicsAlone.finding(
      at: checker.place(rule.place),
      "\(DecimalText.whole(guess.rightCount)) of \(Checking.counted(tierOneCount, "account")) in Tier 1 would be "
        + "guessed from industry and \(size) alone (\(DecimalText.whole(guess.guessedCount)) are guessed to be "
        + "there); let signals and relationship weigh more, since the largest companies of an industry are "
        + "known without a score.")
  }

  /// Fewer accounts than this could be guessed by luck.
  private static let fewestGuessed = 10
  private static let shareGuessed = 0.8

  /// Accounts that are in Tier 1 by its rule although nothing says that they are buying.
  private var fitAlone: Finding? {
    guard !scores.groupNames.isEmpty,
      let rule = checker.model.tiers.first(where: { $0.tier == 1 })
    else { return nil }
    let behavior = checker.model.groups.indices.filter { isBehavior(checker.model.groups[$0]) }
    let tierOne = (0..<scores.count).filter {
      scores.tiers[$0] == 1 && scores.reasons[$0] == .rule
    }
    let alone = tierOne.filter { account in
      let points = Array(scores.groupScores(ofAccount: account))
      return behavior.allSatisfy { points[$0] == 0 }
    }
    guard !alone.isEmpty else { return nil }
    let example = market.accounts.names[alone[0]]
    return Rule.fitAlone.finding(
      at: checker.place(rule.place),
      "\(counted(alone.count, "account")) of \(DecimalText.whole(tierOne.count)) in Tier 1 \(alone.count == 1 ? "has" : "have") "
        + "no points for intent or engagement (for instance \(example)); "
        + (behavior.isEmpty
          ? "add a group of criteria for signals, and ask for it in the tier's when:."
          : "add “and (intent > 0 or engagement > 0)” to the tier's when:."))
  }

  private func isBehavior(_ group: ScoreGroup) -> Bool {
    let families: [SignalFamily] = [.intent, .engagement]
    return families.map(\.rawValue).contains(group.name)
      || (!group.criteria.isEmpty
        && group.criteria.allSatisfy { criterion in
          criterion.signals != nil || families.contains(FieldFamilies.family(of: criterion.field))
        })
  }

  /// Accounts for which no rule holds, where the last tier has a rule of its own.
  private var noRule: Finding? {
    guard let last = checker.model.tiers.last, last.condition != nil else { return nil }
    let left = (0..<scores.count).filter { scores.reasons[$0] == .noRule }
    guard let first = left.first else { return nil }
    return Rule.noRuleHolds.finding(
      at: checker.place(last.place),
      "No rule holds for \(counted(left.count, "account")) (for instance \(market.accounts.names[first])), "
        + "which \(left.count == 1 ? "is" : "are") therefore in Tier \(last.tier), the last; write when: otherwise "
        + "there, or a rule for them.")
  }

  private var accountCount: Finding? {
    guard checker.model.accounts != nil, scores.count < Self.fewestAccounts else { return nil }
    return Rule.fewAccounts.finding(
      at: market.accounts.source,
      "The list has \(counted(scores.count, "account")), and below \(Self.fewestAccounts) tiers are "
        + "hardly worth it; work them all, or widen the list.")
  }
}
