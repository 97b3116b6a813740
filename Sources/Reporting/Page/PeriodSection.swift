import Backtesting
import Statistics

/// How the score ranked in one period after another.
struct PeriodSection {
  let report: RunReport

  var markup: Markup {
    guard let backtest = report.backtest, let evidence = backtest.periods else { return .empty }
    let notes = SentenceList([evidence.sentence] + evidence.notes).markup
    guard evidence.periods.count > 1 else {
      return "<section id=\"periods\">\n<h2>Period by period</h2>\n\(notes)\n</section>"
    }
    let subject = backtest.measure == .conversion ? report.unit + "s" : "deals"
    var table = PageTable(
      [.init(title: "period")]
        + [
          "\(subject)", "won", Glossary.abbreviation(backtest.measure.rawValue),
          Glossary.abbreviation("AUC"),
        ].map { .init(title: $0, isNumber: true) })
    for period in evidence.periods { table.append(row(period)) }
    return """
      <section id="periods">
      <h2>\(heading(evidence))</h2>
      <p class="note">Small print is the \(Glossary.abbreviation("95% interval")).</p>
      \(table.markup)
      \(notes)
      </section>
      """
  }

  private func heading(_ evidence: PeriodEvidence) -> String {
    if evidence.p.isNaN { return "Period by period: too few wins to compare" }
    return evidence.p < 0.05
      ? "The score ranks differently from one period to another"
      : "No period is shown in which the score ranks differently"
  }

  private func row(_ period: PeriodEvidence.Period) -> [Markup] {
    let (rate, area) = (period.rate, period.areaUnderCurve)
    return [
      Markup(escaping: "\(period.after.adding(days: 1)) to \(period.through)"),
      Markup(escaping: DecimalText.whole(rate.trials)),
      Markup(escaping: DecimalText.whole(rate.successes)),
      rate.trials > 0
        ? PageTable.figure(DecimalText.percent(rate.value), RateText.interval(rate)) : "–",
      PageTable.figure(
        DecimalText.fixed(area.value, places: 3),
        area.interval.map {
          [$0.lowerBound, $0.upperBound].map { DecimalText.fixed($0, places: 3) }
            .joined(separator: "–")
        } ?? "too few"),
    ]
  }
}
