/// A criterion as a suggestion, before the group's points are shared out.
package struct SuggestedCriterion {
  /// The field.
  package var field: String
  /// How the points are given.
  package var form: Form
  /// What an account without a value gets, in halves of the criterion's points.
  package var missingHalves: Int
  /// Where the points come from, in words.
  package var comment: String
  /// Whether the deals set some level of it apart.
  package var isProven: Bool
  /// Whether its levels get different points, by the deals or by an assumption.
  package var tellsApart: Bool
  /// How far the most extreme level lies from the base rate, in standard errors.
  package var strength: Double
  /// The points that it can give in all; even, so that a half is whole.
  package var share = 0

  /// Creates a criterion.
  package init(
    field: String, form: Form, missingHalves: Int = 0, comment: String, isProven: Bool = false,
    tellsApart: Bool = false, strength: Double = 0
  ) {
    self.field = field
    self.form = form
    self.missingHalves = missingHalves
    self.comment = comment
    self.isProven = isProven
    self.tellsApart = tellsApart
    self.strength = strength
  }

  /// How the points are given; a level or band gets 0, 1 or 2 halves of the criterion's points.
  package enum Form {
    case levels([Part], otherHalves: Int?)
    case bands([Part])
    case yes
    case recency(halfLife: String)
    case signals(halfLife: String)
    /// How many of some topics surge: kinds whose strength is a score out of 100.
    case surges(kinds: [String], halfLife: String)
  }

  /// A level or a band.
  package struct Part {
    package var name: String
    package var halves: Int
    package var comment: String
  }

  /// Shares the points of a group out, twice as many to criteria whose levels differ.
  ///
  /// Shares are even whole numbers that sum to the maximum, by the largest remainder; of equal
  /// remainders the first is given more.
  package static func shared(_ criteria: [SuggestedCriterion], maximum: Int) -> [SuggestedCriterion]
  {
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

  /// The most that its values can earn, in halves of its share: 1 where the deals set none of them apart.
  package var mostHalves: Int {
    switch form {
    case .levels(let parts, let other): max(parts.map(\.halves).max() ?? 0, other ?? 0)
    case .bands(let parts): parts.map(\.halves).max() ?? 0
    case .yes, .recency, .signals, .surges: 2
    }
  }

  /// Returns the share of their points that criteria can reach together, above 0 and at most 1.
  ///
  /// It is 1 where no criterion tells accounts apart: then no threshold could. It is 1 also where the
  /// share that the highest threshold asks for is within reach: then the usual numbers stand.
  package static func reach(_ criteria: [SuggestedCriterion], highest: Double) -> Double {
    let most = criteria.reduce(0) { $0 + $1.share * 2 }
    let reached = criteria.reduce(0) { $0 + $1.share * $1.mostHalves }
    guard most > 0, reached > 0, criteria.contains(where: \.tellsApart) else { return 1 }
    let share = Double(reached) / Double(most)
    return share > highest ? 1 : share
  }
}
