import Segmenting
import Statistics

/// Tests every micro-segment against all the other segmented accounts.
struct SegmentTests {
  let worth: DealWorth
  let measure: BacktestReport.Measure
  /// Existing customers, whose deals are not new business.
  let customers: Set<Int>

  /// Returns one entry per segment, Holm-adjusted together; none without segments.
  func evidence(_ segmentation: Segmentation?) -> [SegmentEvidence] {
    guard let segments = segmentation?.segments, !segments.isEmpty else { return [] }
    let rates = segments.map { segment in
      worth.rate(segment.members.filter { !customers.contains($0) }, measure)
    }
    let counts = rates.map(\.tested)
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
        rate: rates[$0],
        adjustedP: adjusted[$0])
    }
  }
}
