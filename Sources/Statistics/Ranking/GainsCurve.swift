/// What share of the successes is found at each depth of a ranking: cumulative gains, and lift.
///
/// A group of equal scores that a cut goes through is cut proportionally, as if its trials stood in random order, so
/// that the order of rows means nothing. The band is pointwise and analytic, without random numbers: the variance of
/// the share is the sum of squares of each unit's influence, which counts both the success itself and the move of
/// the cut that a further trial makes, at the rate of successes within five points of depth around the cut. From it
/// follows how many independent successes the share rests on, and the band is Wilson's interval for so many.
///
/// > Source: the influence of a quantile: Huber, Ronchetti, "Robust statistics", 2009, DOI 10.1002/9780470434697,
/// > 3.3; Wilson, 1927, DOI 10.1080/01621459.1927.10502953.
public struct GainsCurve: Sendable {
  private let ranked: RankedGroups
  /// Trials and successes above each group, g + 1.
  private let trialsAbove: [Double]
  private let successesAbove: [Double]

  /// A share of all successes between two depths.
  public struct Share: Sendable, Equatable {
    /// The share, 0 to 1; NaN without successes.
    public let value: Double
    /// Its 95 % interval; 0 to 1 without successes.
    public let interval: ClosedRange<Double>
    /// The share of all trials that lies between the depths.
    public let width: Double

    /// The rate of successes ÷ that of all trials.
    public var lift: Double { value / width }
    /// Its 95 % interval.
    public var liftInterval: ClosedRange<Double> {
      interval.lowerBound / width...interval.upperBound / width
    }
  }

  /// Creates the curve of a ranking.
  public init(_ ranked: RankedGroups) {
    self.ranked = ranked
    var (trials, successes) = ([0.0], [0.0])
    for group in ranked.values.indices {
      trials.append(trials[group] + ranked.successes[group] + ranked.failures[group])
      successes.append(successes[group] + ranked.successes[group])
    }
    trialsAbove = trials
    successesAbove = successes
  }

  /// Returns how many successes are found in the best share of trials.
  ///
  /// - Parameter depth: The share of trials, 0 to 1.
  /// - Returns: Their number, which a cut through equal scores may leave without being whole.
  /// - Complexity: O(log g).
  public func successes(to depth: Double) -> Double {
    let place = min(1, max(0, depth)) * (trialsAbove.last ?? 0)
    let group = group(endingAt: place)
    guard group < ranked.values.count else { return successesAbove.last ?? 0 }
    return successesAbove[group] + ranked.successes[group] * included(group, place)
  }

  /// Returns the score at a depth: the lowest of the best share of trials; nothing without trials.
  public func score(at depth: Double) -> Double? {
    let group = group(endingAt: min(1, max(0, depth)) * (trialsAbove.last ?? 0))
    return ranked.values.indices.contains(group) ? ranked.values[group] : nil
  }

  /// Returns the first group that ends at or beyond a place.
  private func group(endingAt place: Double) -> Int {
    var (low, high) = (0, ranked.values.count)
    while low < high {
      let middle = (low + high) / 2
      if trialsAbove[middle + 1] < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Returns the share of successes between two depths with its interval.
  ///
  /// - Parameters:
  ///   - start: The share of trials above, 0 to 1.
  ///   - end: The share of trials above and within, 0 to 1.
  /// - Returns: The share, its interval and lift.
  /// - Complexity: O(n).
  public func share(from start: Double = 0, to end: Double) -> Share {
    precondition(start < end && start >= 0 && end <= 1, "from \(start) to \(end)")
    let (all, trials) = (ranked.successCount, ranked.trialCount)
    guard all > 0 else { return Share(value: .nan, interval: 0...1, width: end - start) }
    // Of all trials it is all successes, whatever the sample.
    guard start > 0 || end < 1 else { return Share(value: 1, interval: 1...1, width: 1) }
    let value = min(1, (successes(to: end) - successes(to: start)) / all)
    let (rate, endRate) = (rate(around: start), rate(around: end))
    let (place, endPlace) = (start * trials, end * trials)
    let influences = ranked.values.indices.map { group in
      let (above, within) = (included(group, place), included(group, endPlace))
      return (
        success: within - above - value,
        trial: rate * (above - start) - endRate * (within - end)
      )
    }
    let variance = ranked.groups.indices.reduce(0.0) { sum, unit in
      let (won, lost) = (Double(ranked.unitSuccesses[unit]), Double(ranked.unitFailures[unit]))
      let own = influences[ranked.groups[unit]]
      let influence = (won * own.success + (won + lost) * own.trial) / all
      return sum + influence * influence
    }
    // At 0 and 1 nothing varies, and no more can be known than all successes tell.
    let worth =
      variance > 0 && value > 0 && value < 1
      ? min(trials, value * (1 - value) / variance) : ranked.effectiveSuccesses
    return Share(
      value: value, interval: WilsonInterval.bounds(share: value, effectiveTrials: worth),
      width: end - start)
  }

  /// The share of a group that lies above a place, places being counted in trials.
  private func included(_ group: Int, _ place: Double) -> Double {
    let size = trialsAbove[group + 1] - trialsAbove[group]
    guard size > 0 else { return 0 }
    return min(1, max(0, (place - trialsAbove[group]) / size))
  }

  /// The rate of successes around a depth; 0 at the ends, where no cut moves.
  private func rate(around depth: Double) -> Double {
    guard depth > 0, depth < 1 else { return 0 }
    let (low, high) = (max(0, depth - 0.05), min(1, depth + 0.05))
    return (successes(to: high) - successes(to: low)) / ((high - low) * ranked.trialCount)
  }
}
