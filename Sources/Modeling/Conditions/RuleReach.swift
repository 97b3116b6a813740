/// Finds rules of a model that can never decide, without any data.
///
/// What is found is so for every market. What is not found may be out of reach all the same, because
/// nothing is known of the data and the search has an end.
public struct RuleReach: Sendable {
  private let model: Model

  /// What keeps accounts from getting into a tier by its rule.
  public enum Obstacle: Sendable, Equatable {
    /// The rule holds for no account; the reason as a half sentence.
    case neverHolds(reason: String)
    /// Every account for which it holds is in one of these tiers before.
    case taken(by: [Int])
  }

  /// Creates the search through a model.
  public init(_ model: Model) {
    self.model = model
  }

  /// Returns what keeps accounts from getting into a tier by its rule, or nothing.
  ///
  /// A tier that takes accounts from gates or from a full tier above it may well have a rule that is
  /// taken, and a last tier without a rule of its own those of disqualifiers, customers and overrides.
  ///
  /// - Parameter rule: One of the model's tiers.
  /// - Returns: The obstacle.
  /// - Complexity: At most `mostSteps` looks at a list of literals for each set of tiers tried.
  public func obstacle(of rule: TierRule) -> Obstacle? {
    if let condition = rule.condition, let reason = reasonNeverHolding(condition) {
      return .neverHolds(reason: reason)
    }
    let isLast = rule.tier == model.tiers.last?.tier
    guard !takesOthers(rule.tier, isLast: isLast) else { return nil }
    let earlier = model.tiers.filter { $0.tier < rule.tier }
    // Whatever no rule holds for is in the last tier too.
    let own = isLast ? [[]] : rule.condition?.alternatives
    guard let own, !earlier.isEmpty else { return nil }
    let candidates = earlier.map { [$0] } + (earlier.count > 1 ? [earlier] : [])
    let taking = candidates.first { tiers in
      let theirs = tiers.flatMap { $0.condition?.alternatives ?? [] }
      return own.allSatisfy { isCovered($0, by: theirs) }
    }
    return taking.map { .taken(by: $0.map(\.tier)) }
  }

  /// Returns why a condition holds for no account, as a half sentence; nothing where it may hold.
  public func reasonNeverHolding(_ condition: Condition) -> String? {
    guard let alternatives = condition.alternatives else { return nil }
    var reasons: [String] = []
    for literals in alternatives {
      guard LiteralBounds(literals, model.groups).isEmpty else { return nil }
      let reason = reason(conflict(in: literals))
      if !reasons.contains(reason) { reasons.append(reason) }
    }
    return reasons.joined(separator: "; and ")
  }

  /// Returns whether accounts get into a tier in other ways than by its rule.
  private func takesOthers(_ tier: Int, isLast: Bool) -> Bool {
    let above = model.tiers.first { $0.tier == tier - 1 }
    if model.gates.contains(where: { $0.tier == tier }) || above?.capacity?.isEnforced == true {
      return true
    }
    guard isLast else { return false }
    return !model.disqualifiers.isEmpty || model.customers?.tier == tier
      || model.overrides.contains { override in
        switch override.choice {
        case .account(_, let chosen, _), .condition(_, let chosen, _): chosen == tier
        case .column: true
        }
      }
  }
}

// MARK: What earlier rules take

extension RuleReach {
  /// More steps than this are for no rule that a person wrote; what is not settled then is not claimed.
  static let mostSteps = 4096

  private func isCovered(
    _ literals: [ConditionLiteral], by others: [[ConditionLiteral]]
  ) -> Bool {
    var steps = Self.mostSteps
    return isCovered(literals, by: others[...], &steps)
  }

  /// Returns whether one of the others holds wherever all literals do.
  ///
  /// What the first of the others, a and b and …, leaves over is where a fails, or a holds and b fails,
  /// and so on; each part has to be impossible or covered by the rest.
  private func isCovered(
    _ literals: [ConditionLiteral], by others: ArraySlice<[ConditionLiteral]>,
    _ steps: inout Int
  ) -> Bool {
    steps -= 1
    guard steps >= 0 else { return false }
    if LiteralBounds(literals, model.groups).isEmpty { return true }
    // One that cannot hold together with the literals takes nothing of theirs.
    let rest = others.drop { LiteralBounds(literals + $0, model.groups).isEmpty }
    guard let first = rest.first else { return false }
    var holding = literals
    for literal in first {
      let failing = ConditionLiteral(
        condition: literal.condition, isNegated: !literal.isNegated)
      guard isCovered(holding + [failing], by: rest.dropFirst(), &steps) else { return false }
      holding.append(literal)
    }
    return true
  }
}

// MARK: Why nothing holds

extension RuleReach {
  /// Returns as few as possible of literals that cannot hold together.
  private func conflict(in literals: [ConditionLiteral]) -> [ConditionLiteral] {
    var left = literals
    for index in literals.indices.reversed() {
      var fewer = left
      fewer.remove(at: index)
      if LiteralBounds(fewer, model.groups).isEmpty { left = fewer }
    }
    return left
  }

  private func reason(_ literals: [ConditionLiteral]) -> String {
    var texts: [String] = []
    for literal in literals where !texts.contains("“\(literal.whole)”") {
      texts.append("“\(literal.whole)”")
    }
    let names = literals.flatMap(\.condition.names)
    let limits = (["score"] + model.groups.map(\.name)).filter(names.contains).map(attainable)
    guard texts.count == 1, let only = literals.first else {
      return texts.joined(separator: " and ") + " cannot hold together"
        + (limits.isEmpty ? "" : ", since \(limits.joined(separator: " and "))")
    }
    if case .known = only.condition {
      return "\(texts[0]) cannot be, since there is always a value"
    }
    if !limits.isEmpty { return "\(texts[0]) cannot be, since \(limits[0])" }
    return "\(texts[0]) cannot be, since ages and counts are whole numbers from 0"
  }

  private func attainable(_ name: String) -> String {
    let range =
      model.groups.first { $0.name == name }?.attainable
      ?? LiteralBounds.attainableScore(model.groups)
    guard range.lowerBound < range.upperBound else {
      return "\(name) is always \(PointText.text(range.lowerBound))"
    }
    return "\(name) is from \(PointText.text(range.lowerBound)) to "
      + "\(PointText.text(range.upperBound)) points"
  }
}
