/// The areas under the ROC curve that a score has when the outcomes are dealt out to the units at random.
///
/// What `LabelPermutationTest` draws, ready to be drawn in parts: where every unit has one trial, only the units that
/// get the rarer outcome are drawn, and the sum of their ranks gives the area.
///
/// > Source: Phipson, Smyth, "Permutation p-values should never be zero", 2010, DOI 10.2202/1544-6115.1585, for p;
/// > the area by ranks: Mann, Whitney, 1947, DOI 10.1214/aoms/1177730491.
public struct NullAreas: Sendable {
  /// The score's own area.
  public let area: Double
  private let ranked: RankedGroups
  /// Twice the mid-rank of each unit, n, in the order of the scores; empty where units have several trials.
  ///
  /// The order of the file would show in the draws.
  private let ranks: [Int32]
  private let isWonRarer: Bool
  private let rarerCount: Int

  /// Makes the draws ready.
  ///
  /// - Parameter ranked: The units, with successes and failures.
  /// - Complexity: O(n).
  public init(_ ranked: RankedGroups) {
    precondition(
      ranked.successCount > 0 && ranked.failureCount > 0,
      "\(ranked.successCount) successes and \(ranked.failureCount) failures")
    self.ranked = ranked
    area = AreaUnderCurve.value(ranked)
    isWonRarer = ranked.successCount <= ranked.failureCount
    rarerCount = Int(min(ranked.successCount, ranked.failureCount))
    let isSingle = ranked.groups.indices.allSatisfy {
      ranked.unitSuccesses[$0] + ranked.unitFailures[$0] == 1
    }
    guard isSingle, ranked.groups.count < Int(Int32.max) / 2 else {
      ranks = []
      return
    }
    var below = Int32(ranked.groups.count)
    let ofGroup = ranked.values.indices.map { group -> Int32 in
      let count = Int32(ranked.successes[group] + ranked.failures[group])
      below -= count
      return 2 * below + count + 1
    }
    ranks = zip(ofGroup, zip(ranked.successes, ranked.failures)).flatMap { rank, counts in
      repeatElement(rank, count: Int(counts.0 + counts.1))
    }
  }

  /// How many steps a draw takes, for whoever has to limit them.
  public var stepsOfDraw: Int { ranks.isEmpty ? 4 * ranked.groups.count : rarerCount }

  /// Draws areas.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - generator: Where they are drawn from; of one type, as a call for each of a million units would cost more than
  ///     the draw.
  /// - Returns: The areas in the order drawn.
  /// - Complexity: O(n + count · `stepsOfDraw`).
  public func drawn(_ count: Int, using generator: inout SeededGenerator) -> [Double] {
    guard !ranks.isEmpty else { return drawnWhole(count, using: &generator) }
    var ranks = ranks
    let unitCount = ranks.count
    let (drawn, others) = (Double(rarerCount), Double(unitCount - rarerCount))
    // What the last draw left is an order like any other.
    return (0..<count).map { _ in
      var deck = ranks.mutableSpan
      var sum = 0
      for place in 0..<rarerCount {
        let other = place + Self.pick(below: unitCount - place, &generator)
        let rank = deck[other]
        deck[other] = deck[place]
        deck[place] = rank
        sum += Int(rank)
      }
      let area = (Double(sum) / 2 - drawn * (drawn + 1) / 2) / (drawn * others)
      return isWonRarer ? area : 1 - area
    }
  }

  private func drawnWhole(_ count: Int, using generator: inout SeededGenerator) -> [Double] {
    let last = ranked.values.count - 1
    // Sorted, so that the draws do not depend on the order of the units.
    var places = ranked.groups.map { last - $0 }.sorted()
    let trials = zip(ranked.unitSuccesses, ranked.unitFailures).sorted { $0 < $1 }
    var counted = PermutedArea(placeCount: last + 1)
    return (0..<count).map { _ in
      counted.begin()
      for unit in places.indices {
        let other = unit + Self.pick(below: places.count - unit, &generator)
        places.swapAt(unit, other)
        counted.add(
          place: places[unit], successes: trials[unit].0, failures: trials[unit].1)
      }
      return counted.value
    }
  }

  /// Returns a whole number below a bound; the bound is too small beside 2⁶⁴ for any to come up more often.
  private static func pick(below bound: Int, _ generator: inout SeededGenerator) -> Int {
    Int(truncatingIfNeeded: generator.next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}

extension AreaUnderCurve {
  /// Returns the area alone, without its variance.
  static func value(_ ranked: RankedGroups) -> Double {
    var (above, wins) = (0.0, 0.0)
    for group in ranked.values.indices {
      wins += ranked.failures[group] * (above + ranked.successes[group] / 2)
      above += ranked.successes[group]
    }
    return wins / (above * ranked.failureCount)
  }
}
