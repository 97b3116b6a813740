import Backtesting

/// What became of the criteria agreed before the launch.
struct AgreementSection {
  let report: RunReport

  var markup: Markup {
    guard let backtest = report.backtest, let agreement = backtest.agreement else { return .empty }
    let met = agreement.results.count { $0.verdict == .met }
    let perhaps = agreement.results.count { $0.verdict == .metByChance }
    let more = perhaps > 0 ? ", \(perhaps) more perhaps by chance" : ""
    return """
      <section id="criteria">
      <h2>Agreed criteria: \(met) of \(agreement.results.count) met\(more)</h2>
      <p>\(agreement.summary)</p>
      \(SentenceList(EvidenceSentences(backtest: backtest).agreement).markup)
      </section>
      """
  }
}
