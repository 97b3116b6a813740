import Modeling
import Reading
import Statistics

/// Looks for columns of dates, and kinds of signals, that are dated after the outcome for the won and not for others.
///
/// A date after the close of the first resolved deal cannot have told how it would end. Days after the close are
/// usual for anything that goes on, so what counts is that they are far more usual for the won.
struct DatedAfter {
  let closes: FirstCloses
  /// The accounts that count.
  let accounts: [Int]

  /// The share of won accounts from which it is a habit and no accident.
  private static let leastShare = 0.5
  /// How far the won must surely be ahead of the others.
  private static let leastGap = 0.25

  /// What was found of a field.
  struct Found: Sendable {
    let field: String
    /// Won accounts with a date after their first close.
    let won: Rate
    /// The same of accounts that lost their first deal.
    let lost: Rate

    /// The finding in words that follow the field's name.
    var reason: String {
      "is dated after the first deal was closed for \(DecimalText.percent(won.value, places: 0)) of "
        + "won accounts and \(DecimalText.percent(lost.value, places: 0)) of lost ones, so it was "
        + "written when the outcome was known"
    }
  }

  /// Returns the columns of dates that are dated after the outcome.
  ///
  /// - Complexity: O(n) a column.
  func columns(_ columns: [Column]) -> [Found] {
    proven(
      columns.compactMap { column in
        guard case .date(let days) = column.values else { return nil }
        return found(column.field) { account in
          let day = days.dayNumber(account)
          return day != DateColumn.none && day > closes.days[account]
        }
      })
  }

  /// Finds the kinds of signals, among some, that are dated after the outcome and yet counted.
  ///
  /// - Parameters:
  ///   - table: The signals.
  ///   - kinds: The kinds that criteria count.
  ///   - asOf: The day up to which signals count.
  /// - Returns: What was found of them.
  /// - Complexity: O(signals + n) a kind.
  func signals(_ table: SignalTable, kinds: [String], asOf: CalendarDate?) -> [Found] {
    let isCounted = table.kinds.map(kinds.contains)
    var isAfter = [[Bool]](
      repeating: [], count: table.kinds.count)
    for kind in table.kinds.indices where isCounted[kind] {
      isAfter[kind] = [Bool](repeating: false, count: closes.days.count)
    }
    for signal in table.signals where isCounted[Int(signal.kind)] {
      let account = Int(signal.account)
      guard Int32(signal.date.dayNumber) > closes.days[account],
        asOf.map({ signal.date <= $0 }) ?? true
      else { continue }
      isAfter[Int(signal.kind)][account] = true
    }
    return proven(
      table.kinds.indices.filter { isCounted[$0] }.compactMap { kind in
        found(SignalMeasure.prefix + table.kinds[kind]) { isAfter[kind][$0] }
      })
  }

  private func found(_ field: String, isAfter: (Int) -> Bool) -> Found? {
    var (won, lost) = ((after: 0, all: 0), (after: 0, all: 0))
    for account in accounts where closes.days[account] != FirstCloses.none {
      let after = isAfter(account) ? 1 : 0
      if closes.isWon[account] {
        won = (won.after + after, won.all + 1)
      } else {
        lost = (lost.after + after, lost.all + 1)
      }
    }
    guard min(won.all, lost.all) >= ScoreRanking.fewest else { return nil }
    return Found(
      field: field, won: Rate(successes: won.after, trials: won.all),
      lost: Rate(successes: lost.after, trials: lost.all))
  }

  private func proven(_ found: [Found]) -> [Found] {
    let adjusted = BenjaminiHochberg.adjusted(
      found.map {
        FisherTest.twoSidedP(
          successes: $0.won.successes, trials: $0.won.trials, otherSuccesses: $0.lost.successes,
          otherTrials: $0.lost.trials)
      })
    return zip(found, adjusted).filter { found, p in
      let gap = NewcombeInterval.bounds(
        successes: found.won.successes, trials: found.won.trials,
        otherSuccesses: found.lost.successes, otherTrials: found.lost.trials)
      return p < 0.05 && found.won.value >= Self.leastShare && gap.lowerBound >= Self.leastGap
    }.map(\.0)
  }
}
