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
  /// - Complexity: O(n log n + m (c + n ÷ 64)) with c different pairs of ranks and outcomes.
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
    var pair = PermutedPair(placeCount: placeCount)
    // Units that both rank alike stay where they are, whatever is swapped.
    for unit in ranks.indices where ranks[unit] == otherRanks[unit] {
      pair.fix(place: ranks[unit], successes: successes[unit], failures: failures[unit])
    }
    let cells = cells(ranks, otherRanks, successes, failures)
    let observed = pair.distance(cells) { _ in 0 }
    var coins = FairCoins()
    let extreme = (0..<count).count { _ in
      // Equal distances may differ by a rounding.
      pair.distance(cells) { coins.heads(of: $0.count, using: &generator) } >= observed - 1e-12
    }
    return Double(extreme + 1) / Double(count + 1)
  }

  /// Units that are alike in both ranks and outcomes: how many of them are swapped is all that matters.
  private struct Cell {
    let place: Int
    let otherPlace: Int
    let successes: Int
    let failures: Int
    var count: Int
  }

  /// The areas of both scores while ranks are swapped.
  private struct PermutedPair {
    var first: PermutedArea
    var second: PermutedArea

    init(placeCount: Int) {
      first = PermutedArea(placeCount: placeCount)
      second = first
    }

    mutating func fix(place: Int, successes: Int, failures: Int) {
      first.fix(place: place, successes: successes, failures: failures)
      second.fix(place: place, successes: successes, failures: failures)
    }

    /// Returns how far the areas are apart when so many units of each cell are swapped.
    mutating func distance(_ cells: [Cell], swapped: (Cell) -> Int) -> Double {
      first.begin()
      second.begin()
      for cell in cells {
        let moved = swapped(cell)
        let kept = cell.count - moved
        let (won, lost) = (cell.successes, cell.failures)
        first.add(place: cell.place, successes: kept * won, failures: kept * lost)
        first.add(place: cell.otherPlace, successes: moved * won, failures: moved * lost)
        second.add(place: cell.otherPlace, successes: kept * won, failures: kept * lost)
        second.add(place: cell.place, successes: moved * won, failures: moved * lost)
      }
      return (first.value - second.value).magnitude
    }
  }

  private static func cells(
    _ ranks: [Int], _ others: [Int], _ successes: [Int], _ failures: [Int]
  ) -> [Cell] {
    let order = ranks.indices.filter { ranks[$0] != others[$0] }.sorted {
      (ranks[$0], others[$0], successes[$0], failures[$0])
        < (ranks[$1], others[$1], successes[$1], failures[$1])
    }
    var cells: [Cell] = []
    for unit in order {
      if let last = cells.last, last.place == ranks[unit], last.otherPlace == others[unit],
        last.successes == successes[unit], last.failures == failures[unit]
      {
        cells[cells.count - 1].count += 1
      } else {
        cells.append(
          Cell(
            place: ranks[unit], otherPlace: others[unit], successes: successes[unit],
            failures: failures[unit], count: 1))
      }
    }
    return cells
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
