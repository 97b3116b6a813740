import Modeling
import Reading

/// A condition made ready for a market: says for any range of accounts whether it holds.
///
/// A name is `score`, else a group's name, else a count of signals or contacts, else a field of the
/// accounts. Scores are compared in hundredths of a point, so that 75.00 is not above 75.
indirect enum CompiledCondition: Sendable {
  case and(CompiledCondition, CompiledCondition)
  case or(CompiledCondition, CompiledCondition)
  case not(CompiledCondition)
  /// The same for every account.
  case constant(Bool)
  /// Points compared in hundredths; group -1 is the score.
  case points(group: Int, Condition.Comparison, Double)
  /// Whatever depends on the account alone: writes the answers of a range to the first places.
  case accounts(Fill)

  typealias Fill = @Sendable (_ accounts: Range<Int>, _ holds: inout [Bool]) -> Void

  /// Writes whether the condition holds for each account of a range.
  ///
  /// - Parameters:
  ///   - accounts: The range.
  ///   - points: Their points.
  ///   - holds: The answers, in its first places.
  func fill(_ accounts: Range<Int>, points: ChunkPoints, _ holds: inout [Bool]) {
    switch self {
    case .and(let left, let right):
      var others = holds
      left.fill(accounts, points: points, &holds)
      right.fill(accounts, points: points, &others)
      for place in 0..<accounts.count { holds[place] = holds[place] && others[place] }
    case .or(let left, let right):
      var others = holds
      left.fill(accounts, points: points, &holds)
      right.fill(accounts, points: points, &others)
      for place in 0..<accounts.count { holds[place] = holds[place] || others[place] }
    case .not(let inner):
      inner.fill(accounts, points: points, &holds)
      for place in 0..<accounts.count { holds[place].toggle() }
    case .constant(let answer):
      for place in 0..<accounts.count { holds[place] = answer }
    case .points(let group, let comparison, let limit):
      points.compare(group: group, comparison, limit, count: accounts.count, &holds)
    case .accounts(let fill):
      fill(accounts, &holds)
    }
  }
}

/// The points of a range of accounts in hundredths: g groups and the total.
struct ChunkPoints {
  /// The groups' points, group by group: those of group g begin at g · stride.
  var groups: [Int32]
  /// The accounts' points.
  var totals: [Int32]
  /// The number of places for each group.
  let stride: Int

  /// Writes whether the points of a group, -1 for the total, compare with hundredths in a certain way.
  func compare(
    group: Int, _ comparison: Condition.Comparison, _ limit: Double, count: Int,
    _ holds: inout [Bool]
  ) {
    // Whole hundredths are compared with whole hundredths.
    let start = group < 0 ? 0 : group * stride
    for place in 0..<count {
      let value = group < 0 ? totals[place] : groups[start + place]
      holds[place] = comparison.holds(Double(value), limit)
    }
  }
}
