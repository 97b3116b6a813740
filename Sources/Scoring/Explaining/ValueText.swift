import Modeling
import Reading
import Statistics

/// Says in words what an account has for a criterion.
struct ValueText {
  let fields: MarketFields

  /// Returns the criterion and its value for a sentence: `industry Software`, `pricing visit ×2`.
  func phrase(_ criterion: Criterion, account: Int) -> String {
    let value = value(criterion, account: account, withAge: false)
    if case .always = criterion.points { return "what every account begins with" }
    guard let measure = criterion.signals, measure.count == .signals else {
      return criterion.signals == nil ? "\(Self.words(criterion.label)) \(value)" : value
    }
    let isPlain = criterion.label == criterion.field && measure.kinds.count == 1
    let name = Self.words(isPlain ? measure.kinds[0] : criterion.label)
    return value == Self.none ? "no \(name)" : "\(name) \(value)"
  }

  private static let none = "none"

  /// Returns the value in words: `Software`, `×2`, `3 kinds within 90 days`.
  ///
  /// With the age of the last signal where signals are counted, unless that is left out.
  func value(_ criterion: Criterion, account: Int, withAge: Bool = true) -> String {
    if case .always = criterion.points { return "every account" }
    if let measure = criterion.signals {
      return signalText(measure, criterion, account: account, withAge: withAge)
    }
    if criterion.field.hasPrefix(MarketFields.contactPrefix) {
      let counts = try? fields.contactCounts(criterion.field, at: criterion.place)
      let count = Int(counts?[account] ?? 0)
      return count == 0 ? Self.none : DecimalText.whole(count)
    }
    guard let column = fields.market.accounts.column(criterion.field), !column.isMissing(account)
    else { return "unknown" }
    switch column.values {
    case .number(let numbers):
      let places = numbers[account] == numbers[account].rounded() ? 0 : 2
      return numbers[account].magnitude >= 1e6
        ? DecimalText.money(numbers[account], currency: "")
        : DecimalText.fixed(numbers[account], places: places)
    case .category(let codes, let levels): return levels[Int(codes[account])]
    case .tags(let lists):
      return tag(lists, account: account, criterion) ?? "none of the named"
    case .date(let days): return dateText(days[account])
    case .yesNo(let answers): return answers[account] == true ? "yes" : "no"
    case .text(let texts): return texts[account]
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
    let plain =
      name.hasPrefix(MarketFields.contactPrefix) ? "reachable \(name.dropFirst(9))" : String(name)
    return plain.replacing("_", with: " ")
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
    _ measure: SignalMeasure, _ criterion: Criterion, account: Int, withAge: Bool
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
    func counted(_ noun: String, _ plural: String) -> String {
      let count = Int(value)
      return count == 0
        ? Self.none : "\(DecimalText.whole(count)) \(count == 1 ? noun : plural)\(strong)\(window)"
    }
    switch (criterion.points, found.last) {
    case (.recency, let last?), (.steps, let last?): return "last \(Self.ago(tally.age(last)))"
    default: break
    }
    switch measure.count {
    case .signals:
      guard value > 0, let last = found.last else { return Self.none }
      let age = withAge ? ", last \(Self.ago(tally.age(last)))" : ""
      return "×\(DecimalText.whole(Int(value)))\(strong)\(window)\(age)"
    case .kinds: return counted("kind of signal", "kinds of signals")
    case .people: return counted("person active", "people active")
    case .share:
      return "\(DecimalText.percent(value / 100, places: 0)) of the topics\(strong)\(window)"
    }
  }
}
