import LinearAlgebra
import Modeling
import Reading

/// Scores and tiers accounts by the rules of a model, as of a day.
///
/// Points are hundredths and integers, so that contributions sum to group scores, and group scores to
/// totals, in any order. Nothing is learned here: the same model and data give the same tiers.
public struct Scorer: Sendable {
  private let model: Model
  /// How many threads may work; the result does not depend on it.
  public var threadCount = 1

  /// Creates a scorer for a model.
  public init(model: Model) {
    precondition(!model.tiers.isEmpty, "a model has at least 1 tier, and this one has 0")
    self.model = model
  }

  /// Returns the scores and tiers of every account.
  ///
  /// Shapes: n accounts, c criteria, g groups, as in `ScoredAccounts`. A group's sum is capped to its
  /// bounds, the last criteria giving way first. `TierDecision` tells in which order rules, gates,
  /// disqualifiers, customers and overrides decide; capacities are cut last, where they are enforced.
  ///
  /// - Parameters:
  ///   - market: The accounts with their signals and contacts.
  ///   - asOf: The day after which nothing exists; nothing means the market's latest date.
  /// - Returns: The scores, tiers and reasons.
  /// - Throws: `ScoringError` where the model asks for what the market does not have.
  /// - Complexity: O(n · c + signals · c).
  public func score(
    _ market: Market, asOf: CalendarDate?
  ) throws(ScoringError) -> ScoredAccounts {
    let latest = market.latestDate
    let fields = MarketFields(market: market, asOf: asOf ?? latest)
    let scorecard = try Scorecard(model.groups, fields: fields)
    let decision = try TierDecision(model, fields: fields)
    let definitions = try definitionConditions(fields)
    let parts = ChunkedWork.map(
      chunkCount: Self.chunkCount(fields.count), threadCount: threadCount
    ) { chunk in
      let rows = ChunkedWork.rows(
        ofChunk: chunk, chunkCount: Self.chunkCount(fields.count), rowCount: fields.count)
      return Self.part(rows, scorecard, decision, definitions)
    }
    var whole = Part(capacity: fields.count, groupCount: model.groups.count, definitions.count)
    for part in parts { whole.append(part) }
    let allocations = try CapacityCut(model: model, fields: fields).apply(
      &whole.tiers, &whole.reasons, totals: whole.totals, groupScores: whole.groupScores)
    return ScoredAccounts(
      asOf: fields.asOf, criteria: criteria(fields, latest: latest),
      groupNames: model.groups.map(\.name), groupMaxima: model.groups.map(\.maximum),
      groupScores: whole.groupScores, totals: whole.totals, tiers: whole.tiers,
      reasons: whole.reasons, customers: whole.isCustomer,
      undatedFields: undatedFields(fields, latest: latest),
      allocations: allocations,
      definitionCounts: zip(model.definitions, whole.definitionCounts).map { ($0.name, $1) },
      contributions: scorecard.contributions)
  }

  /// Few enough accounts a chunk for its buffers to stay near the processor.
  private static let rowsOfChunk = 4096

  private static func chunkCount(_ accountCount: Int) -> Int {
    max(1, (accountCount + rowsOfChunk - 1) / rowsOfChunk)
  }

  /// The results of a range of accounts.
  private struct Part: Sendable {
    var groupScores: [Int32] = []
    var totals: [Int32] = []
    var tiers: [Int] = []
    var reasons: [TierReason] = []
    var isCustomer: [Bool] = []
    var definitionCounts: [Int]

    init(capacity: Int, groupCount: Int, _ definitionCount: Int) {
      groupScores.reserveCapacity(capacity * groupCount)
      totals.reserveCapacity(capacity)
      tiers.reserveCapacity(capacity)
      reasons.reserveCapacity(capacity)
      definitionCounts = [Int](repeating: 0, count: definitionCount)
    }

    mutating func append(_ other: Part) {
      groupScores += other.groupScores
      totals += other.totals
      tiers += other.tiers
      reasons += other.reasons
      isCustomer += other.isCustomer
      for index in definitionCounts.indices {
        definitionCounts[index] += other.definitionCounts[index]
      }
    }
  }

  private static func part(
    _ accounts: Range<Int>, _ scorecard: Scorecard, _ decision: TierDecision,
    _ definitions: [CompiledCondition]
  ) -> Part {
    let count = accounts.count
    let groupCount = scorecard.groupCount
    var buffer = [Int32](repeating: 0, count: count)
    var points = ChunkPoints(
      groups: [Int32](repeating: 0, count: count * groupCount),
      totals: [Int32](repeating: 0, count: count), stride: count)
    scorecard.fill(accounts, &points, buffer: &buffer)
    var part = Part(capacity: 0, groupCount: groupCount, definitions.count)
    var holds = [Bool](repeating: false, count: count)
    (part.tiers, part.reasons, part.isCustomer) = decision.decide(
      accounts, points: points, holds: &holds)
    for (index, condition) in definitions.enumerated() {
      condition.fill(accounts, points: points, &holds)
      part.definitionCounts[index] = holds.count { $0 }
    }
    part.totals = points.totals
    part.groupScores = [Int32](repeating: 0, count: count * groupCount)
    for group in 0..<groupCount {
      for place in 0..<count {
        part.groupScores[place * groupCount + group] = points.groups[group * count + place]
      }
    }
    return part
  }

  private func definitionConditions(
    _ fields: MarketFields
  ) throws(ScoringError) -> [CompiledCondition] {
    let compiler = ConditionCompiler(fields: fields, groupNames: model.groups.map(\.name))
    var conditions: [CompiledCondition] = []
    for definition in model.definitions {
      conditions.append(try compiler.compile(definition.condition, at: definition.place))
    }
    return conditions
  }

  private func criteria(
    _ fields: MarketFields, latest: CalendarDate?
  ) -> [ScoredAccounts.ScoredCriterion] {
    let undated = Set(undatedFields(fields, latest: latest))
    return model.groups.flatMap { group in
      group.criteria.map { criterion in
        .init(
          group: group.name, field: criterion.label, isUndated: undated.contains(criterion.field))
      }
    }
  }

  /// Returns the fields that scores and tiers lean on and that are known as of today only.
  ///
  /// They matter where the day lies before the market's latest date: a column of an export says what is
  /// so now, and not what was so then.
  private func undatedFields(_ fields: MarketFields, latest: CalendarDate?) -> [String] {
    guard let asOf = fields.asOf, let latest, asOf < latest else { return [] }
    let conditions =
      model.tiers.compactMap(\.condition) + model.gates.map(\.condition)
      + model.disqualifiers.map(\.condition) + [model.customers?.condition].compactMap { $0 }
    var undated: [String] = []
    for field in model.groups.flatMap(\.criteria).map(\.field) + conditions.flatMap(\.names)
    where !undated.contains(field) {
      let isContacts = field.hasPrefix(MarketFields.contactPrefix)
      let kind = fields.market.accounts.column(field)?.kind
      if isContacts || (kind != nil && kind != .date) { undated.append(field) }
    }
    return undated
  }
}
