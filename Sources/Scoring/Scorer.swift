import LinearAlgebra
import Modeling
import Reading
import Synchronization

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
    // Before the rules that use them, so that what is wrong in one is said of its own place.
    let definitions = try definitionConditions(fields)
    let decision = try TierDecision(model, fields: fields)
    let tally = Mutex(Tally(decision, definitionCount: definitions.count))
    let groupCount = model.groups.count
    var cells = ScoreCells(
      cells: ChunkedWork.filled(
        rowCount: fields.count, width: groupCount + 1,
        chunkCount: Self.chunkCount(fields.count), threadCount: threadCount, zero: 0
      ) { accounts, cells in
        let part = Self.fill(&cells, accounts, scorecard, decision, definitions)
        tally.withLock { $0.add(part) }
      }, groupCount: groupCount)
    let counts = tally.withLock { $0 }
    let allocations = try CapacityCut(model: model, fields: fields, decision: decision)
      .apply(&cells, census: counts.census)
    return ScoredAccounts(
      asOf: fields.asOf, criteria: criteria(fields, latest: latest),
      groupNames: model.groups.map(\.name), groupMaxima: model.groups.map(\.maximum), cells: cells,
      reasonTable: decision.reasons, undatedFields: undatedFields(fields, latest: latest),
      allocations: allocations,
      definitionCounts: zip(model.definitions, counts.definitions).map { ($0.name, $1) },
      contributions: scorecard.contributions, ownContributions: scorecard.ownContributions)
  }

  /// Few enough accounts a chunk for its buffers to stay near the processor.
  private static let rowsOfChunk = 16_384

  private static func chunkCount(_ accountCount: Int) -> Int {
    max(1, (accountCount + rowsOfChunk - 1) / rowsOfChunk)
  }

  /// The accounts that are scored at a time: their buffers stay in the nearest cache.
  private static let stride = 4096

  /// What is counted beside the cells; sums do not depend on the order of chunks.
  private struct Tally: Sendable {
    var census: TierCensus
    var definitions: [Int]

    init(_ decision: TierDecision, definitionCount: Int) {
      census = TierCensus(
        tiers: decision.tiers, isFixed: decision.hasFixed ? decision.reasons.map(\.isFixed) : [])
      definitions = [Int](repeating: 0, count: definitionCount)
    }

    mutating func add(_ other: Tally) {
      census.add(other.census)
      for index in definitions.indices { definitions[index] += other.definitions[index] }
    }
  }

  /// Writes the cells of a range of accounts, and returns what was counted.
  private static func fill(
    _ cells: inout MutableSpan<Int32>, _ accounts: Range<Int>, _ scorecard: Scorecard,
    _ decision: TierDecision, _ definitions: [CompiledCondition]
  ) -> Tally {
    let groupCount = scorecard.groupCount
    var points = ChunkPoints(groupCount: groupCount, stride: stride)
    var chunk = TierDecision.Chunk(stride: stride)
    var holds = [Bool](repeating: false, count: definitions.isEmpty ? 0 : stride)
    var tally = Tally(decision, definitionCount: definitions.count)
    for start in Swift.stride(from: accounts.lowerBound, to: accounts.upperBound, by: stride) {
      let part = start..<min(start + stride, accounts.upperBound)
      scorecard.fill(part, &points)
      decision.decide(part, points: points, &chunk)
      tally.census.count(chunk, accountCount: part.count)
      for (index, condition) in definitions.enumerated() {
        condition.fill(part, points: points, &holds)
        tally.definitions[index] += holds[0..<part.count].count { $0 }
      }
      let width = groupCount + 1
      let first = (start - accounts.lowerBound) * width
      for group in 0..<groupCount {
        PointKernels.write(
          points.groups[group], count: part.count, to: &cells, from: first + group, width: width)
      }
      PointKernels.write(
        tiers: chunk.tiers, customers: chunk.isCustomer, reasons: chunk.reasons,
        count: part.count, to: &cells, from: first + groupCount, width: width)
    }
    return tally
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
    let conditions =
      model.tiers.compactMap(\.condition) + model.gates.map(\.condition)
      + model.disqualifiers.map(\.condition) + [model.customers?.condition].compactMap { $0 }
    return UndatedText.fields(
      among: model.groups.flatMap(\.criteria).map(\.field) + conditions.flatMap(\.names),
      of: fields.market, asOf: fields.asOf, latest: latest)
  }
}
