import LinearAlgebra
import Modeling
import Reading

/// The rules of tiers made ready for a market: the tier of every account and why.
///
/// The first rule that holds gives the tier, and no rule the last one. Gates then keep accounts out of
/// higher tiers, disqualifiers put them into the last one, the rule for customers and after it what
/// sales decided by hand stand above all that.
struct TierDecision: Sendable {
  /// The numbers of the tiers.
  let tiers: [Int]
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
    reasons =
      [.rule, .noRule, .existingCustomer] + model.gates.indices.map { .gate(Int16($0)) }
      + model.disqualifiers.indices.map { .disqualified(Int16($0)) }
      + model.overrides.indices.map { .override(Int16($0)) }
      + tiers.map { .capacity(of: Int16($0)) }
  }

  /// Every reason that there can be; scores keep the index of theirs.
  let reasons: [TierReason]

  /// Whether some rule puts accounts into a tier whatever their score.
  var hasFixed: Bool { customers?.tier != nil || reasons.count > 3 + gates.count + tiers.count }

  /// The indices of reasons: two plain ones, customers, then gates, disqualifiers, overrides, capacities.
  private enum Reason {
    static let rule: UInt16 = 0
    static let noRule: UInt16 = 1
    static let customer: UInt16 = 2
    static let first = 3
  }

  /// The tiers and reasons of a range of accounts, and who of them is a customer.
  struct Chunk {
    var tiers: [UInt8]
    var reasons: [UInt16]
    var isCustomer: [Bool]
    fileprivate var holds: [Bool]

    /// Creates places for so many accounts at a time.
    init(stride: Int) {
      tiers = [UInt8](repeating: 0, count: stride)
      reasons = [UInt16](repeating: 0, count: stride)
      isCustomer = [Bool](repeating: false, count: stride)
      holds = isCustomer
    }

    /// Changes the tier of every account for which the condition holds that was asked last.
    ///
    /// Only of accounts in a tier above where `above` is set, as a gate does.
    fileprivate mutating func set(tier: Int, reason: UInt16, count: Int, above: Bool = false) {
      // Every tier is below 255.
      PointKernels.setTiers(
        holds, count: count, tier: UInt8(tier), limit: above ? UInt8(tier) : .max, reason: reason,
        &tiers, &reasons)
    }
  }

  /// Writes the tiers and reasons of a range of accounts with their points.
  func decide(_ accounts: Range<Int>, points: ChunkPoints, _ chunk: inout Chunk) {
    let count = accounts.count
    let last = tiers[tiers.count - 1]
    for place in 0..<count {
      chunk.tiers[place] = UInt8(last)
      chunk.reasons[place] = Reason.noRule
    }
    for rule in rules {
      rule.condition.fill(accounts, points: points, &chunk.holds)
      chunk.set(tier: rule.tier, reason: Reason.rule, count: count)
    }
    var reason = UInt16(Reason.first)
    for gate in gates {
      gate.condition.fill(accounts, points: points, &chunk.holds)
      chunk.set(tier: gate.tier, reason: reason, count: count, above: true)
      reason += 1
    }
    for (index, condition) in disqualifiers.enumerated().reversed() {
      condition.fill(accounts, points: points, &chunk.holds)
      chunk.set(tier: last, reason: reason + UInt16(index), count: count)
    }
    reason += UInt16(disqualifiers.count)
    if let customers {
      customers.condition.fill(accounts, points: points, &chunk.holds)
      for place in 0..<count { chunk.isCustomer[place] = chunk.holds[place] }
      if let tier = customers.tier {
        chunk.set(tier: tier, reason: Reason.customer, count: count)
      }
    }
    overrides.apply(accounts, points: points, holds: &chunk.holds) { place, tier, index in
      chunk.tiers[place] = UInt8(tier)
      chunk.reasons[place] = reason + UInt16(index)
    }
  }

  /// Returns the index of the reason that a tier is full.
  func capacityReason(of tier: Int) -> Int {
    reasons.count - tiers.count + (tiers.firstIndex(of: tier) ?? 0)
  }
}
