import Modeling
import Reading

/// Who stays in a tier that holds no more accounts than the team can work.
///
/// Accounts that are in it whatever their score stay, and take their places; the others stand in line
/// by score, then by what breaks ties, then by their order in the file.
struct CapacityCut {
  let model: Model
  let fields: MarketFields
  let decision: TierDecision

  /// What stands in line of one tier.
  struct Line {
    /// Accounts by rank, the first to be in first.
    let order: [Int]
    /// How many of them are in.
    let placeCount: Int
    /// Accounts that are in the tier whatever their score.
    let fixedCount: Int
  }

  /// Moves accounts beyond an enforced capacity to the next tier, from the first tier on.
  ///
  /// - Returns: Who qualified for each tier, and where the line runs; also where nothing is enforced.
  /// - Throws: `ScoringError` where a name that breaks ties is unknown or no number.
  ///
  /// - Parameters:
  ///   - scores: The tiers and reasons, which change.
  ///   - census: How many accounts each tier has before anything is cut.
  func apply(
    _ scores: inout ScoreCells, census: TierCensus
  ) throws(ScoringError) -> [TierAllocation] {
    guard model.tiers.contains(where: { $0.capacity != nil }) else {
      return model.tiers.map { rule in
        TierAllocation(
          tier: rule.tier, qualifyingCount: census.counts[rule.tier],
          fixedCount: census.fixedCounts[rule.tier], capacity: nil, cutOff: nil, tiedCount: 0,
          tiedInCount: 0, placed: [], next: [])
      }
    }
    var allocations: [TierAllocation] = []
    for rule in model.tiers {
      guard let capacity = rule.capacity else {
        allocations.append(uncounted(rule, scores))
        continue
      }
      let line = try line(of: rule, capacity, scores)
      allocations.append(allocation(rule, capacity, line, totals: scores.totals))
      guard capacity.isEnforced, rule.tier < model.tiers.count else { continue }
      for account in line.order.dropFirst(line.placeCount) {
        scores.move(
          account, tier: rule.tier + 1, reason: decision.capacityReason(of: rule.tier))
      }
    }
    return allocations
  }

  /// Returns a tier whose places are not counted.
  private func uncounted(_ rule: TierRule, _ scores: ScoreCells) -> TierAllocation {
    let (order, fixedCount) = members(of: rule, scores)
    return TierAllocation(
      tier: rule.tier, qualifyingCount: order.count + fixedCount, fixedCount: fixedCount,
      capacity: nil, cutOff: nil, tiedCount: 0, tiedInCount: 0, placed: [], next: [])
  }

  /// Returns the accounts of a tier that stand in line, and how many are in it whatever their score.
  private func members(of rule: TierRule, _ scores: ScoreCells) -> (order: [Int], fixed: Int) {
    var order: [Int] = []
    var fixedCount = 0
    let isFixed = decision.reasons.map(\.isFixed)
    for account in 0..<scores.count {
      let cell = scores.cells[account * scores.width + scores.groupCount]
      guard ScoreCells.tier(cell) == rule.tier else { continue }
      if isFixed[ScoreCells.reason(cell)] { fixedCount += 1 } else { order.append(account) }
    }
    return (order, fixedCount)
  }

  private func allocation(
    _ rule: TierRule, _ capacity: Capacity, _ line: Line, totals: PointColumn
  ) -> TierAllocation {
    let isFull = line.order.count > line.placeCount
    let cutOff = isFull && line.placeCount > 0 ? totals[line.order[line.placeCount - 1]] : nil
    let tied = line.order.indices.filter { totals[line.order[$0]] == cutOff }
    return TierAllocation(
      tier: rule.tier, qualifyingCount: line.order.count + line.fixedCount,
      fixedCount: line.fixedCount, capacity: capacity, cutOff: cutOff.map(Int.init),
      tiedCount: tied.count, tiedInCount: tied.count { $0 < line.placeCount },
      placed: Array(line.order.prefix(line.placeCount)),
      next: Array(line.order.dropFirst(line.placeCount).prefix(TierAllocation.nextCount)))
  }

  /// Returns the accounts of a tier in the order in which they get a place.
  func line(
    of rule: TierRule, _ capacity: Capacity, _ scores: ScoreCells
  ) throws(ScoringError) -> Line {
    let compiler = ConditionCompiler(fields: fields, groupNames: model.groups.map(\.name))
    var ties: [(group: Int?, numbers: [Double])] = []
    for name in capacity.ties { ties.append(try compiler.tieNumbers(name, at: rule.place)) }
    let totals = scores.totals
    func isBefore(_ left: Int, _ right: Int) -> Bool {
      if totals[left] != totals[right] { return totals[left] > totals[right] }
      for tie in ties {
        if let group = tie.group, group >= 0 {
          let (first, second) = (
            scores.cells[left * scores.width + group], scores.cells[right * scores.width + group]
          )
          if first != second { return first > second }
        } else if tie.group == nil {
          // A missing number stands behind every other.
          let first = tie.numbers[left].isNaN ? -Double.infinity : tie.numbers[left]
          let second = tie.numbers[right].isNaN ? -Double.infinity : tie.numbers[right]
          if first != second { return first > second }
        }
      }
      return left < right
    }
    let (order, fixedCount) = members(of: rule, scores)
    return Line(
      order: order.sorted(by: isBefore), placeCount: max(0, capacity.accounts - fixedCount),
      fixedCount: fixedCount)
  }
}
