import Backtesting

/// The verdicts, before anything else.
struct VerdictBox {
  let report: RunReport

  var markup: Markup {
    guard let backtest = report.backtest, let lead = backtest.verdicts.first else {
      return """
        <section class="verdict"><p class="lead">\(report.untestedNote ?? "No deals, so no verdict on the tiers yet.")</p>
        <p class="note">Name won and lost deals in the model file, and the report says whether the tiers hold.</p>
        </section>
        """
    }
    let items = backtest.verdicts.dropFirst().map { sentence -> Markup in
      "<li>\(mark(sentence, backtest))\(sentence)</li>"
    }
    return """
      <section class="verdict" aria-label="Verdict">
      <p class="lead">\(lead)</p>
      <ul>
      \(items)
      </ul>
      </section>
      """
  }

  private func mark(_ sentence: String, _ backtest: BacktestReport) -> Markup {
    switch backtest.comparisons.first(where: { $0.sentence == sentence })?.verdict {
    case .proven: "<span class=\"mark good\">✓</span>"
    case .notProven: "<span class=\"mark open\">○</span>"
    case .inverted: "<span class=\"mark bad\">✗</span>"
    case nil: "<span class=\"mark\">·</span>"
    }
  }
}
