import Backtesting
import Statistics

/// What goes with fast and with valuable wins, and which wins the list or the tiers missed.
struct TraitSections {
  let report: RunReport

  var markup: Markup {
    guard let backtest = report.backtest else { return .empty }
    return Markup(lines: [
      backtest.sweetSpot.map(sweetSpot) ?? .empty, backtest.listGap.map(listGap) ?? .empty,
    ])
  }

  private func sweetSpot(_ sweetSpot: SweetSpot) -> Markup {
    guard !sweetSpot.sentences.isEmpty else { return .empty }
    let effects = sweetSpot.scopes.flatMap(\.effects).filter(\.isFound)
    let found = Set(effects.map { [$0.trait.field, $0.trait.value] })
    let isFast = effects.contains { $0.outcome == .cycle }
    let isValuable = effects.contains { $0.outcome != .cycle }
    let what = isFast == isValuable ? "fast or valuable" : isFast ? "fast" : "valuable"
    let finding =
      found.isEmpty
      ? sweetSpot.testCount > 0
        ? ": no trait goes with fast or valuable wins beyond chance"
        : ": nothing that can be compared"
      : found.count == 1
        ? ": 1 trait goes with \(what) wins beyond chance"
        : ": \(found.count) traits go with \(what) wins beyond chance"
    return """
      <section id="sweet-spot">
      <h2>Sweet spot\(finding)</h2>
      \(SentenceList(sweetSpot.sentences).markup)
      </section>
      """
  }

  private func listGap(_ gap: ListGap) -> Markup {
    guard !gap.sentences.isEmpty else { return .empty }
    let heading =
      gap.rate.map { rate in
        rate.successes == 0
          ? "Wins off the list: none of \(DecimalText.whole(rate.trials))"
          : "Wins off the list: \(DecimalText.percent(rate.value)) "
            + "(\(DecimalText.whole(rate.successes)) of \(DecimalText.whole(rate.trials)))"
      } ?? "Wins of the last tier"
    return """
      <section id="off-list">
      <h2>\(heading)</h2>
      \(SentenceList(gap.sentences).markup)
      </section>
      """
  }
}
