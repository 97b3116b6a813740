import Modeling

/// What it takes to score and tier accounts again with other weights and cut-offs, and nothing else: no names and no columns.
///
/// Shapes: n accounts, of which the first m are compared, c criteria, g groups. Points are hundredths, as everywhere; whoever follows the table by whole numbers
/// gets the points and tiers of `Scorer`.
public struct RescoringTable: Sendable {
  /// The number of accounts, n.
  public let count: Int
  /// The number of accounts that are compared, m; the others are there since they take places.
  public let comparedCount: Int
  /// The groups in model order, g.
  public let groups: [Group]
  /// The criteria in model order, c.
  public let criteria: [Column]
  /// The numbers that rules compare points with.
  public let limits: [Limit]
  /// What depends on an account alone: whether a part of a rule holds for it, n answers each.
  public let answers: [[Bool]]
  /// What is done in turn to each account, which begins in the last tier.
  public let steps: [Step]
  /// The numbers of the tiers.
  public let tiers: [Int]
  /// The tiers whose places are counted, ascending.
  public let places: [Places]
  /// Numbers that decide between equal scores, as ranks, n each, the greatest number having the greatest.
  public let ranks: [[Int32]]
  /// Where each account stands in the file, n; empty where no places are counted.
  public let fileOrder: [Int32]

  /// A group of criteria and the least and the most that it gives.
  public struct Group: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// The least and the most that it gives.
    public let bounds: ClosedRange<Int>
    /// Its criteria's places among all.
    public let criteria: Range<Int>
  }

  /// The points of every account by one criterion.
  public struct Column: Sendable, Equatable {
    /// The criterion's name.
    public let name: String
    /// By how much they count, in hundredths (`Criterion.factor`).
    public let factor: Int
    /// The most that the criterion gives or takes without its factor.
    public let most: Int
    /// The points before the factor and before the group's bounds, n.
    public let points: [Int32]
  }

  /// A number that points are compared with.
  public struct Limit: Sendable, Equatable {
    /// Points in hundredths.
    public let hundredths: Double
    /// The tier whose own rule writes the number; nothing where it stands elsewhere, and is not to be moved.
    public let tier: Int?
    /// What is compared: `score` or a group.
    public let name: String
    /// How.
    public let comparison: Condition.Comparison
  }

  /// A change of tier.
  public struct Step: Sendable {
    /// The tier that accounts come into.
    public let tier: Int
    /// Whether only accounts of higher tiers do, as a gate has it.
    public let isGate: Bool
    /// Whether they are there whatever their score.
    public let isFixed: Bool
    /// For whom.
    public let rule: Rule
  }

  /// A condition over points and answers.
  public indirect enum Rule: Sendable {
    case and(Rule, Rule)
    case or(Rule, Rule)
    case not(Rule)
    case constant(Bool)
    /// The points of a group, or of all where it is -1, against a limit by its place.
    case points(group: Int, limit: Int)
    /// An answer by its place.
    case answer(Int)
  }
}

extension RescoringTable {
  /// Returns the tiers of all accounts with other factors and limits, n.
  ///
  /// - Parameters:
  ///   - factors: By how much each criterion counts, c, in hundredths.
  ///   - limits: The numbers that rules compare with, in hundredths.
  /// - Returns: The totals in hundredths and the tiers.
  /// - Complexity: O(n · (c + steps)), and O(n log n) for each tier whose places are counted.
  public func rescored(
    factors: [Int], limits: [Double]
  ) -> (totals: [Int], tiers: [Int]) {
    precondition(
      factors.count == criteria.count && limits.count == self.limits.count,
      "\(factors.count) factors, \(criteria.count) criteria; \(limits.count) limits of \(self.limits.count)"
    )
    var (totals, tiers, isFixed, byGroup) = ([Int](), [Int](), [Bool](), [[Int]]())
    totals.reserveCapacity(count)
    for account in 0..<count {
      let points = groups.map { group in
        let sum = group.criteria.reduce(0) {
          $0 + Criterion.counted(Int(criteria[$1].points[account]), factor: factors[$1])
        }
        return min(max(sum, group.bounds.lowerBound), group.bounds.upperBound)
      }
      let total = points.reduce(0, +)
      var (tier, isOwn) = (self.tiers[self.tiers.count - 1], false)
      for step in steps where !step.isGate || tier < step.tier {
        if holds(step.rule, account, points, total, limits) {
          (tier, isOwn) = (step.tier, step.isFixed)
        }
      }
      totals.append(total)
      tiers.append(tier)
      if !places.isEmpty {
        isFixed.append(isOwn)
        byGroup.append(points)
      }
    }
    place(&tiers, isFixed: isFixed, totals: totals, points: byGroup)
    return (totals, tiers)
  }

  private func holds(
    _ rule: Rule, _ account: Int, _ points: [Int], _ total: Int, _ limits: [Double]
  ) -> Bool {
    switch rule {
    case .and(let left, let right):
      holds(left, account, points, total, limits) && holds(right, account, points, total, limits)
    case .or(let left, let right):
      holds(left, account, points, total, limits) || holds(right, account, points, total, limits)
    case .not(let inner): !holds(inner, account, points, total, limits)
    case .constant(let answer): answer
    case .points(let group, let limit):
      self.limits[limit].comparison.holds(
        Double(group < 0 ? total : points[group]), limits[limit])
    case .answer(let place): answers[place][account]
    }
  }
}
