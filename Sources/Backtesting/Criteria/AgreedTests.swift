import LinearAlgebra
import Modeling
import Statistics

/// Tests whether one figure lies above another.
struct AgreedTests {
  let bootstrap: AccountBootstrap

  /// Returns the two-sided p; nothing where there is no test because both are sums.
  ///
  /// Rates by Fisher's exact test; shares of the same wins by the sign test; medians by ranks; averages by drawing whole
  /// accounts, at least 20 with a won amount on either side, and 1 below that.
  func p(_ measure: AgreedFigure.Measure, _ own: AgreedFigures.Value, _ other: AgreedFigures.Value)
    -> Double?
  {
    switch measure {
    case .conversion, .winRate:
      guard let own = own.rate, let other = other.rate else { return nil }
      return FisherTest.twoSidedP(
        successes: own.successes, trials: own.trials, otherSuccesses: other.successes,
        otherTrials: other.trials)
    case .recall:
      guard let own = own.rate, let other = other.rate else { return nil }
      return Self.signP(own.successes, other.successes)
    case .cycleDays:
      return RankTest.compare(
        values: own.medians + other.medians,
        successes: own.medians.map { _ in 1 } + other.medians.map { _ in 0 },
        failures: own.medians.map { _ in 0 } + other.medians.map { _ in 1 }
      ).p
    case .averageDeal: return averageP(own, other)
    case .lift, .wins, .revenue, .pipeline, .auc: return nil
    }
  }

  /// Returns the p of so many against so many where either is as likely each time.
  ///
  /// > Source: Dixon, Mood, "The statistical sign test", 1946, DOI 10.1080/01621459.1946.10501898.
  static func signP(_ first: Int, _ second: Int) -> Double {
    let least = min(first, second)
    guard first != second else { return 1 }
    // A hypergeometric table would do as well; the sum from the end is short and exact.
    var (term, sum) = (1.0, 0.0)
    for _ in 0..<(first + second) { term /= 2 }
    guard term > 0 else {
      let z = Double(first - second) / Double(first + second).squareRoot()
      return NormalDistribution.twoSidedP(z: z)
    }
    for count in 0...least {
      sum += term
      term *= Double(first + second - count) / Double(count + 1)
    }
    return min(1, 2 * sum)
  }

  /// Returns twice the lesser share of draws in which the averages stand on one side, of b + 1.
  ///
  /// > Source: Davison, Hinkley, "Bootstrap methods and their application", 1997, DOI 10.1017/CBO9780511802843, 4.2.
  private func averageP(_ own: AgreedFigures.Value, _ other: AgreedFigures.Value) -> Double {
    guard min(own.pairs.count, other.pairs.count) >= MoneyEvidence.leastWins else { return 1 }
    let samples = [own, other].map {
      ClusterResampling(pairs: $0.pairs, clusterCount: $0.accountCount)
    }
    let seed = bootstrap.seed
    let chunkCount = min(bootstrap.resampleCount, ChunkedWork.usualChunkCount)
    let counts = ChunkedWork.map(chunkCount: chunkCount, threadCount: bootstrap.threadCount) {
      [count = bootstrap.resampleCount] chunk in
      ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: count)
        .reduce(into: (below: 0, above: 0)) { sum, number in
          // The second sample needs draws of its own.
          let first = samples[0].resample(number, seed: seed).pair
          let second = samples[1].resample(number, seed: seed &+ 0x9E37_79B9_7F4A_7C15).pair
          if first.x * second.y <= second.x * first.y { sum.below += 1 }
          if first.x * second.y >= second.x * first.y { sum.above += 1 }
        }
    }
    let least = min(
      counts.reduce(0) { $0 + $1.below }, counts.reduce(0) { $0 + $1.above })
    return min(1, 2 * Double(least + 1) / Double(bootstrap.resampleCount + 1))
  }
}
