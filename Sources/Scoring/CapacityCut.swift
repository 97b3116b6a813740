import Modeling
import Reading

/// Who stays in a tier that holds no more accounts than the team can work.
///
/// Accounts that are in it whatever their score stay, and take their places; the others stand in line
/// by score, then by what breaks ties, then by their order in the file.
struct CapacityCut {
  let model: Model
  let fields: MarketFields

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
  func apply(
    _ tiers: inout [Int], _ reasons: inout [TierReason], totals: [Int32], groupScores: [Int32]
  ) throws(ScoringError) -> [TierAllocation] {
    var allocations: [TierAllocation] = []
    for rule in model.tiers {
      guard let capacity = rule.capacity else {
        allocations.append(plain(rule, tiers, reasons))
        continue
      }
      let line = try line(
        of: rule, capacity, tiers: tiers, reasons: reasons, totals: totals,
        groupScores: groupScores)
      allocations.append(allocation(rule, capacity, line, totals: totals))
      guard capacity.isEnforced, rule.tier < model.tiers.count else { continue }
      for account in line.order.dropFirst(line.placeCount) {
        tiers[account] = rule.tier + 1
        reasons[account] = .capacity(of: Int16(rule.tier))
      }
    }
    return allocations
  }

  private func plain(
    _ rule: TierRule, _ tiers: [Int], _ reasons: [TierReason]
  ) -> TierAllocation {
    let members = tiers.indices.filter { tiers[$0] == rule.tier }
    return TierAllocation(
      tier: rule.tier, qualifyingCount: members.count,
      fixedCount: members.count { reasons[$0].isFixed }, capacity: nil, cutOff: nil, tiedCount: 0,
      tiedInCount: 0)
  }

  private func allocation(
    _ rule: TierRule, _ capacity: Capacity, _ line: Line, totals: [Int32]
  ) -> TierAllocation {
    let isFull = line.order.count > line.placeCount
    let cutOff = isFull && line.placeCount > 0 ? totals[line.order[line.placeCount - 1]] : nil
    let tied = line.order.indices.filter { totals[line.order[$0]] == cutOff }
    return TierAllocation(
      tier: rule.tier, qualifyingCount: line.order.count + line.fixedCount,
      fixedCount: line.fixedCount, capacity: capacity, cutOff: cutOff.map(Int.init),
      tiedCount: tied.count, tiedInCount: tied.count { $0 < line.placeCount })
  }

  /// Returns the accounts of a tier in the order in which they get a place.
  func line(
    of rule: TierRule, _ capacity: Capacity, tiers: [Int], reasons: [TierReason],
    totals: [Int32], groupScores: [Int32]
  ) throws(ScoringError) -> Line {
    let compiler = ConditionCompiler(fields: fields, groupNames: model.groups.map(\.name))
    var ties: [(group: Int?, numbers: [Double])] = []
    for name in capacity.ties { ties.append(try compiler.tieNumbers(name, at: rule.place)) }
    let groupCount = model.groups.count
    func isBefore(_ left: Int, _ right: Int) -> Bool {
      if totals[left] != totals[right] { return totals[left] > totals[right] }
      for tie in ties {
        if let group = tie.group, group >= 0 {
          let (first, second) = (
            groupScores[left * groupCount + group], groupScores[right * groupCount + group]
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
    var order: [Int] = []
    var fixedCount = 0
    for account in tiers.indices where tiers[account] == rule.tier {
      if reasons[account].isFixed { fixedCount += 1 } else { order.append(account) }
    }
    return Line(
      order: order.sorted(by: isBefore), placeCount: max(0, capacity.accounts - fixedCount),
      fixedCount: fixedCount)
  }
}
