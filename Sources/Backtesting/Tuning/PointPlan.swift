import Modeling
import Scoring

/// The groups of a model with other weights for their criteria, and the scores that these give.
///
/// Shapes: c criteria in model order. Hundredths of a point.
struct PointPlan: Sendable {
  /// The groups with their new points and bounds.
  let groups: [ScoreGroup]
  /// What one point of each criterion in the model's own file has become, c.
  let factors: [Double]

  /// Plans the weights of a model.
  ///
  /// A group's maximum grows and shrinks with the sum of what its criteria can give, and so does what it can take.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - weights: The new weight of each criterion, c, of the sign of the old one or 0; nothing keeps all.
  init(_ model: Model, weights: [Int]? = nil) {
    guard let weights else {
      groups = model.groups
      factors = model.groups.flatMap(\.criteria).map { _ in 1 }
      return
    }
    let count = model.groups.reduce(0) { $0 + $1.criteria.count }
    precondition(weights.count == count, "\(weights.count) weights, \(count) criteria")
    var (groups, factors): ([ScoreGroup], [Double]) = ([], [])
    for group in model.groups {
      let own = weights[factors.count..<factors.count + group.criteria.count]
      groups.append(Self.scaled(group, to: Array(own)))
      factors += zip(group.criteria, own).map {
        $0.weight == 0 ? 1 : Double($1) / Double($0.weight)
      }
    }
    self.groups = groups
    self.factors = factors
  }

  private static func scaled(_ group: ScoreGroup, to weights: [Int]) -> ScoreGroup {
    var result = group
    let (gains, takes) = (
      sum(group.criteria.map(\.weight), >), sum(group.criteria.map(\.weight), <)
    )
    result.maximum = bound(group.maximum, old: gains, new: sum(weights, >))
    result.minimum = bound(group.minimum, old: takes, new: sum(weights, <))
    // A group has to be able to give or take something.
    if group.maximum > 0 { result.maximum = max(100, result.maximum) }
    if group.maximum == 0 { result.minimum = min(-100, result.minimum) }
    result.criteria = zip(group.criteria, weights).map { criterion, weight in
      var scaled = criterion.scaled(toWeight: weight)
      // A criterion that ends at the group's maximum still does.
      if case .per(let points, let cap, let decay) = criterion.points, cap == group.maximum,
        case .per(let each, _, _) = scaled.points, points > 0
      {
        scaled.points = .per(points: each, cap: max(1, weight), decay: decay)
      }
      return scaled
    }
    return result
  }

  private static func sum(_ weights: [Int], _ side: (Int, Int) -> Bool) -> Int {
    weights.filter { side($0, 0) }.reduce(0, +)
  }

  /// Returns a bound that stands to the new sum as the old one to the old sum, in whole points.
  private static func bound(_ bound: Int, old: Int, new: Int) -> Int {
    guard bound != 0, old != 0 else { return bound }
    let share = Double(bound) / Double(old)
    return Int((Double(new) * share / 100).rounded(.toNearestOrAwayFromZero)) * 100
  }

  /// Returns the score of a trial from its points before the groups' caps in the model's own file, c.
  ///
  /// - Parameters:
  ///   - points: The points, c.
  ///   - leftOut: The criteria that give nothing; none leaves all in.
  /// - Returns: The score in hundredths.
  func score(_ points: ArraySlice<Int32>, leavingOut leftOut: Range<Int> = 0..<0) -> Int {
    var (total, criterion) = (0, 0)
    for group in groups {
      var sum = 0
      for _ in group.criteria {
        if !leftOut.contains(criterion) {
          let own = Double(points[points.startIndex + criterion])
          sum += Int((own * factors[criterion]).rounded(.toNearestOrAwayFromZero))
        }
        criterion += 1
      }
      total += min(max(sum, group.minimum), group.maximum)
    }
    return total
  }
}
