import Segmenting
import Statistics

/// Tests every micro-segment against all the other segmented accounts.
struct SegmentTests {
  let ledger: DealLedger
  let measure: BacktestReport.Measure
  /// Existing customers, whose deals are not new business.
  let customers: Set<Int>

  /// Returns one entry per segment, Holm-adjusted together; none without segments.
  func evidence(_ segmentation: Segmentation?) -> [SegmentEvidence] {
    guard let segments = segmentation?.segments, !segments.isEmpty else { return [] }
    let counts = segments.map { segment in
      ledger.counts(segment.members.filter { !customers.contains($0) }, measure)
    }
    let all = counts.reduce((successes: 0, trials: 0)) {
      ($0.successes + $1.successes, $0.trials + $1.trials)
    }
    let adjusted = HolmAdjustment.adjusted(
      counts.map { own in
        FisherTest.twoSidedP(
          successes: own.successes, trials: own.trials,
          otherSuccesses: all.successes - own.successes, otherTrials: all.trials - own.trials)
      })
    return segments.indices.map {
      SegmentEvidence(
        number: segments[$0].number,
        rate: Rate(successes: counts[$0].successes, trials: counts[$0].trials),
        adjustedP: adjusted[$0])
    }
  }
}
