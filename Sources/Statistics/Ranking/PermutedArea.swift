/// The area under the ROC curve of units whose place in a ranking is a small whole number, counted instead of sorted.
package struct PermutedArea {
  /// What stays where it is, by place.
  private var fixedUps: [Double]
  private var fixedDowns: [Double]
  private var ups: [Double]
  private var downs: [Double]

  /// Creates empty counts; places go from 0 up to but not including `placeCount`, a higher place being a higher score.
  package init(placeCount: Int) {
    ups = [Double](repeating: 0, count: placeCount)
    (downs, fixedUps, fixedDowns) = (ups, ups, ups)
  }

  /// Adds what is at one place whatever is permuted; it counts from the next beginning on.
  package mutating func fix(place: Int, successes: Int, failures: Int) {
    fixedUps[place] += Double(successes)
    fixedDowns[place] += Double(failures)
  }

  /// Begins anew with what is fixed.
  package mutating func begin() {
    for place in ups.indices {
      (ups[place], downs[place]) = (fixedUps[place], fixedDowns[place])
    }
  }

  /// Adds what is at a place this time.
  package mutating func add(place: Int, successes: Int, failures: Int) {
    ups[place] += Double(successes)
    downs[place] += Double(failures)
  }

  /// The area of what has been added since the beginning; NaN with one class only.
  ///
  /// - Complexity: O(places).
  package var value: Double {
    var (below, above, wins) = (0.0, 0.0, 0.0)
    for place in ups.indices {
      wins += ups[place] * (below + downs[place] / 2)
      below += downs[place]
      above += ups[place]
    }
    return wins / (above * below)
  }
}
