import Modeling
import Reading

/// What would move an account one tier up: the fewest and smallest changes that its rules ask for.
struct TierAdvice {
  let explanation: Explanation
  let account: Int

  private var scores: ScoredAccounts { explanation.scores }
  private var model: Model { explanation.model }
  private var tier: Int { scores.tiers[account] }

  /// The sentence.
  ///
  /// - Throws: `ScoringError` where a rule asks for what the market does not have.
  func sentence() throws(ScoringError) -> String {
    let name = explanation.market.accounts.names[account]
    guard tier > 1 else { return "\(name) is in the highest tier already." }
    switch scores.reasons[account] {
    case .override(let index):
      let reason = explanation.overrideReason(Int(index), account: account)
      return "An override put \(name) into its tier (\(reason)); lift that under overrides: first."
    case .disqualified(let index):
      let rule = model.disqualifiers[Int(index)]
      return
        "\(name) is disqualified while \(rule.condition) (\(rule.reason)); no points change that."
    case .existingCustomer:
      return "\(name) is in the tier of existing customers; change customers: to move them all."
    case .capacity(let full): return capacityText(Int(full), name)
    case .gate(let index):
      return try gateText(model.gates[Int(index)], name)
    case .rule, .noRule: break
    }
    guard let above = model.tiers.last(where: { $0.tier < tier && $0.condition != nil }),
      let condition = above.condition
    else { return "No rule of a higher tier says what it would take." }
    let goal = explanation.tierName(above.tier)
    guard let way = try easiest(condition, at: above.place) else {
      return "\(goal) asks for \(condition), which does not hold for \(name)."
    }
    let gates = try gatesInTheWay(of: above.tier)
    return "To reach \(goal), \(name) needs \(Self.joined(way + gates))."
  }

  private func capacityText(_ full: Int, _ name: String) -> String {
    let inside = scores.totals.indices.filter {
      scores.tiers[$0] == full && !scores.reasons[$0].isFixed
    }.map { scores.totals[$0] }
    let goal = explanation.tierName(full)
    guard let last = inside.min() else {
      return "\(goal) is full of accounts that are in it whatever their score; raise its capacity."
    }
    let own = scores.totals[account]
    let gap = PointText.text(Int(last - own))
    return last == own
      ? "\(name) has as many points as the last account in \(goal) (\(PointText.text(Int(last)))) and loses "
        + "the tie; one more point puts it in."
      : "\(goal) is full: its last account has \(PointText.text(Int(last))) points, so \(name) needs more "
        + "than \(gap) more."
  }

  private func gateText(_ gate: Gate, _ name: String) throws(ScoringError) -> String {
    guard let way = try easiest(.not(gate.condition), at: gate.place) else {
      return "\(name) is kept out of the tiers above while \(gate.condition) (\(gate.reason))."
    }
    return "\(name) is kept out of the tiers above (\(gate.reason)): it needs \(Self.joined(way))."
  }

  /// Returns what the gates that would still keep the account out of a tier ask for.
  private func gatesInTheWay(of goal: Int) throws(ScoringError) -> [String] {
    var texts: [String] = []
    for gate in model.gates where gate.tier > goal {
      if try holds(gate.condition, at: gate.place) {
        texts.append("that \(gate.condition) no longer holds")
      }
    }
    return texts
  }

  /// Returns what is missing for the alternative that is nearest: the fewest conditions, then the fewest points.
  private func easiest(
    _ condition: Condition, at place: ModelPlace
  ) throws(ScoringError) -> [String]? {
    var best: (texts: [String], shortfall: Int)?
    for literals in condition.alternatives ?? [] {
      var failing: [ConditionLiteral] = []
      for literal in literals where !failing.contains(literal) {
        if try !holds(literal.whole, at: place) { failing.append(literal) }
      }
      let shortfall = failing.compactMap(self.shortfall).reduce(0, +)
      // Points can be earned; what cannot be counted in points stands behind.
      let cost = failing.count { self.shortfall($0) == nil } * 1_000_000 + shortfall
      if best.map({ (failing.count, cost) < ($0.texts.count, $0.shortfall) }) ?? true {
        best = (failing.map(text), cost)
      }
    }
    return best?.texts
  }

  /// Returns the comparisons of the nearest alternative that fail and are none of points.
  func unmet(_ condition: Condition, at place: ModelPlace) throws(ScoringError) -> [String] {
    var best: [ConditionLiteral]?
    for literals in condition.alternatives ?? [] {
      var failing: [ConditionLiteral] = []
      for literal in literals where try !holds(literal.whole, at: place) { failing.append(literal) }
      if best.map({ failing.count < $0.count }) ?? true { best = failing }
    }
    return (best ?? []).filter { literal in
      guard case .number(let name, _, _) = literal.condition else { return true }
      return points(name) == nil
    }.map { "\($0.whole)" }
  }

  private func holds(
    _ condition: Condition, at place: ModelPlace
  ) throws(ScoringError) -> Bool {
    let compiler = ConditionCompiler(
      fields: explanation.fields, groupNames: model.groups.map(\.name))
    let compiled = try compiler.compile(condition, at: place)
    var holds = [false]
    var points = ChunkPoints(groupCount: model.groups.count, stride: 1)
    points.groups = scores.groupScores(ofAccount: account).map { [$0] }
    points.totals = [scores.totals[account]]
    compiled.fill(account..<account + 1, points: points, &holds)
    return holds[0]
  }

  /// Returns the hundredths that an account lacks for a comparison of points, where more of them help.
  private func shortfall(_ literal: ConditionLiteral) -> Int? {
    guard case .number(let name, let comparison, let limit) = literal.condition,
      let points = points(name)
    else { return nil }
    let goal = Int((limit * 100).rounded())
    switch (comparison, literal.isNegated) {
    case (.greater, false), (.lessOrEqual, true): return goal + 1 - points
    case (.greaterOrEqual, false), (.less, true): return goal - points
    case (.equal, false), (.notEqual, true): return goal > points ? goal - points : nil
    // More than nothing: the least that there is.
    case (.equal, true), (.notEqual, false): return 1
    default: return nil
    }
  }

  private func points(_ name: String) -> Int? {
    if name == "score" { return Int(scores.totals[account]) }
    return scores.groupNames.firstIndex(of: name).map {
      Int(Array(scores.groupScores(ofAccount: account))[$0])
    }
  }

  private func text(_ literal: ConditionLiteral) -> String {
    guard case .number(let name, _, let limit) = literal.condition, let points = points(name),
      let shortfall = shortfall(literal)
    else { return "\(literal.whole)" }
    let has = "it has \(points == 0 ? "none" : PointText.text(points))"
    func what(_ gap: String) -> String {
      (gap == "1" ? "point" : "points") + (name == "score" ? "" : " of \(name)")
    }
    if shortfall == 1, limit * 100 == Double(points) {
      return points == 0
        ? "some \(what("")) (\(has))\(sources(name))"
        : "more than \(PointText.text(points)) \(what("")), which is what it has\(sources(name))"
    }
    // A comparison by > needs more than the gap, and the gap reads better without the last hundredth.
    let isStrict = shortfall % 100 == 1 || Double(points + shortfall) != limit * 100
    let gap = PointText.text(isStrict ? shortfall - 1 : shortfall)
    return "\(isStrict ? "over " : "")\(gap) more \(what(gap)) (\(has))\(sources(name))"
  }

  /// Returns the criteria that could give the most more: `, for instance from industry (up to +8)`.
  private func sources(_ name: String) -> String {
    let contributions = scores.contributions(ofAccount: account)
    let groupScores = Array(scores.groupScores(ofAccount: account))
    var rooms: [(label: String, room: Int, canChange: Bool)] = []
    for (index, criterion) in explanation.criteria.enumerated() {
      let label = scores.criteria[index]
      guard name == "score" || label.group == name,
        let group = scores.groupNames.firstIndex(of: label.group)
      else { continue }
      let room = min(
        criterion.attainable.upperBound - Int(contributions[index]),
        scores.groupMaxima[group] - Int(groupScores[group]))
      if room > 0 { rooms.append((label.field, room, canChange(criterion))) }
    }
    let order = rooms.enumerated().sorted {
      ($1.element.room, $0.offset) < ($0.element.room, $1.offset)
    }.map(\.element)
    func text(_ rooms: [(label: String, room: Int, canChange: Bool)]) -> String {
      rooms.prefix(2).map { "\($0.label) (up to +\(PointText.text($0.room)))" }.joined(
        separator: " or ")
    }
    let open = order.filter(\.canChange)
    if !open.isEmpty { return ", for instance from \(text(open))" }
    return order.isEmpty ? "" : ", which depends on what it is: \(text(order))"
  }

  /// Whether a campaign can change what a criterion looks at: what an account does, and not what it is.
  private func canChange(_ criterion: Criterion) -> Bool {
    if criterion.signals != nil || criterion.field.hasPrefix(MarketFields.contactPrefix) {
      return true
    }
    switch criterion.points {
    case .recency, .steps: return true
    default:
      return [.intent, .engagement].contains(FieldFamilies.family(of: criterion.field))
    }
  }

  private static func joined(_ texts: [String]) -> String {
    guard let last = texts.last, texts.count > 1 else { return texts.first ?? "nothing" }
    return texts.dropLast().joined(separator: "; ") + "; and " + last
  }
}

extension Explanation {
  /// Returns what would move an account one tier up, in one sentence.
  ///
  /// - Throws: `ScoringError` where a rule asks for what the market does not have.
  public func advice(account: Int) throws(ScoringError) -> String {
    try TierAdvice(explanation: self, account: account).sentence()
  }
}
