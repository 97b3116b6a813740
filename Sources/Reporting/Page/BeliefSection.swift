import Backtesting

/// What speaks against believing the results: chance, rankings without a model, leaks and drift.
struct BeliefSection {
  let report: RunReport

  var markup: Markup {
    guard let backtest = report.backtest else { return .empty }
    let sentences = EvidenceSentences(backtest: backtest).belief
    guard !sentences.isEmpty else { return .empty }
    return """
      <section id="belief">
      <h2>Can it be believed?\(finding(backtest))</h2>
      \(SentenceList(sentences).markup)
      </section>
      """
  }

  /// The gravest of what was found: a leak, else chance, else a column that ranks as well.
  private func finding(_ backtest: BacktestReport) -> String {
    if backtest.leaks?.suspicions.contains(where: \.isUsed) == true {
      return " The model leans on what it must not know"
    }
    // With too few wins or losses for an interval nothing is settled.
    guard let baselines = backtest.baselines, let chance = baselines.chance,
      baselines.score.interval != nil
    else { return "" }
    if chance.p >= 0.05 { return " The ranking could be an accident" }
    let order: [Baseline.Kind] = [.bestColumn, .size, .sizeAndIndustry]
    let rivals = order.compactMap { kind in baselines.baselines.first { $0.kind == kind } }
    guard let first = rivals.first else { return " The ranking is no accident" }
    guard let rival = rivals.first(where: { $0.verdict != .proven }) else {
      return " The ranking is no accident, and the score beats \(name(first))"
    }
    return " The ranking is no accident, but \(name(rival)) "
      + (rival.verdict == .inverted ? "ranks better" : "may rank as well")
  }

  private func name(_ baseline: Baseline) -> String {
    switch baseline.kind {
    case .bestColumn: "the best single column (\(baseline.fields.joined(separator: ", ")))"
    case .size: "size alone"
    case .sizeAndIndustry: "size and industry alone"
    }
  }
}
