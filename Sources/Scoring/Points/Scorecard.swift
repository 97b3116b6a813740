import LinearAlgebra
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
  func fill(_ accounts: Range<Int>, _ points: inout ChunkPoints) {
    for place in 0..<accounts.count { points.totals[place] = 0 }
    for group in groups.indices {
      fill(accounts, group: group, &points.groups[group], &points.totals)
    }
  }

  /// Writes the points of a group and adds them to the totals.
  private func fill(
    _ accounts: Range<Int>, group: Int, _ points: inout [Int32], _ totals: inout [Int32]
  ) {
    var sums = points.mutableSpan
    for place in 0..<accounts.count { sums[place] = 0 }
    for criterion in groups[group].criteria { criteria[criterion].add(accounts, to: &sums) }
    let bounds = groups[group].bounds
    PointKernels.bound(
      &points, count: accounts.count, to: Int32(bounds.lowerBound)...Int32(bounds.upperBound),
      &totals)
  }

  /// Returns the points of one account by criterion, before the groups' caps, c.
  func ownContributions(ofAccount account: Int) -> [Int32] {
    criteria.map { criterion in
      var sum: [Int32] = [0]
      var span = sum.mutableSpan
      criterion.add(account..<account + 1, to: &span)
      return sum[0]
    }
  }

  /// Returns the points of one account by criterion, after the groups' caps, c; they sum to its total.
  func contributions(ofAccount account: Int) -> [Int32] {
    var contributions = ownContributions(ofAccount: account)
    for group in groups {
      _ = GroupCap.apply(&contributions[group.criteria], bounds: group.bounds)
    }
    return contributions
  }
}
