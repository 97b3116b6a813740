import Reading
import Statistics

/// The dated signals of an account of a generated market.
enum MarketSignals {
  static let header = ["Account ID", "Date", "Signal", "Person"]

  /// A kind of signal and how many of them a fully active account sends in the three months before a day.
  private static let kinds: [(name: String, count: Double, isIntent: Bool)] = [
    ("pricing_visit", 8, true), ("content_download", 8, true), ("topic_surge", 5, true),
    ("competitor_research", 4, true), ("email_reply", 5, false), ("event_attendance", 3, false),
    ("demo_request", 2.5, false), ("webinar", 3, false),
  ]

  /// Writes the signals that a state gives rise to, and the segment's trigger, before and on a day.
  ///
  /// - Parameters:
  ///   - account: The account.
  ///   - state: Its state on the day.
  ///   - day: The day.
  ///   - rows: Where to write.
  ///   - draw: The account's random numbers.
  static func write(
    _ account: MarketAccount, _ state: BuyingState, day: CalendarDate, to rows: inout RowBuffer,
    using draw: inout SeededGenerator
  ) {
    for kind in kinds {
      let level = kind.isIntent ? state.intent : state.engagement
      let expected = level * kind.count * (0.7 + 0.6 * draw.unit())
      let count = Int(expected) + (draw.chance(expected - expected.rounded(.down)) ? 1 : 0)
      for _ in 0..<count {
        // Ages up to 90 days, the recent ones more often.
        let place = draw.unit()
        writeRow(account, kind.name, day, age: Int(90 * place * place), to: &rows, &draw)
      }
    }
    // What everybody does now and then says nothing.
    if draw.chance(0.15) {
      let kind = draw.item(of: kinds).name
      writeRow(account, kind, day, age: draw.whole(60...340), to: &rows, &draw)
    }
    if draw.chance(0.5) {
      let trigger = MarketVocabulary.triggers[account.profile.trigger]
      writeRow(account, trigger, day, age: draw.whole(0...90), to: &rows, &draw, byBuyer: false)
    }
  }

  private static func writeRow(
    _ account: MarketAccount, _ kind: String, _ day: CalendarDate, age: Int,
    to rows: inout RowBuffer, _ draw: inout SeededGenerator, byBuyer: Bool = true
  ) {
    rows.beginField()
    account.appendID(to: &rows)
    rows.field(day.adding(days: -age))
    rows.field(kind)
    rows.beginField()
    if byBuyer {
      rows.append("buyer ")
      rows.append(draw.whole(1...4))
    }
    rows.endRow()
  }
}
