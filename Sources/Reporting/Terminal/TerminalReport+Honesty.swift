import Backtesting
import Statistics

extension TerminalReport {
  /// What speaks against believing the results: chance, rankings without a model, leaks and drift.
  public var honestySection: String {
    guard let backtest = report.backtest else { return "" }
    let lines =
      baselineLines(backtest.baselines) + leakLines(backtest.leaks) + driftLines(backtest.drift)
    return lines.isEmpty ? "" : section("Can it be believed?", lines)
  }

  private static let meaningOfArea =
    "AUC is how often a win is ranked above one that is not won: 0.5 is a coin, 1 is perfect."

  private func baselineLines(_ baselines: BaselineReport?) -> [String] {
    guard let baselines else { return [] }
    var marks = Dictionary(
      baselines.baselines.map { ($0.sentence, mark($0.verdict)) }, uniquingKeysWith: { $1 })
    if let chance = baselines.chance, let first = baselines.sentences.first {
      marks[first] = mark(chance.p < 0.05 ? .proven : .notProven)
    }
    return [wrapped(Self.meaningOfArea)]
      + baselines.sentences.map { wrapped($0, mark: marks[$0] ?? "·") }
  }

  private func leakLines(_ leaks: LeakReport?) -> [String] {
    guard let leaks else { return [] }
    let isClean = leaks.suspicions.allSatisfy { !$0.isUsed }
    return leaks.sentences.enumerated().map { place, sentence in
      wrapped(sentence, mark: place > 0 ? "·" : isClean ? "·" : style.bad("✗"))
    } + leaks.consequences.map { wrapped($0.sentence, mark: "·") }
  }

  private func driftLines(_ drift: DriftReport?) -> [String] {
    guard let drift else { return [] }
    return drift.sentences.enumerated().map { place, sentence in
      let hasChanged = place == 0 ? !drift.changed.isEmpty : drift.isRateChanged
      return wrapped(sentence, mark: hasChanged ? style.open("○") : "·")
    }
  }
}
