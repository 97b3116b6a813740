import Modeling
import Reading

extension Explanation {
  /// Returns one sentence that names what makes the difference between two accounts.
  ///
  /// The criteria that give the one more than the other, the largest differences first; where something
  /// else than points put one of them into its tier, that comes first.
  public func contrast(_ first: Int, _ second: Int) -> String {
    let (one, other) = (market.accounts.names[first], market.accounts.names[second])
    guard first != second else { return "\(one) is compared with itself; name two accounts." }
    let (tier, otherTier) = (scores.tiers[first], scores.tiers[second])
    let tiers =
      tier == otherTier
      ? "\(one) and \(other) are both in \(tierName(tier))"
      : "\(one) is in \(tierName(tier)) and \(other) in \(tierName(otherTier))"
    let points =
      scores.groupMaxima.isEmpty
      ? ""
      : " (\(PointText.text(Int(scores.totals[first]))) and "
        + "\(PointText.text(Int(scores.totals[second]))) points)"
    let causes = [first, second].compactMap(cause) + unmet(first, second)
    let leads = advantages(of: first, over: second)
    let lags = advantages(of: second, over: first)
    var parts = causes
    if !leads.isEmpty { parts.append("\(one) has more for \(leads.joined(separator: ", "))") }
    if !lags.isEmpty { parts.append("\(other) has more for \(lags.joined(separator: ", "))") }
    guard !parts.isEmpty else {
      return tiers + points
        + (tier == otherTier
          ? "; every criterion gives them the same."
          : "; every criterion gives them the same, and the rules of the tiers ask for more than points.")
    }
    return tiers + points + (tier == otherTier ? ": " : " because ") + parts.joined(separator: "; ")
      + "."
  }

  /// Returns what gives an account more than another: `pricing_visit 3 against 0 (+12)`.
  private func advantages(of account: Int, over other: Int) -> [String] {
    let mine = scores.contributions(ofAccount: account)
    let theirs = scores.contributions(ofAccount: other)
    let values = ValueText(fields: fields)
    let order = mine.indices.filter { mine[$0] > theirs[$0] }
      .sorted { (mine[$1] - theirs[$1], $0) < (mine[$0] - theirs[$0], $1) }
    return order.prefix(Self.longest).map { index in
      var own = values.phrase(criteria[index], account: account)
      var shown = values.value(criteria[index], account: other, withAge: false)
      // As many signals of another age: the age is what makes the difference.
      if values.value(criteria[index], account: account, withAge: false) == shown {
        let name = own.replacing(shown, with: "").split(separator: " ").joined(separator: " ")
        own = (name.isEmpty ? "" : name + " ") + values.value(criteria[index], account: account)
        shown = values.value(criteria[index], account: other)
      }
      return "\(own) against \(shown) (\(Self.signed(Int(mine[index] - theirs[index]))))"
    }
  }

  /// Returns what the rule of the higher tier asks for, other than points, that the lower account lacks.
  private func unmet(_ first: Int, _ second: Int) -> [String] {
    let (high, low) =
      scores.tiers[first] < scores.tiers[second] ? (first, second) : (second, first)
    guard scores.tiers[high] < scores.tiers[low], !scores.reasons[low].isFixed,
      let rule = model.tiers.first(where: { $0.tier == scores.tiers[high] }),
      let condition = rule.condition,
      let missing = try? TierAdvice(explanation: self, account: low).unmet(
        condition, at: rule.place),
      !missing.isEmpty
    else { return [] }
    return ["\(market.accounts.names[low]) does not meet \(missing.joined(separator: ", "))"]
  }

  /// Returns what other than points put an account into its tier.
  private func cause(_ account: Int) -> String? {
    let name = market.accounts.names[account]
    switch scores.reasons[account] {
    case .rule, .noRule: return nil
    case .existingCustomer: return "\(name) is an existing customer"
    case .override(let index):
      return "an override put \(name) there (\(overrideReason(Int(index), account: account)))"
    case .disqualified(let index):
      return "\(name) is disqualified (\(model.disqualifiers[Int(index)].reason))"
    case .gate(let index):
      return "\(name) is kept out of the tiers above (\(model.gates[Int(index)].reason))"
    case .capacity(let full): return "\(tierName(Int(full))) is full for \(name)"
    }
  }
}
