import Foundation

/// The mean share of successes among all that score as high as a success, or higher.
///
/// AP = Σ (w_g ÷ W) C_g ÷ N_g over groups of equal scores, the highest first: w_g successes in the group, C_g
/// successes and N_g trials in it and above. Its variance is the sum of squares of each unit's influence,
/// ∂AP/∂w_j = (C_j/N_j − AP + Σ_{g≥j} w_g (N_g − C_g)/N_g²) ÷ W and ∂AP/∂f_j = −Σ_{g≥j} w_g C_g/N_g² ÷ W; the
/// interval is on the logit scale. At 1, where nothing varies, it is Wilson's of so many successes of so many.
///
/// > Source: the infinitesimal jackknife: Efron, "The jackknife, the bootstrap and other resampling plans", 1982,
/// > DOI 10.1137/1.9781611970319, chapter 6; logit intervals: Boyd, Eng, Page, 2013,
/// > DOI 10.1007/978-3-642-40994-3_29.
public struct AveragePrecision: Sendable, Equatable {
  /// The average precision; NaN without successes.
  public let value: Double
  /// What a score without meaning has: successes ÷ trials.
  public let byChance: Double
  /// The 95 % interval; 0 to 1 without successes.
  public let interval: ClosedRange<Double>

  /// Finds the average precision.
  ///
  /// - Complexity: O(n) after the units are ranked.
  public init(_ ranked: RankedGroups) {
    let all = ranked.successCount
    guard all > 0 else {
      (value, byChance, interval) = (.nan, .nan, 0...1)
      return
    }
    byChance = all / ranked.trialCount
    var (won, tried, sum) = (0.0, 0.0, 0.0)
    var precisions: [Double] = []
    var (gains, costs): ([Double], [Double]) = ([], [])
    for group in ranked.values.indices {
      let own = ranked.successes[group]
      won += own
      tried += own + ranked.failures[group]
      let precision = tried > 0 ? won / tried : 0
      sum += own * precision
      precisions.append(precision)
      gains.append(tried > 0 ? own * (tried - won) / (tried * tried) : 0)
      costs.append(tried > 0 ? own * won / (tried * tried) : 0)
    }
    let area = min(1, sum / all)
    value = area
    for group in ranked.values.indices.dropLast().reversed() {
      gains[group] += gains[group + 1]
      costs[group] += costs[group + 1]
    }
    let variance = ranked.groups.indices.reduce(0.0) { sum, unit in
      let group = ranked.groups[unit]
      let influence =
        Double(ranked.unitSuccesses[unit]) * (precisions[group] - area + gains[group])
        - Double(ranked.unitFailures[unit]) * costs[group]
      return sum + influence * influence / (all * all)
    }
    guard variance > 0, area < 1 else {
      interval = WilsonInterval.bounds(share: area, effectiveTrials: ranked.effectiveSuccesses)
      return
    }
    let logit = log(area / (1 - area))
    let reach = WilsonInterval.z95 * variance.squareRoot() / (area * (1 - area))
    interval = 1 / (1 + exp(reach - logit))...1 / (1 + exp(-reach - logit))
  }
}
