import Modeling
import Reading
import Segmenting
import Statistics

/// What the figures of a report can and cannot say, a sentence each: said here and nowhere else.
struct EvidenceLimits {
  let report: BacktestReport
  let market: Market
  let ledger: DealLedger
  /// The accounts that are compared, customers left out.
  let accounts: [Int]
  /// The day before the window; nothing where all of history counts.
  let cutoff: CalendarDate?

  /// The most fields that a sentence lists.
  private static let mostListed = 4

  /// Returns what every figure is, behind the words that name the figures ("Weights say").
  static func association(_ figuresSay: String) -> String {
    "\(figuresSay) what goes with winning, not what causes it."
  }

  /// What a difference between high and low scores may be instead.
  static let effort =
    "Where sales worked high scores harder, a part of what they win is that effort and not the score."

  private static let holdout =
    "The data name no accounts that were left alone on purpose (a holdout), so what working the first "
    + "tiers adds cannot be told."

  /// The sentences: what the figures are, what they may be instead, and what the data cannot show.
  ///
  /// - Complexity: O(accounts).
  var sentences: [String] {
    [Self.association("This is association: it says"), Self.effort, Self.holdout]
      + [untouched, undated, open].compactMap(\.self) + segments
  }

  /// Which figures of segments describe them and which were tested, where segments were.
  private var segments: [String] {
    report.segments.isEmpty ? [] : SegmentFigureKind.allCases.map(\.sentence)
  }

  /// Accounts that nobody may have approached, where they count.
  private var untouched: String? {
    guard report.measure == .conversion else { return nil }
    let count = accounts.count { ledger.counts($0, .winRate).trials == 0 }
    guard count > 0 else { return nil }
    return
      "\(DecimalText.whole(count)) of \(DecimalText.whole(accounts.count)) accounts have no deal that "
      + "ended: they count as not won, whether or not anybody approached them."
  }

  /// Columns that say what is so today.
  private var undated: String? {
    guard market.accounts.columns.contains(where: { $0.kind != .date }) else { return nil }
    let danger = "a column that a win has changed looks like a reason for it."
    guard let cutoff else {
      return "Columns say what is so today, not what was so before the deals: \(danger)"
    }
    let fields = report.undatedFields
    let shown = fields.prefix(Self.mostListed).joined(separator: ", ")
    let more = fields.count - Self.mostListed
    let names = fields.isEmpty ? "" : " (\(shown)\(more > 0 ? " and \(more) more" : ""))"
    return
      "Columns without dates\(names) say what is so today, not what was so on \(cutoff): \(danger)"
  }

  /// Deals whose end is not known.
  private var open: String? {
    guard let count = report.all.money?.openCount, count > 0 else { return nil }
    return count == 1
      ? "1 deal is still open and counts for nothing yet: how it ends can move every rate."
      : "\(DecimalText.whole(count)) deals are still open and count for nothing yet: how they end can "
        + "move every rate."
  }
}
