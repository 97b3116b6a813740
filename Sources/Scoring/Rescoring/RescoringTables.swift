import Modeling
import Reading

/// Makes the table by which accounts are scored and tiered again.
public struct RescoringTables {
  private let model: Model
  private let fields: MarketFields
  private let compiler: ConditionCompiler
  /// The accounts that are compared and, where places are counted, all others behind them.
  private let accounts: [Int]
  private let comparedCount: Int
  private let isHeld: Set<Int>
  private var limits: [RescoringTable.Limit] = []
  private var answers: [[Bool]] = []
  /// Conditions that are answered already, so that one that stands in several rules is kept once.
  private var answered: [(condition: Condition, place: Int)] = []

  /// Makes a table.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - market: The accounts with their signals and contacts.
  ///   - asOf: The day of the scores.
  ///   - accounts: The accounts that are compared, in the table's order.
  /// - Returns: The table; where a tier's places are counted with all other accounts, who take places too, and else without
  ///   existing customers' own tier, since they are compared with nobody.
  /// - Throws: `ScoringError` where the model asks for what the market does not have.
  public static func table(
    _ model: Model, of market: Market, asOf: CalendarDate?, accounts: [Int]
  ) throws(ScoringError) -> RescoringTable {
    var tables = RescoringTables(model, market, asOf: asOf, accounts: accounts)
    return try tables.table()
  }

  private init(_ model: Model, _ market: Market, asOf: CalendarDate?, accounts: [Int]) {
    self.model = model
    let compared = Set(accounts)
    let others =
      Self.counted(model).isEmpty
      ? [] : (0..<market.accounts.count).filter { !compared.contains($0) }
    self.accounts = accounts + others
    comparedCount = accounts.count
    isHeld = compared.union(others)
    fields = MarketFields(market: market, asOf: asOf ?? market.latestDate)
    compiler = ConditionCompiler(fields: fields, groupNames: model.groups.map(\.name))
  }

  private mutating func table() throws(ScoringError) -> RescoringTable {
    var steps: [RescoringTable.Step] = []
    // The limits are numbered as the file has them, the steps go from the last rule to the first.
    for rule in model.tiers {
      let condition =
        try rule.condition.map { condition throws(ScoringError) in
          try self.rule(condition, of: rule.tier, at: rule.place)
        } ?? .constant(true)
      steps.insert(.init(tier: rule.tier, isGate: false, isFixed: false, rule: condition), at: 0)
    }
    for gate in model.gates {
      let condition = try self.rule(gate.condition, of: nil, at: gate.place)
      steps.append(.init(tier: gate.tier, isGate: true, isFixed: false, rule: condition))
    }
    let last = model.tiers[model.tiers.count - 1].tier
    for rule in model.disqualifiers {
      let condition = try self.rule(rule.condition, of: nil, at: rule.place)
      steps.append(.init(tier: last, isGate: false, isFixed: true, rule: condition))
    }
    if accounts.count > comparedCount, let customers = model.customers, let tier = customers.tier {
      let condition = try self.rule(customers.condition, of: nil, at: customers.place)
      steps.append(.init(tier: tier, isGate: false, isFixed: true, rule: condition))
    }
    for override in model.overrides.reversed() { steps += try self.steps(override) }
    var ranks: [[Int32]] = []
    let places = try places(&ranks)
    return RescoringTable(
      count: accounts.count, comparedCount: comparedCount, groups: groups, criteria: try columns(),
      limits: limits, answers: answers, steps: steps, tiers: model.tiers.map(\.tier),
      places: places, ranks: ranks,
      fileOrder: places.isEmpty ? [] : Self.ranks(accounts.map(Double.init)))
  }

  // MARK: Places

  /// The tiers beyond whose places accounts fall to the next one.
  private static func counted(_ model: Model) -> [TierRule] {
    model.tiers.filter { $0.capacity?.isEnforced == true && $0.tier < model.tiers.count }
  }

  private func places(
    _ ranks: inout [[Int32]]
  ) throws(ScoringError) -> [RescoringTable.Places] {
    var places: [RescoringTable.Places] = []
    for rule in Self.counted(model) {
      guard let capacity = rule.capacity else { continue }
      var ties: [RescoringTable.Tie] = []
      for name in capacity.ties {
        let (group, numbers) = try compiler.tieNumbers(name, at: rule.place)
        // Of equal scores the score decides nothing.
        if let group, group < 0 { continue }
        if let group {
          ties.append(.group(group))
        } else {
          ties.append(.rank(ranks.count))
          ranks.append(Self.ranks(accounts.map { numbers[$0] }))
        }
      }
      places.append(.init(tier: rule.tier, count: capacity.accounts, ties: ties))
    }
    return places
  }

  /// Returns ranks around 0, equal numbers having one and missing ones the least, so that 16 bits hold those of many accounts.
  private static func ranks(_ numbers: [Double]) -> [Int32] {
    let plain = numbers.map { $0.isNaN ? -Double.infinity : $0 }
    let distinct = Set(plain).sorted()
    let places = Dictionary(
      distinct.enumerated().map { ($0.element, Int32($0.offset - distinct.count / 2)) },
      uniquingKeysWith: { $1 })
    return plain.map { places[$0] ?? 0 }
  }

  private var groups: [RescoringTable.Group] {
    var first = 0
    return model.groups.map { group in
      defer { first += group.criteria.count }
      return .init(
        name: group.name, bounds: group.minimum...group.maximum,
        criteria: first..<first + group.criteria.count)
    }
  }

  private func columns() throws(ScoringError) -> [RescoringTable.Column] {
    let criteria = model.groups.flatMap(\.criteria)
    var columns: [RescoringTable.Column] = []
    for criterion in criteria {
      var plain = criterion
      plain.factor = 100
      let compiled = try CompiledCriterion(plain, fields: fields)
      var all = [Int32](repeating: 0, count: fields.count)
      var sums = all.mutableSpan
      compiled.add(0..<fields.count, to: &sums)
      columns.append(
        .init(
          name: criterion.label, factor: criterion.factor, most: plain.weight,
          points: accounts.map { all[$0] }))
    }
    return columns
  }

  // MARK: Rules

  private mutating func rule(
    _ condition: Condition, of tier: Int?, at place: ModelPlace
  ) throws(ScoringError) -> RescoringTable.Rule {
    switch condition {
    case .and(let left, let right):
      return .and(try rule(left, of: tier, at: place), try rule(right, of: tier, at: place))
    case .or(let left, let right):
      return .or(try rule(left, of: tier, at: place), try rule(right, of: tier, at: place))
    case .not(let inner): return .not(try rule(inner, of: tier, at: place))
    // What a name means is written elsewhere, and other rules use it too.
    case .named(_, let inner): return try rule(inner, of: nil, at: place)
    case .number(let name, let comparison, let limit):
      guard let group = group(name) else { break }
      limits.append(
        .init(
          hundredths: PointText.hundredths(of: limit), tier: tier, name: name,
          comparison: comparison))
      return .points(group: group, limit: limits.count - 1)
    case .text(let name, let texts):
      guard let group = group(name) else { break }
      // Looked at once for its errors.
      _ = try compiler.compile(condition, at: place)
      return texts.compactMap(NumberRangeText.number).map { number in
        limits.append(
          .init(
            hundredths: PointText.hundredths(of: number), tier: nil, name: name,
            comparison: .equal))
        return .points(group: group, limit: limits.count - 1)
      }.reduce(.constant(false)) { .or($0, $1) }
    case .age, .known: break
    }
    return .answer(try answer(condition, at: place))
  }

  private func group(_ name: String) -> Int? {
    name == "score" ? -1 : model.groups.firstIndex { $0.name == name }
  }

  private mutating func answer(
    _ condition: Condition, at place: ModelPlace
  ) throws(ScoringError) -> Int {
    if let known = answered.first(where: { $0.condition == condition }) { return known.place }
    let compiled = try compiler.compile(condition, at: place)
    var holds = [Bool](repeating: false, count: max(1, fields.count))
    // It compares no points, so that none are looked at.
    compiled.fill(
      0..<fields.count, points: ChunkPoints(groupCount: model.groups.count, stride: fields.count),
      &holds)
    answered.append((condition, answers.count))
    return add(accounts.map { holds[$0] })
  }

  private mutating func add(_ own: [Bool]) -> Int {
    answers.append(own)
    return answers.count - 1
  }

  private mutating func steps(_ override: Override) throws(ScoringError) -> [RescoringTable.Step] {
    switch override.choice {
    case .account(let name, let tier, _):
      let account = try CompiledOverrides.account(name, fields, override.place)
      // Most lists of exceptions name customers, whom the table holds only where they take places.
      return isHeld.contains(account) ? [step(tier) { $0 == account }] : []
    case .condition(let condition, let tier, _):
      return [
        .init(
          tier: tier, isGate: false, isFixed: true,
          rule: try rule(condition, of: nil, at: override.place))
      ]
    case .column(let field, _):
      let tiers = try CompiledOverrides.tiers(
        try fields.column(field, at: override.place), of: model.tiers.map(\.tier), override.place)
      return model.tiers.map(\.tier).filter { tier in tiers.contains(Int32(tier)) }.map { tier in
        step(tier) { tiers[$0] == Int32(tier) }
      }
    }
  }

  private mutating func step(_ tier: Int, _ holds: (Int) -> Bool) -> RescoringTable.Step {
    .init(
      tier: tier, isGate: false, isFixed: true, rule: .answer(add(accounts.map(holds))))
  }
}
