/// An exact test of whether two scores of the same units rank them equally well.
///
/// Were both equally good, each unit's two ranks could be swapped and nothing would change. Ranks are swapped, not
/// scores, so that scores on different scales can be compared; ties have their mean rank. The statistic is
/// |AUC − AUC′| of the swapped ranks, and p = (b + 1) ÷ (m + 1) with b of m swaps at least as far apart.
///
/// > Source: Bandos, Rockette, Gur, "A permutation test sensitive to differences in areas for comparing ROC curves
/// > from a paired design", 2005, DOI 10.1002/sim.2149; the added ones: Phipson, Smyth, 2010,
/// > DOI 10.2202/1544-6115.1585.
public enum PairedPermutationTest {
  /// Returns the two-sided p of so many random swaps; 1 with one class only.
  ///
  /// - Parameters:
  ///   - scores: The first score of each unit, n, none of them NaN.
  ///   - others: The second score of each unit, n, none of them NaN.
  ///   - successes: The successes of each unit, n.
  ///   - failures: The failures of each unit, n.
  ///   - count: m, how many swaps are drawn.
  ///   - generator: Where they are drawn from.
  /// - Returns: p, at least 1 ÷ (m + 1).
  /// - Complexity: O(n log n + m n).
  public static func p(
    scores: [Double], others: [Double], successes: [Int], failures: [Int], count: Int,
    using generator: inout some RandomNumberGenerator
  ) -> Double {
    precondition(
      scores.count == others.count && scores.count == successes.count
        && scores.count == failures.count,
      "\(scores.count) scores, \(others.count) others, \(successes.count) successes, "
        + "\(failures.count) failures")
    guard successes.contains(where: { $0 > 0 }), failures.contains(where: { $0 > 0 }) else {
      return 1
    }
    let (ranks, otherRanks, placeCount) = places(doubledRanks(scores), doubledRanks(others))
    let moving = ranks.indices.filter { ranks[$0] != otherRanks[$0] }
    var area = PermutedArea(
      successes: moving.map { successes[$0] }, failures: moving.map { failures[$0] },
      placeCount: placeCount)
    // Units that both rank alike stay where they are, whatever is swapped.
    for unit in ranks.indices where ranks[unit] == otherRanks[unit] {
      area.fix(place: ranks[unit], successes: successes[unit], failures: failures[unit])
    }
    let pairs = moving.map { (ranks[$0], otherRanks[$0]) }
    var (first, second) = (pairs.map(\.0), pairs.map(\.1))
    let observed = (area.value { first[$0] } - area.value { second[$0] }).magnitude
    var extreme = 0
    for _ in 0..<count {
      var bits: UInt64 = 0
      for (place, pair) in pairs.enumerated() {
        if place % 64 == 0 { bits = generator.next() }
        (first[place], second[place]) = bits & 1 == 1 ? (pair.1, pair.0) : pair
        bits >>= 1
      }
      let distance = (area.value { first[$0] } - area.value { second[$0] }).magnitude
      // Equal distances may differ by a rounding.
      if distance >= observed - 1e-12 { extreme += 1 }
    }
    return Double(extreme + 1) / Double(count + 1)
  }

  /// The same ranks numbered without gaps: few places stay in the fast memory.
  private static func places(
    _ ranks: [Int], _ others: [Int]
  ) -> (ranks: [Int], others: [Int], count: Int) {
    var numbers = [Int](repeating: 0, count: 2 * ranks.count + 1)
    for rank in ranks + others { numbers[rank] = 1 }
    var count = 0
    for rank in numbers.indices where numbers[rank] == 1 {
      numbers[rank] = count
      count += 1
    }
    return (ranks.map { numbers[$0] }, others.map { numbers[$0] }, count)
  }

  /// Twice the mean rank of each score among all, so that it is whole, from 2 to 2 n.
  private static func doubledRanks(_ scores: [Double]) -> [Int] {
    let order = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
    var ranks = [Int](repeating: 0, count: scores.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, scores[order[end]] == scores[order[start]] { end += 1 }
      for place in start..<end { ranks[order[place]] = start + 1 + end }
      start = end
    }
    return ranks
  }
}
