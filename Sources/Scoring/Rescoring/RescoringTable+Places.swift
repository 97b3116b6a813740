extension RescoringTable {
  /// A tier that holds no more accounts than the model says: whoever has no place is in the next one.
  public struct Places: Sendable, Equatable {
    /// The tier.
    public let tier: Int
    /// How many accounts it holds, those that are in it whatever their score among them.
    public let count: Int
    /// What decides between equal scores, in turn, the greater first; then the order of the file.
    public let ties: [Tie]
  }

  /// What decides between accounts of equal scores.
  public enum Tie: Sendable, Equatable {
    /// The points of a group, by its place.
    case group(Int)
    /// A number, by its ranks' place among `ranks`.
    case rank(Int)
  }

  /// Moves the accounts for which there is no place to the next tier, from the first tier on.
  ///
  /// > Note: As `Scorer` does: accounts that are in a tier whatever their score stay and take their places.
  ///
  /// - Parameters:
  ///   - tiers: The tiers by rules, which change, n.
  ///   - isFixed: Who is in a tier whatever the score, n.
  ///   - totals: The points of each account, n.
  ///   - points: The points of each account by group, n × g.
  func place(_ tiers: inout [Int], isFixed: [Bool], totals: [Int], points: [[Int]]) {
    for own in places {
      let members = tiers.indices.filter { tiers[$0] == own.tier }
      let line = members.filter { !isFixed[$0] }
      let room = max(0, own.count - (members.count - line.count))
      guard line.count > room else { continue }
      func isBefore(_ left: Int, _ right: Int) -> Bool {
        if totals[left] != totals[right] { return totals[left] > totals[right] }
        for tie in own.ties {
          let (first, second) =
            switch tie {
            case .group(let group): (points[left][group], points[right][group])
            case .rank(let rank): (Int(ranks[rank][left]), Int(ranks[rank][right]))
            }
          if first != second { return first > second }
        }
        return fileOrder[left] < fileOrder[right]
      }
      for account in line.sorted(by: isBefore).dropFirst(room) { tiers[account] = own.tier + 1 }
    }
  }
}
