import Backtesting
import Statistics

extension TerminalReport {
  /// What goes with fast and with valuable wins; empty without a back-test.
  public var sweetSpotSection: String {
    guard let sweetSpot = report.backtest?.sweetSpot else { return "" }
    return section("Sweet spot", sweetSpot.sentences.map { wrapped($0, mark: "·") })
  }

  /// Wins that the list or the tiers missed; empty without a back-test.
  public var listGapSection: String {
    guard let gap = report.backtest?.listGap, !gap.sentences.isEmpty else { return "" }
    return section(
      gap.rate == nil ? "Wins of the last tier" : "Wins off the list",
      gap.sentences.map { wrapped($0, mark: "·") })
  }

  /// What became of the criteria agreed before the launch; empty where there are none.
  public var agreementSection: String {
    guard let backtest = report.backtest, let agreement = backtest.agreement else { return "" }
    return section(
      "Agreed criteria",
      [wrapped(agreement.summary)] + marked(EvidenceSentences(backtest: backtest).agreement))
  }
}
