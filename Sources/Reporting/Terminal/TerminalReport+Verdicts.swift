import Backtesting

extension TerminalReport {
  /// The verdicts in sentences, each comparison with its mark.
  public var verdictSection: String {
    guard let backtest = report.backtest else { return "" }
    return section("Verdicts", marked(EvidenceSentences(backtest: backtest).verdicts))
  }
}
