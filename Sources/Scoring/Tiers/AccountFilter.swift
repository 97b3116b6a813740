import Modeling
import Reading

/// Which accounts a condition holds for, once they have scores.
public struct AccountFilter: Sendable {
  private let condition: CompiledCondition
  private let scores: ScoredAccounts

  /// Looks the names of a condition up.
  ///
  /// - Parameters:
  ///   - condition: The condition; it may name the score, its groups, signals, contacts and columns.
  ///   - place: Where it stands, for errors.
  ///   - market: The market that was scored.
  ///   - scores: Its scores, from which the as-of day is taken.
  /// - Throws: `ScoringError` where a name is unknown or a comparison does not go with what it holds.
  public init(
    _ condition: Condition, at place: ModelPlace, market: Market, scores: ScoredAccounts
  ) throws(ScoringError) {
    let compiler = ConditionCompiler(
      fields: MarketFields(market: market, asOf: scores.asOf), groupNames: scores.groupNames)
    self.condition = try compiler.compile(condition, at: place)
    self.scores = scores
  }

  /// Whether the condition holds, by account, n.
  ///
  /// - Complexity: O(n) for each comparison.
  public var holds: [Bool] {
    let stride = 4096
    var answers: [Bool] = []
    answers.reserveCapacity(scores.count)
    var points = ChunkPoints(groupCount: scores.groupNames.count, stride: stride)
    var chunk = [Bool](repeating: false, count: stride)
    for start in Swift.stride(from: 0, to: scores.count, by: stride) {
      let part = start..<min(start + stride, scores.count)
      for (place, account) in part.enumerated() {
        points.totals[place] = scores.totals[account]
        for (group, value) in scores.groupScores(ofAccount: account).enumerated() {
          points.groups[group][place] = value
        }
      }
      condition.fill(part, points: points, &chunk)
      answers += chunk[0..<part.count]
    }
    return answers
  }
}
