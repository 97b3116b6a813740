/// A criterion as a suggestion, before the group's points are shared out.
struct SuggestedCriterion {
  /// The field.
  var field: String
  /// How the points are given.
  var form: Form
  /// What an account without a value gets, in halves of the criterion's points.
  var missingHalves = 0
  /// Where the points come from, in words.
  var comment: String
  /// Whether the deals set some level of it apart.
  var isProven = false
  /// Whether its levels get different points, by the deals or by an assumption.
  var tellsApart = false
  /// How far the most extreme level lies from the base rate, in standard errors.
  var strength = 0.0
  /// The points that it can give in all; even, so that a half is whole.
  var share = 0

  /// How the points are given; a level or band gets 0, 1 or 2 halves of the criterion's points.
  enum Form {
    case levels([Part], otherHalves: Int?)
    case bands([Part])
    case yes
    case recency(halfLife: String)
    case signals(halfLife: String)
  }

  /// A level or a band.
  struct Part {
    var name: String
    var halves: Int
    var comment: String
  }

  /// Shares the points of a group out, twice as many to criteria whose levels differ.
  ///
  /// Shares are even whole numbers that sum to the maximum, by the largest remainder; of equal
  /// remainders the first is given more.
  static func shared(_ criteria: [SuggestedCriterion], maximum: Int) -> [SuggestedCriterion] {
    let weights = criteria.map { $0.tellsApart ? 2 : 1 }
    let total = max(1, weights.reduce(0, +))
    let pairs = maximum / 2
    var shared = criteria
    var left = pairs
    for index in criteria.indices {
      shared[index].share = pairs * weights[index] / total * 2
      left -= pairs * weights[index] / total
    }
    let order = criteria.indices.sorted {
      (pairs * weights[$1] % total, $0) < (pairs * weights[$0] % total, $1)
    }
    for index in order.prefix(left) { shared[index].share += 2 }
    return shared
  }
}
