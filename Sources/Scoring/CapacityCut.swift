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
  }

  /// Moves accounts beyond an enforced capacity to the next tier, from the first tier on.
  ///
  /// - Throws: `ScoringError` where a name that breaks ties is unknown or no number.
  func apply(
    _ tiers: inout [Int], _ reasons: inout [TierReason], totals: [Int32], groupScores: [Int32]
  ) throws(ScoringError) {
    for rule in model.tiers.dropLast() {
      guard let capacity = rule.capacity else { continue }
      let line = try line(
        of: rule, capacity, tiers: tiers, reasons: reasons, totals: totals,
        groupScores: groupScores)
      guard capacity.isEnforced else { continue }
      for account in line.order.dropFirst(line.placeCount) {
        tiers[account] = rule.tier + 1
        reasons[account] = .capacity(of: Int16(rule.tier))
      }
    }
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
      order: order.sorted(by: isBefore), placeCount: max(0, capacity.accounts - fixedCount))
  }
}
