import LinearAlgebra

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
  case points(group: Int, PointRange)
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
    case .and(let left, let right), .or(let left, let right):
      var others = holds
      left.fill(accounts, points: points, &holds)
      right.fill(accounts, points: points, &others)
      var both = false
      if case .and = self { both = true }
      PointKernels.join(&holds, others, count: accounts.count, both: both)
    case .not(let inner):
      inner.fill(accounts, points: points, &holds)
      for place in 0..<accounts.count { holds[place].toggle() }
    case .constant(let answer):
      for place in 0..<accounts.count { holds[place] = answer }
    case .points(let group, let range):
      range.fill(
        group < 0 ? points.totals : points.groups[group], count: accounts.count, &holds)
    case .accounts(let fill):
      fill(accounts, &holds)
    }
  }
}

/// The points of a range of accounts in hundredths.
struct ChunkPoints {
  /// The points of every group, g lists.
  var groups: [[Int32]]
  /// The accounts' points.
  var totals: [Int32]

  /// Creates points for so many accounts at a time.
  init(groupCount: Int, stride: Int) {
    totals = [Int32](repeating: 0, count: stride)
    groups = [[Int32]](repeating: totals, count: groupCount)
  }
}
