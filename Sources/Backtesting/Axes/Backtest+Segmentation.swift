import Modeling
import Reading
import Scoring
import Segmenting

extension Backtest {
  /// Returns how well segments that are made by the model tell who wins.
  ///
  /// Where deals of a window count, segments are made as of the day before it, from what was known then, and tested on
  /// the deals of the window: those of today would be judged by what came before them.
  ///
  /// - Parameters:
  ///   - market: Accounts, deals and signals.
  ///   - asOf: The day after which nothing is known.
  /// - Returns: The evidence; nothing where no deal is resolved, there are fewer than two segments, they lean on the deals themselves, or the model does not
  ///   fit the market as of that day.
  package func segmentationEvidence(on market: Market, asOf: CalendarDate?) -> SegmentationEvidence?
  {
    let cutoff = cutoff(market, asOf: asOf)
    var scorer = Scorer(model: model)
    scorer.threadCount = threadCount
    guard let scores = try? scorer.score(market, asOf: cutoff ?? asOf),
      let counted = CountedDeals(self, market, scores, cutoff: cutoff, asOf: asOf)
    else { return nil }
    var plain = model
    plain.segments.marketSegmentCount = 0
    var segmenter = Segmenter(model: plain)
    segmenter.threadCount = threadCount
    segmenter.detail = .partition
    guard
      let segmentation = try? segmenter.segmentation(of: market, scores: scores, seed: seed)
    else { return nil }
    // A lifecycle that is told from the deals that are counted would tell them back.
    guard cutoff != nil || !segmentation.leansOnDeals else { return nil }
    let tests = SegmentTests(
      worth: DealWorth(counted.ledger, accounts: counted.everyone), measure: counted.measure,
      customers: Set(counted.groups.customers), seed: seed)
    var evidence = tests.wholeEvidence(segmentation)
    evidence?.madeAsOf = cutoff
    return evidence
  }
}
