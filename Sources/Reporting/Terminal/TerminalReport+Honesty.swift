import Backtesting

extension TerminalReport {
  /// What speaks against believing the results: chance, rankings without a model, leaks and drift.
  public var honestySection: String {
    guard let backtest = report.backtest else { return "" }
    let lines = marked(EvidenceSentences(backtest: backtest).belief)
    guard !lines.isEmpty else { return "" }
    let meaning = backtest.baselines == nil ? [] : [wrapped(Self.meaningOfArea)]
    return section("Can it be believed?", meaning + lines)
  }

  private static let meaningOfArea =
    "AUC is how often a win is ranked above one that is not won: 0.5 is a coin, 1 is perfect."

  /// What the figures can and cannot say; empty without a back-test.
  public var limitSection: String {
    guard let limits = report.backtest?.limits, !limits.isEmpty else { return "" }
    return section(
      "What these figures can and cannot say", limits.map { wrapped($0, mark: "·") })
  }
}
