import Foundation

/// Finds where to cut scores into tiers, exactly: no other cut that keeps the constraints tells more of the outcomes.
///
/// The objective is the log-likelihood of the outcomes when every tier has the rate that it was observed to have. Less that of one
/// tier, and for each trial, it is the mutual information of tier and outcome; the cut that maximizes it leaves the least
/// entropy. It is preferred to the information value, Σ (share of wins − share of losses) · ln of their ratio, which is
/// endless for a tier without wins or without losses.
///
/// With falling rates the best cut of the upper bins depends on the rate of its last tier alone. So a state is a tier, the bins
/// from i to j: the best that it and those above it reach. For each j the tiers that end above it are sorted by rate with the best
/// so far beside them, and the best one of a higher rate is found by bisection.
///
/// > Source: Fisher, "On grouping for maximum homogeneity", 1958, DOI 10.1080/01621459.1958.10501479, for the recursion;
/// > Navas-Palencia, "Optimal binning: mathematical programming formulation", 2020, DOI 10.48550/arXiv.2001.08025, for the
/// > constraints; Cover and Thomas, "Elements of information theory", 2006, DOI 10.1002/047174882X, section 2.4.
public struct TierCutPoints: Sendable {
  /// How many tiers there are, K.
  public var tierCount: Int
  /// The least share of all accounts in each tier, 0 to 1.
  public var leastShare = 0.0
  /// The least successes in each tier.
  public var leastWins = 0.0
  /// The most accounts in each tier, the top one first; nothing where there is no limit, and behind the last.
  public var capacities: [Double?] = []

  /// Creates a search without constraints but falling rates.
  public init(tierCount: Int) {
    self.tierCount = tierCount
  }

  /// Returns the best cut.
  ///
  /// A tier without trials has no rate, so every tier has some. Of cuts of equal likelihood the one is taken whose last tier ends
  /// at the lowest score, then the one whose tier above it does, and so on.
  ///
  /// - Parameter bins: B bins, ascending by score, all scores different; rates are compared exactly up to 67 million trials.
  /// - Returns: The tiers.
  /// - Throws: `TierCutObstacle`, which says why there is none.
  /// - Complexity: O(K B² log B) time, O(K B²) space.
  public func cuts(_ bins: [ScoreBin]) throws(TierCutObstacle) -> TierCuts {
    precondition(
      tierCount >= 1 && capacities.count <= tierCount && leastShare >= 0 && leastWins >= 0,
      "\(tierCount) tiers, \(capacities.count) capacities, a share of \(leastShare), "
        + "\(leastWins) wins")
    precondition(
      zip(bins, bins.dropFirst()).allSatisfy { $0.lowestScore < $1.lowestScore },
      "the scores of \(bins.count) bins do not ascend")
    if let obstacle = plainObstacle(bins) { throw obstacle }
    let sums = BinSums(bins)
    guard let ends = TierSearch(self, sums, asksForFallingRates: true).ends() else {
      let isRate = TierSearch(self, sums, asksForFallingRates: false).ends() != nil
      throw isRate ? .ratesDoNotFall(tiers: tierCount) : .sizesDoNotFit(tiers: tierCount)
    }
    let tiers = zip(ends.dropFirst(), ends).map { sums.bin($0..<$1) }
    let likelihood = tiers.reduce(0) { $0 + BinSums.logLikelihood($1.successes, $1.trials) }
    let one = sums.bin(0..<bins.count)
    return TierCuts(
      tiers: tiers, logLikelihood: likelihood,
      information: max(
        0, (likelihood - BinSums.logLikelihood(one.successes, one.trials)) / one.trials))
  }

  /// Returns what can be seen without a search.
  private func plainObstacle(_ bins: [ScoreBin]) -> TierCutObstacle? {
    let wins = bins.reduce(0) { $0 + $1.successes }
    let accounts = bins.reduce(0) { $0 + $1.accounts }
    if bins.count < tierCount { return .tooFewScores(scores: bins.count, tiers: tierCount) }
    if leastShare * Double(tierCount) > 1 + 1e-12 {
      return .sharesTooLarge(share: leastShare, tiers: tierCount)
    }
    if leastWins * Double(tierCount) > wins {
      return .tooFewWins(wins: wins, leastWins: leastWins, tiers: tierCount)
    }
    let limits = capacities.compactMap { $0 }
    let capacity = limits.reduce(0, +)
    if limits.count == tierCount, capacity < accounts {
      return .capacitiesTooSmall(capacity: capacity, accounts: accounts)
    }
    return nil
  }

  /// Whether bins may be the tier with this number, from 0 at the top.
  func allows(_ bin: ScoreBin, tier: Int, accounts: Double) -> Bool {
    // A share that is met but for rounding is met.
    bin.trials > 0 && bin.successes >= leastWins
      && bin.accounts >= leastShare * accounts * (1 - 1e-12)
      && bin.accounts <= (tier < capacities.count ? capacities[tier] ?? .infinity : .infinity)
  }
}

/// Sums over runs of bins.
struct BinSums {
  private let scores: [Double]
  private let successes: [Double]
  private let trials: [Double]
  private let accounts: [Double]

  init(_ bins: [ScoreBin]) {
    func sums(_ value: (ScoreBin) -> Double) -> [Double] {
      bins.reduce(into: [0]) { sums, bin in sums.append((sums.last ?? 0) + value(bin)) }
    }
    scores = bins.map(\.lowestScore)
    (successes, trials, accounts) = (sums(\.successes), sums(\.trials), sums(\.accounts))
  }

  var binCount: Int { scores.count }
  var accountCount: Double { accounts.last ?? 0 }

  /// Returns a run of bins as one.
  func bin(_ run: Range<Int>) -> ScoreBin {
    let (low, high) = (run.lowerBound, run.upperBound)
    let trials = trials[high] - trials[low]
    // Where successes are not whole, differences of sums may leave the range by their rounding.
    return ScoreBin(
      lowestScore: scores[low], successes: min(trials, max(0, successes[high] - successes[low])),
      trials: trials, accounts: max(0, accounts[high] - accounts[low]))
  }

  /// Returns s ln(s / n) + (n − s) ln(1 − s / n), with 0 ln 0 = 0.
  static func logLikelihood(_ successes: Double, _ trials: Double) -> Double {
    func part(_ count: Double) -> Double { count > 0 ? count * log(count / trials) : 0 }
    return part(successes) + part(trials - successes)
  }
}
