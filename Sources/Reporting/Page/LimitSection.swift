/// What the figures can and cannot say.
struct LimitSection {
  let report: RunReport

  var markup: Markup {
    guard let limits = report.backtest?.limits, !limits.isEmpty else { return .empty }
    return """
      <section id="limits">
      <h2>What these figures can and cannot say</h2>
      \(SentenceList(limits).markup)
      </section>
      """
  }
}
