import Modeling
import Reading

/// The rules of tiers made ready for a market: the tier of every account and why.
///
/// The first rule that holds gives the tier, and no rule the last one. Gates then keep accounts out of
/// higher tiers, disqualifiers put them into the last one, the rule for customers and after it what
/// sales decided by hand stand above all that.
struct TierDecision: Sendable {
  private let tiers: [Int]
  /// The rules from the last to the first, so that the first one that holds is the one that stays.
  private let rules: [(tier: Int, condition: CompiledCondition)]
  private let gates: [(tier: Int, condition: CompiledCondition)]
  private let disqualifiers: [CompiledCondition]
  private let customers: (tier: Int?, condition: CompiledCondition)?
  private let overrides: CompiledOverrides

  /// Makes the rules of a model ready.
  ///
  /// - Throws: `ScoringError` where they ask for what the market does not have.
  init(_ model: Model, fields: MarketFields) throws(ScoringError) {
    let compiler = ConditionCompiler(fields: fields, groupNames: model.groups.map(\.name))
    tiers = model.tiers.map(\.tier)
    var rules: [(tier: Int, condition: CompiledCondition)] = []
    for rule in model.tiers.reversed() {
      let condition = try rule.condition.map { condition throws(ScoringError) in
        try compiler.compile(condition, at: rule.place)
      }
      rules.append((rule.tier, condition ?? .constant(true)))
    }
    self.rules = rules
    var gates: [(tier: Int, condition: CompiledCondition)] = []
    for gate in model.gates {
      gates.append((gate.tier, try compiler.compile(gate.condition, at: gate.place)))
    }
    self.gates = gates
    var disqualifiers: [CompiledCondition] = []
    for rule in model.disqualifiers {
      disqualifiers.append(try compiler.compile(rule.condition, at: rule.place))
    }
    self.disqualifiers = disqualifiers
    customers = try model.customers.map { rule throws(ScoringError) in
      (rule.tier, try compiler.compile(rule.condition, at: rule.place))
    }
    overrides = try CompiledOverrides(
      model.overrides, tiers: tiers, compiler: compiler)
  }

  /// Returns the tiers and reasons of a range of accounts with their points, and whether they are customers.
  ///
  /// Without a rule for customers there are none, and the list is empty.
  func decide(
    _ accounts: Range<Int>, points: ChunkPoints, holds: inout [Bool]
  ) -> (tiers: [Int], reasons: [TierReason], isCustomer: [Bool]) {
    let count = accounts.count
    let last = tiers[tiers.count - 1]
    var tiers = [Int](repeating: last, count: count)
    var reasons = [TierReason](repeating: .noRule, count: count)
    for rule in rules {
      rule.condition.fill(accounts, points: points, &holds)
      for place in 0..<count where holds[place] {
        tiers[place] = rule.tier
        reasons[place] = .rule
      }
    }
    for (index, gate) in gates.enumerated() {
      gate.condition.fill(accounts, points: points, &holds)
      for place in 0..<count where holds[place] && tiers[place] < gate.tier {
        tiers[place] = gate.tier
        reasons[place] = .gate(Int16(index))
      }
    }
    for (index, condition) in disqualifiers.enumerated().reversed() {
      condition.fill(accounts, points: points, &holds)
      for place in 0..<count where holds[place] {
        tiers[place] = last
        reasons[place] = .disqualified(Int16(index))
      }
    }
    var isCustomer = [Bool](repeating: false, count: customers == nil ? 0 : count)
    if let customers {
      customers.condition.fill(accounts, points: points, &isCustomer)
      if let tier = customers.tier {
        for place in 0..<count where isCustomer[place] {
          tiers[place] = tier
          reasons[place] = .existingCustomer
        }
      }
    }
    overrides.apply(accounts, points: points, &tiers, &reasons, holds: &holds)
    return (tiers, reasons, isCustomer)
  }
}
