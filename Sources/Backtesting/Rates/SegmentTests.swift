import Segmenting
import Statistics

/// Tests every micro-segment against all the other segmented accounts, and all of them against random ones.
struct SegmentTests {
  let worth: DealWorth
  let measure: BacktestReport.Measure
  /// Existing customers, whose deals are not new business.
  let customers: Set<Int>
  /// Where random segmentations come from.
  var seed: UInt64 = 1

  /// How many segmentations are drawn at random.
  static let drawCount = 1999

  /// Returns one entry per segment, Holm-adjusted together; none without segments.
  ///
  /// In hindsight, where the segments were made after the deals, nothing is tested.
  func evidence(_ segments: [Segment]?, inHindsight: Bool) -> [SegmentEvidence] {
    guard let segments, !segments.isEmpty else { return [] }
    let rates = rates(segments)
    let counts = rates.map(\.tested)
    let all = counts.reduce((successes: 0, trials: 0)) {
      ($0.successes + $1.successes, $0.trials + $1.trials)
    }
    let adjusted =
      inHindsight
      ? [Double](repeating: .nan, count: counts.count)
      : HolmAdjustment.adjusted(
        counts.map { own in
          FisherTest.twoSidedP(
            successes: own.successes, trials: own.trials,
            otherSuccesses: all.successes - own.successes, otherTrials: all.trials - own.trials)
        })
    let shrunk = shrunkRates(rates)
    return segments.indices.map {
      let own = trials(rates[$0])
      var evidence = SegmentEvidence(
        number: segments[$0].number, rate: rates[$0], adjustedP: adjusted[$0],
        shrunk: shrunk.estimate(successes: own.successes, trials: own.trials))
      evidence.isHindsight = inHindsight
      return evidence
    }
  }

  /// Returns what the segments tell together; nothing with fewer than two.
  ///
  /// Segments that lean on won deals must have been made before those that are counted.
  func wholeEvidence(_ segmentation: Segmentation?) -> SegmentationEvidence? {
    guard let segmentation, segmentation.segments.count > 1 else { return nil }
    let segments = segmentation.segments
    var (groups, outcomes, weights): ([Int], [Double], [Double]) = ([], [], [])
    for (place, segment) in segments.enumerated() {
      for account in segment.members where !customers.contains(account) {
        let own = worth.ledger.counts(account, measure)
        guard own.trials > 0 else { continue }
        groups.append(place)
        outcomes.append(Double(own.successes) / Double(own.trials))
        weights.append(worth.trials([account], measure))
      }
    }
    guard !groups.isEmpty else { return nil }
    var generator = SeededGenerator(seed: seed)
    let test = GroupPermutationTest(
      groups: groups, rates: outcomes, weights: weights, count: Self.drawCount,
      using: &generator)
    let rates = rates(segments)
    let counts = rates.map(\.tested).filter { $0.trials > 0 }
    return SegmentationEvidence(
      p: test.p, statistic: test.statistic, meanStatistic: test.meanStatistic,
      drawCount: Self.drawCount,
      correlation: ClusteredRates(
        successes: counts.map(\.successes), trials: counts.map(\.trials)
      ).correlation,
      priorStrength: shrunkRates(rates).strength)
  }

  private func rates(_ segments: [Segment]) -> [Rate] {
    segments.map { segment in
      worth.rate(segment.members.filter { !customers.contains($0) }, measure)
    }
  }

  /// Successes and trials as many as are independent; none without a trial.
  private func trials(_ rate: Rate) -> (successes: Double, trials: Double) {
    rate.trials > 0 ? (rate.value * rate.worth, rate.worth) : (0, 0)
  }

  private func shrunkRates(_ rates: [Rate]) -> ShrunkRates {
    let counts = rates.map(trials)
    return ShrunkRates(successes: counts.map(\.successes), trials: counts.map(\.trials))
  }
}
