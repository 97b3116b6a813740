/// The area under the ROC curve of units whose place in a ranking is a small whole number, counted instead of sorted.
package struct PermutedArea {
  let successes: [Int]
  let failures: [Int]
  /// What stays where it is, by place.
  private var fixedUps: [Double]
  private var fixedDowns: [Double]
  private var ups: [Double]
  private var downs: [Double]

  /// Creates empty counts.
  ///
  /// - Parameters:
  ///   - successes: The successes of each unit, n.
  ///   - failures: The failures of each unit, n.
  ///   - placeCount: Places go from 0 up to but not including this.
  package init(successes: [Int], failures: [Int], placeCount: Int) {
    self.successes = successes
    self.failures = failures
    ups = [Double](repeating: 0, count: placeCount)
    (downs, fixedUps, fixedDowns) = (ups, ups, ups)
  }

  /// Adds a unit that is at one place whatever is permuted.
  package mutating func fix(place: Int, successes: Int, failures: Int) {
    fixedUps[place] += Double(successes)
    fixedDowns[place] += Double(failures)
  }

  /// Returns the area, a higher place being a higher score.
  ///
  /// - Parameter place: The place of each unit, asked for once.
  /// - Returns: The area; NaN with one class only.
  /// - Complexity: O(n + places).
  package mutating func value(_ place: (Int) -> Int) -> Double {
    for index in ups.indices {
      (ups[index], downs[index]) = (fixedUps[index], fixedDowns[index])
    }
    for unit in successes.indices {
      let own = place(unit)
      ups[own] += Double(successes[unit])
      downs[own] += Double(failures[unit])
    }
    var (below, above, wins) = (0.0, 0.0, 0.0)
    for index in ups.indices {
      wins += ups[index] * (below + downs[index] / 2)
      below += downs[index]
      above += ups[index]
    }
    return wins / (above * below)
  }
}
