import Modeling
import Reading

/// The criteria of a model made ready for a market as of a day: points of any account on demand.
///
/// Holds no points itself. Hundredths of a point throughout, so that sums are exact.
struct Scorecard: Sendable {
  private let criteria: [CompiledCriterion]
  /// For each group, its criteria and the least and the most that it can give.
  private let groups: [(criteria: Range<Int>, bounds: ClosedRange<Int>)]

  /// Makes the groups ready.
  ///
  /// - Throws: `ScoringError` where the market does not have what a criterion asks for.
  init(_ scoreGroups: [ScoreGroup], fields: MarketFields) throws(ScoringError) {
    var criteria: [CompiledCriterion] = []
    var groups: [(criteria: Range<Int>, bounds: ClosedRange<Int>)] = []
    for group in scoreGroups {
      let first = criteria.count
      for criterion in group.criteria {
        criteria.append(try CompiledCriterion(criterion, fields: fields))
      }
      groups.append((first..<criteria.count, group.minimum...group.maximum))
    }
    self.criteria = criteria
    self.groups = groups
  }

  /// The number of groups.
  var groupCount: Int { groups.count }

  /// Writes the groups' points and the totals of a range of accounts.
  ///
  /// - Parameters:
  ///   - accounts: The range.
  ///   - points: Gets the points in its first places.
  ///   - buffer: A place for each account, for what one criterion gives.
  func fill(_ accounts: Range<Int>, _ points: inout ChunkPoints, buffer: inout [Int32]) {
    let count = accounts.count
    for place in 0..<count { points.totals[place] = 0 }
    for (group, options) in groups.enumerated() {
      let start = group * points.stride
      for place in 0..<count { points.groups[start + place] = 0 }
      for criterion in options.criteria {
        criteria[criterion].fill(accounts, &buffer)
        for place in 0..<count { points.groups[start + place] += buffer[place] }
      }
      let least = Int32(options.bounds.lowerBound)
      let most = Int32(options.bounds.upperBound)
      for place in 0..<count {
        let sum = min(most, max(least, points.groups[start + place]))
        points.groups[start + place] = sum
        points.totals[place] += sum
      }
    }
  }

  /// Returns the points of one account by criterion, after the groups' caps, c; they sum to its total.
  func contributions(ofAccount account: Int) -> [Int32] {
    var buffer: [Int32] = [0]
    var contributions = criteria.map { criterion in
      criterion.fill(account..<account + 1, &buffer)
      return buffer[0]
    }
    for group in groups {
      _ = GroupCap.apply(&contributions[group.criteria], bounds: group.bounds)
    }
    return contributions
  }
}
