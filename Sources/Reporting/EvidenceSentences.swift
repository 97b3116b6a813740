import Backtesting

/// The evidence in sentences with their marks: terminal and page say the same.
struct EvidenceSentences {
  let backtest: BacktestReport

  /// The verdicts, the overall one first.
  var verdicts: [MarkedSentence] {
    let marks = Dictionary(
      backtest.comparisons.map { ($0.sentence, EvidenceMark($0.verdict)) },
      uniquingKeysWith: { $1 })
    return backtest.verdicts.map { MarkedSentence(text: $0, mark: marks[$0] ?? .none) }
  }

  /// What became of the criteria agreed before the launch, and what to know about the grades.
  var agreement: [MarkedSentence] {
    guard let agreement = backtest.agreement else { return [] }
    return agreement.results.map {
      MarkedSentence(text: $0.sentence, mark: EvidenceMark($0.verdict))
    } + agreement.notes.map { MarkedSentence(text: $0) }
  }

  /// What speaks against believing the results: chance, rankings without a model, leaks and drift.
  var belief: [MarkedSentence] {
    baselines(backtest.baselines) + leaks(backtest.leaks) + drift(backtest.drift)
  }

  private func baselines(_ baselines: BaselineReport?) -> [MarkedSentence] {
    guard let baselines else { return [] }
    var marks = Dictionary(
      baselines.baselines.map { ($0.sentence, EvidenceMark($0.verdict)) },
      uniquingKeysWith: { $1 })
    if let chance = baselines.chance, let first = baselines.sentences.first {
      marks[first] = chance.p < 0.05 && baselines.score.interval != nil ? .good : .open
    }
    return baselines.sentences.map { MarkedSentence(text: $0, mark: marks[$0] ?? .none) }
  }

  private func leaks(_ leaks: LeakReport?) -> [MarkedSentence] {
    guard let leaks else { return [] }
    let isClean = leaks.suspicions.allSatisfy { !$0.isUsed }
    return leaks.sentences.enumerated().map { place, sentence in
      MarkedSentence(text: sentence, mark: place > 0 || isClean ? .none : .bad)
    } + leaks.consequences.map { MarkedSentence(text: $0.sentence) }
  }

  private func drift(_ drift: DriftReport?) -> [MarkedSentence] {
    guard let drift else { return [] }
    return drift.sentences.enumerated().map { place, sentence in
      // The sentence on the mix comes first, where there is a mix to compare.
      let isOfMix = place == 0 && !drift.mixes.isEmpty
      let hasChanged = isOfMix ? !drift.changed.isEmpty : drift.isRateChanged
      return MarkedSentence(text: sentence, mark: hasChanged ? .open : .none)
    }
  }
}
