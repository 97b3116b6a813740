import Backtesting
import Reading

/// B006 and B007: whether the evidence holds for accounts of today, and whether a model was needed for it.
struct EvidenceRules {
  let checker: Checker
  let market: Market
  let backtest: BacktestReport?

  var findings: [Finding] { [changedMix].compactMap { $0 } + simplerRankings }

  private var changedMix: Finding? {
    guard let drift = backtest?.drift, !drift.changed.isEmpty, let sentence = drift.sentences.first
    else { return nil }
    return Rule.changedMix.finding(at: market.deals?.source ?? checker.modelFile, sentence)
  }

  private var simplerRankings: [Finding] {
    (backtest?.baselines?.baselines ?? []).filter { $0.verdict == .inverted }.map {
      Rule.simplerRanksBetter.finding(at: checker.modelFile, $0.sentence)
    }
  }
}
