import Backtesting

extension TerminalReport {
  /// The verdicts in sentences, each comparison with its mark.
  public var verdictSection: String {
    guard let backtest = report.backtest else { return "" }
    let marks = Dictionary(
      backtest.comparisons.map { ($0.sentence, mark($0.verdict)) }, uniquingKeysWith: { $1 })
    return section(
      "Verdicts", backtest.verdicts.map { wrapped($0, mark: marks[$0] ?? "·") })
  }

  func mark(_ verdict: Verdict) -> String {
    switch verdict {
    case .proven: style.good("✓")
    case .notProven: style.open("○")
    case .inverted: style.bad("✗")
    }
  }
}
