import Modeling
import Reading
import Statistics

/// Says in words what an account has in the field of a criterion.
struct ValueText {
  let fields: MarketFields

  /// Returns the value in words: `industry Software`, `3 signals of pricing_visit`.
  func text(_ criterion: Criterion, account: Int) -> String {
    if case .always = criterion.points { return criterion.label }
    if let measure = criterion.signals { return signalText(measure, criterion, account: account) }
    let name = criterion.label
    if criterion.field.hasPrefix(MarketFields.contactPrefix) {
      let counts = try? fields.contactCounts(criterion.field, at: criterion.place)
      let count = Int(counts?[account] ?? 0)
      let what = criterion.field.dropFirst(MarketFields.contactPrefix.count)
      return "\(DecimalText.whole(count)) \(what == "people" ? "contacts" : Self.words(what))"
    }
    guard let column = fields.market.accounts.column(criterion.field), !column.isMissing(account)
    else { return "\(name) unknown" }
    switch column.values {
    case .number(let numbers):
      let places = numbers[account] == numbers[account].rounded() ? 0 : 2
      return "\(name) \(DecimalText.fixed(numbers[account], places: places))"
    case .category(let codes, let levels): return "\(name) \(levels[Int(codes[account])])"
    case .tags(let lists):
      return "\(name) \(tag(lists, account: account, criterion) ?? "none of the named")"
    case .date(let days): return "\(name) \(dateText(days[account]))"
    case .yesNo(let answers): return "\(name) \(answers[account] == true ? "yes" : "no")"
    case .text(let texts): return "\(name) \(texts[account])"
    }
  }

  private func dateText(_ day: CalendarDate?) -> String {
    guard let day, day <= fields.asOf ?? day else { return "not yet known" }
    guard let asOf = fields.asOf else { return day.description }
    return "\(day) (\(Self.ago(asOf.days(since: day))))"
  }

  private static func ago(_ days: Int) -> String {
    days == 0 ? "today" : days == 1 ? "1 day ago" : "\(DecimalText.whole(days)) days ago"
  }

  private static func words(_ name: some StringProtocol) -> String {
    name.map { $0 == "_" ? "-" : String($0) }.joined()
  }

  /// Returns the tag that gives the most points, or the first one where points are for any tag.
  private func tag(_ lists: TagLists, account: Int, _ criterion: Criterion) -> String? {
    let tags = lists.codes(ofRow: account).map { lists.levels[Int($0)] }
    guard case .levels(let levels, _) = criterion.points else { return tags.first }
    let named = levels.filter { level in
      tags.contains { $0.lowercased() == level.name.lowercased() }
    }
    return named.max { $0.points < $1.points }?.name
  }

  private func signalText(
    _ measure: SignalMeasure, _ criterion: Criterion, account: Int
  ) -> String {
    guard
      let tally = try? SignalTally(
        measure, field: criterion.field, fields: fields, at: criterion.place)
    else { return "no signals" }
    var found: [SignalTable.Signal] = []
    tally.forEach(account..<account + 1) { found = $1 }
    let value = tally.value(found) { _ in 1 }
    let window = measure.withinDays.map { " within \(DecimalText.whole(Int($0))) days" } ?? ""
    let strong =
      measure.strength.map { " of strength \(NumberRangeText.text($0))" } ?? ""
    let kinds = measure.kinds.count == 1 ? " of \(measure.kinds[0])" : ""
    func counted(_ noun: String, _ plural: String) -> String {
      let count = Int(value)
      return "\(count == 0 ? "no" : DecimalText.whole(count)) \(count == 1 ? noun : plural)"
    }
    switch (criterion.points, found.last) {
    case (.recency, let last?), (.steps, let last?):
      return "last signal\(kinds)\(strong) \(Self.ago(tally.age(last)))"
    default: break
    }
    switch measure.count {
    case .signals: return counted("signal", "signals") + kinds + strong + window
    case .kinds: return counted("kind of signal", "kinds of signals") + strong + window
    case .people: return counted("person", "people") + " with signals" + kinds + strong + window
    case .share:
      return "\(DecimalText.percent(value / 100, places: 0)) of the topics\(strong)\(window)"
    }
  }
}
