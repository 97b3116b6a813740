import Reading
import Scoring
import Segmenting
import Statistics

/// Makes the breakdowns of a back-test: the same figures as of tiers, by something else.
struct BreakdownReport {
  let money: MoneyReport
  let market: Market
  let scores: ScoredAccounts
  let segmentation: Segmentation?
  /// The evidence of all compared accounts together.
  let all: TierEvidence
  let measure: BacktestReport.Measure

  /// Returns the evidence by an axis.
  func breakdown(_ axis: BreakdownAxis, deals: DealTable) -> Breakdown {
    let accounts = money.groups.tiers.flatMap(\.accounts).sorted()
    guard let parts = parts(axis, accounts) else {
      return Breakdown(
        axis: axis, rows: [], notes: ["There are no micro-segments to break the evidence down by."])
    }
    let tally = TierTally(model: money.model, worth: money.worth, measure: measure)
    let plain = parts.parts.map {
      tally.evidence(tier: 0, accounts: $0.accounts, comparedWith: all)
    }
    let lists = parts.parts.map(\.accounts)
    let evidence =
      parts.areOverlapping
      ? zip(plain, lists).flatMap { money.evidence([$0], of: [$1], among: accounts, deals: deals) }
      : money.evidence(plain, of: lists, among: accounts, deals: deals)
    // What came after the deals must not be judged by them.
    let isHindsight = axis == .segment && money.cutoff != nil
    let pValues = plain.map { isHindsight ? .nan : p($0) }
    let adjusted = HolmAdjustment.adjusted(pValues.map { $0.isNaN ? 1 : $0 })
    return Breakdown(
      axis: axis,
      rows: parts.parts.indices.map {
        Breakdown.Row(
          label: parts.parts[$0].label, evidence: evidence[$0], p: pValues[$0],
          adjustedP: isHindsight ? .nan : adjusted[$0])
      }, notes: parts.notes + notes(axis, isHindsight: isHindsight, evidence))
  }

  private func parts(_ axis: BreakdownAxis, _ accounts: [Int]) -> AccountParts? {
    switch axis {
    case .decile: AccountParts(decilesOf: accounts, scores: scores)
    case .segment: segmentation.map { AccountParts(segments: $0, of: accounts) }
    case .column(let field):
      market.accounts.column(field).map { AccountParts(column: $0, of: accounts) }
    }
  }

  private func p(_ own: TierEvidence) -> Double {
    let rates = [own, all].map { $0.rate(measure).tested }
    return FisherTest.twoSidedP(
      successes: rates[0].successes, trials: rates[0].trials,
      // Whole numbers of what deals are worth may not add up exactly.
      otherSuccesses: min(
        max(0, rates[1].successes - rates[0].successes), max(0, rates[1].trials - rates[0].trials)),
      otherTrials: max(0, rates[1].trials - rates[0].trials))
  }

  private func notes(
    _ axis: BreakdownAxis, isHindsight: Bool, _ evidence: [TierEvidence]
  ) -> [String] {
    let small = evidence.count { $0.money?.isSmall == true }
    return [
      isHindsight
        ? "Segments are made from what is known today, so the deals of the window describe them and prove nothing."
        : "p is Fisher's against all other accounts, Holm-adjusted over the groups of this table.",
      small > 0
        ? "* fewer than \(MoneyEvidence.leastWins) wins or fewer than \(MoneyEvidence.leastAccounts) accounts: read as a hint."
        : nil,
    ].compactMap { $0 }
  }
}
