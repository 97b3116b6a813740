import Modeling
import Statistics
import Testing

/// Conditions drawn at random, against every account that there can be in a small world.
struct RuleReachSoundnessTests {
  /// An account: points of a, 0...3, and of b, -1...2, a number, tags and signals.
  private struct Account {
    var first: Int
    var second: Int
    var number: Double?
    var tags: Set<String>?
    var lastSignal: Int?
  }

  private static let accounts: [Account] = {
    var accounts: [Account] = []
    for first in 0...3 {
      for second in -1...2 {
        for number in [nil, 1, 2, 2.5, 3] as [Double?] {
          for tags in [nil, [], ["x"], ["y"], ["x", "y"]] as [Set<String>?] {
            for lastSignal in [nil, 0, 1, 2] as [Int?] {
              accounts.append(
                Account(
                  first: first, second: second, number: number, tags: tags, lastSignal: lastSignal))
            }
          }
        }
      }
    }
    return accounts
  }()

  private static let groups = [
    ScoreGroup(
      name: "a", maximum: 3,
      criteria: [Criterion(field: "f", points: .bands([.init(lower: 1, upper: 2, points: 3)]))]),
    ScoreGroup(
      name: "b", minimum: -1, maximum: 2,
      criteria: [
        Criterion(
          field: "g", points: .levels([.init(name: "x", points: -1)], other: 2))
      ]),
  ]

  private static func model(_ conditions: [Condition]) -> Model {
    Model(
      name: "", accounts: nil, deals: nil, signals: nil, contacts: nil, families: [],
      groups: groups,
      tiers: conditions.enumerated().map { TierRule(tier: $0.offset + 1, condition: $0.element) }
        + [TierRule(tier: conditions.count + 1, condition: nil)],
      customers: nil,
      segments: SegmentOptions(tiers: [], sizes: 1...2, nameFields: [], marketSegmentCount: 0),
      isSuggested: false)
  }

  /// The definition: whether a condition holds for an account.
  private static func holds(_ condition: Condition, _ account: Account) -> Bool {
    func compared(_ value: Double?, _ comparison: Condition.Comparison, _ limit: Double) -> Bool {
      value.map { comparison.holds($0, limit) } ?? (comparison == .notEqual)
    }
    switch condition {
    case .and(let left, let right): return holds(left, account) && holds(right, account)
    case .or(let left, let right): return holds(left, account) || holds(right, account)
    case .not(let inner): return !holds(inner, account)
    case .named(_, let inner): return holds(inner, account)
    case .number("a", let comparison, let limit):
      return comparison.holds(Double(account.first), (limit * 100).rounded())
    case .number("b", let comparison, let limit):
      return comparison.holds(Double(account.second), (limit * 100).rounded())
    case .number("score", let comparison, let limit):
      return comparison.holds(Double(account.first + account.second), (limit * 100).rounded())
    case .number("signals.s", let comparison, let limit):
      return comparison.holds(account.lastSignal == nil ? 0 : 1, limit)
    case .number(_, let comparison, let limit): return compared(account.number, comparison, limit)
    case .age(_, _, let comparison, let limit):
      return compared(account.lastSignal.map(Double.init), comparison, limit)
    case .text(_, let texts):
      return account.tags.map { tags in texts.contains { tags.contains($0.lowercased()) } } ?? false
    case .known("t"): return account.tags != nil
    case .known: return account.number != nil
    }
  }

  private static func literal(_ generator: inout SeededGenerator) -> Condition {
    let comparison = Condition.Comparison.allCases.randomElement(using: &generator) ?? .less
    let points = Double(Int.random(in: -1...4, using: &generator)) / 100
    switch Int.random(in: 0..<9, using: &generator) {
    case 0: return .number(name: "a", comparison, points)
    case 1: return .number(name: "b", comparison, points)
    case 2: return .number(name: "score", comparison, points)
    case 3: return .number(name: "n", comparison, Double(Int.random(in: 1...3, using: &generator)))
    case 4:
      return .number(
        name: "signals.s", comparison, Double(Int.random(in: 0...1, using: &generator)))
    case 5:
      return .age(
        of: "signals.s", in: .days, comparison, Double(Int.random(in: 0...2, using: &generator)))
    case 6:
      let lists = [["X"], ["y"], ["x", "Y"]]
      return .text(name: "t", isAnyOf: lists.randomElement(using: &generator) ?? ["x"])
    case 7: return .known(name: "t")
    default: return .known(name: "n")
    }
  }

  private static func condition(_ size: Int, _ generator: inout SeededGenerator) -> Condition {
    guard size > 1 else {
      let literal = literal(&generator)
      return Bool.random(using: &generator) ? literal : .not(literal)
    }
    let half = Int.random(in: 1..<size, using: &generator)
    let left = condition(half, &generator)
    let right = condition(size - half, &generator)
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: return .not(.and(left, right))
    case 1, 2: return .or(left, right)
    default: return .and(left, right)
    }
  }

  @Test(arguments: 1...8)
  func nothingThatHappensIsAccused(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var (impossible, found) = (0, 0)
    for _ in 0..<150 {
      let condition = Self.condition(Int.random(in: 1...6, using: &generator), &generator)
      let happens = Self.accounts.contains { Self.holds(condition, $0) }
      let isAccused = RuleReach(Self.model([])).reasonNeverHolding(condition) != nil
      #expect(!(happens && isAccused), "\(condition)")
      if !happens { impossible += 1 }
      if isAccused { found += 1 }
    }
    // Most of what is impossible is found, or the test would say nothing.
    #expect(found > 0 && found * 2 > impossible, "\(found) of \(impossible)")
  }

  @Test(arguments: 1...8)
  func noTierThatAnAccountReachesIsAccused(seed: UInt64) {
    var generator = SeededGenerator(seed: 100 + seed)
    var (empty, found) = (0, 0)
    for _ in 0..<60 {
      let conditions = (0..<3).map { _ in
        Self.condition(Int.random(in: 1...3, using: &generator), &generator)
      }
      let model = Self.model(conditions)
      var isReached = [Bool](repeating: false, count: conditions.count + 1)
      for account in Self.accounts {
        isReached[
          conditions.firstIndex { Self.holds($0, account) } ?? conditions.count] = true
      }
      for (place, rule) in model.tiers.enumerated() {
        let isAccused = RuleReach(model).obstacle(of: rule) != nil
        #expect(!(isReached[place] && isAccused), "Tier \(place + 1) of \(conditions)")
        if !isReached[place] { empty += 1 }
        if isAccused { found += 1 }
      }
    }
    #expect(found > 0 && found * 2 > empty, "\(found) of \(empty)")
  }
}
