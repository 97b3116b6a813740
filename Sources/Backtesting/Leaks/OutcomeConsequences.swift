import Reading
import Statistics

/// What of the deals goes with winning because it is known only when a deal ends: its month of close and its length.
///
/// Both tempt: deals are pushed over the line at the end of a quarter, and lost ones are closed early. Neither is
/// known while there is still something to decide.
struct OutcomeConsequences {
  let deals: DealTable
  let cutoff: CalendarDate?
  let asOf: CalendarDate?

  /// Below this strength (Cramér's V, and twice an area's distance from one half) many deals prove what nobody would
  /// notice; 0.1 is the usual mark of a small effect.
  ///
  /// > Source: Cohen, "Statistical power analysis for the behavioral sciences", 1988, 7.2.
  private static let leastStrength = 0.1

  /// Returns those that are proven, Holm-adjusted together.
  ///
  /// - Complexity: O(deals · log deals).
  var proven: [OutcomeConsequence] {
    let resolved = deals.deals.filter { deal in
      guard deal.outcome != .open, let closed = deal.closed else { return false }
      return (cutoff.map { closed > $0 } ?? true) && (asOf.map { closed <= $0 } ?? true)
    }
    let won = resolved.count { $0.outcome == .won }
    guard min(won, resolved.count - won) >= ScoreRanking.fewest else { return [] }
    let found = [closeMonth(resolved), cycleLength(resolved)].compactMap { $0 }
    let adjusted = HolmAdjustment.adjusted(found.map(\.p))
    return zip(found, adjusted).filter { $1 < 0.05 }
      .map { OutcomeConsequence(name: $0.name, p: $1, sentence: $0.sentence) }
  }

  private func closeMonth(_ resolved: [DealTable.Deal]) -> OutcomeConsequence? {
    var table = [[Int]](repeating: [0, 0], count: 12)
    for deal in resolved {
      guard let month = deal.closed?.parts.month else { continue }
      table[month - 1][deal.outcome == .won ? 0 : 1] += 1
    }
    let pooling = LevelPooling(table)
    guard pooling.rows.count > 1 else { return nil }
    let test = ChiSquareTest.independence(pooling.rows)
    guard (test.statistic / Double(resolved.count)).squareRoot() >= Self.leastStrength else {
      return nil
    }
    func rate(_ isEnd: Bool) -> String {
      let months = table.indices.filter { ($0 % 3 == 2) == isEnd }
      let won = months.reduce(0) { $0 + table[$1][0] }
      let all = months.reduce(0) { $0 + table[$1][0] + table[$1][1] }
      return DecimalText.percent(Double(won) / Double(all), places: 0)
    }
    return OutcomeConsequence(
      name: "close month", p: test.p,
      sentence: "The month of close goes with winning (\(rate(true)) of deals closed in the last "
        + "month of a quarter are won, \(rate(false)) of the others): it is known only when a deal "
        + "ends, so it is a consequence of the outcome and not a reason for it.")
  }

  private func cycleLength(_ resolved: [DealTable.Deal]) -> OutcomeConsequence? {
    let known = resolved.compactMap { deal in
      deal.cycleDays.map { (days: Double($0), isWon: deal.outcome == .won) }
    }
    let (won, lost) = (known.filter(\.isWon), known.filter { !$0.isWon })
    guard min(won.count, lost.count) >= ScoreRanking.fewest else { return nil }
    let area = AreaUnderCurve(
      RankedGroups(scores: known.map(\.days), outcomes: known.map(\.isWon)))
    guard area.variance > 0, (area.value - 0.5).magnitude >= Self.leastStrength / 2 else {
      return nil
    }
    let p = NormalDistribution.twoSidedP(z: (area.value - 0.5) / area.variance.squareRoot())
    func median(_ deals: [(days: Double, isWon: Bool)]) -> String {
      DecimalText.fixed(Median.of(deals.map(\.days)), places: 0)
    }
    return OutcomeConsequence(
      name: "cycle length", p: p,
      sentence: "The length of a deal goes with winning (\(median(won)) days where won, "
        + "\(median(lost)) where lost, at the median): it is known only when a deal ends, so it is "
        + "a consequence of the outcome and not a reason for it.")
  }
}
