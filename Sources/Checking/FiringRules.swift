import Modeling
import Reading
import Scoring

/// S: criteria that give nobody a point, and levels and bands that nobody is in.
struct FiringRules {
  let checker: Checker
  let market: Market
  let scores: ScoredAccounts

  /// How many levels or bands a finding lists.
  private static let mostListed = 3

  var findings: [Finding] {
    checker.model.groups.flatMap(\.criteria).compactMap { criterion in
      silence(criterion).map { message in
        Rule.silentCriterion.finding(
          at: checker.place(criterion.place), "“\(criterion.label)” gives \(message).")
      }
    }
  }

  /// Returns what of a criterion never gives points, and the way out; nothing where all of it may.
  private func silence(_ criterion: Criterion) -> String? {
    if criterion.attainable == 0...0 {
      return "0 points whatever the account; give it points, or remove it"
    }
    if let measure = criterion.signals {
      return SignalSilence(
        measure: measure, points: criterion.points, market: market, scores: scores
      )
      .message(bands: bands)
    }
    if let counts = contactCounts(criterion.field) { return numbers(counts, criterion.points) }
    guard let column = market.accounts.column(criterion.field),
      // Rule S004 speaks of a column without values.
      (0..<column.count).contains(where: { !column.isMissing($0) })
    else { return nil }
    switch criterion.points {
    case .levels(let levels, let other):
      return self.levels(levels.filter { $0.points != other }.map(\.name), column)
    case .bands, .per:
      guard case .number(let numbers) = column.values else { return nil }
      return self.numbers(numbers.filter { !$0.isNaN }, criterion.points)
    case .present: return presence(column)
    case .recency(_, let decay): return age(decay.lastDay, column)
    case .steps(let steps): return age(steps.last { $0.points != 0 }?.days, column)
    case .always: return nil
    }
  }

  /// Returns the numbers of contacts that a field such as `contacts.people` counts, n.
  private func contactCounts(_ field: String) -> [Double]? {
    guard field.hasPrefix("contacts."), let table = market.contacts else { return nil }
    let tally = ContactTally(table.contacts, accountCount: market.accounts.count)
    return tally.counts[String(field.dropFirst("contacts.".count))]?.map(Double.init)
  }

  private func numbers(_ numbers: [Double], _ points: Criterion.Points) -> String? {
    if case .bands(let bands) = points { return self.bands(bands, numbers) }
    guard case .per = points, !numbers.contains(where: { $0 > 0 }) else { return nil }
    return "points for values above 0, and there is none; check the data, or remove it"
  }

  private func levels(_ names: [String], _ column: Column) -> String? {
    var present: Set<String> = []
    switch column.values {
    case .category(let codes, let levels): present = Self.folded(codes, levels)
    case .tags(let lists): present = Self.folded(lists.codes, lists.levels)
    case .yesNo(let answers):
      if answers.contains(true) { present.formUnion(["yes", "true"]) }
      if answers.contains(false) { present.formUnion(["no", "false"]) }
    case .number, .date, .text: return nil
    }
    let absent = names.filter { !present.contains($0.lowercased()) }
    guard !absent.isEmpty else { return nil }
    let them = absent.count == 1 ? "it" : "them"
    return
      "points for \(Self.listed(absent)), and no account has \(them); write \(them) as the column "
      + "does, or remove \(them)"
  }

  /// Bands beyond the least or the greatest value: a gap between values is chance, this is a unit.
  private func bands(_ bands: [Criterion.Band], _ values: [Double]) -> String? {
    guard let least = values.min(), let greatest = values.max() else { return nil }
    let outside = bands.filter { $0.points != 0 && ($0.lower > greatest || $0.upper < least) }
    guard !outside.isEmpty else { return nil }
    let texts = outside.map { NumberRangeText.text($0.lower...$0.upper) }
    let values =
      least == greatest
      ? "every value is \(NumberRangeText.text(least))"
      : "values are from \(NumberRangeText.text(least)) to \(NumberRangeText.text(greatest))"
    return "points for \(Self.listed(texts)), and \(values); change the "
      + "\(texts.count == 1 ? "band, or remove it" : "bands, or remove them")"
  }

  private func presence(_ column: Column) -> String? {
    let isThere =
      switch column.values {
      case .yesNo(let answers): answers.contains(true)
      case .tags(let lists): !lists.codes.isEmpty
      case .date: latest(column) != nil
      case .text: true
      case .number, .category: true
      }
    return isThere
      ? nil : "points for yes, and no account says so; check the column, or remove it"
  }

  private func age(_ lastDay: Double?, _ column: Column) -> String? {
    guard case .date = column.values, let asOf = scores.asOf else { return nil }
    guard let latest = latest(column) else {
      return "points for dates up to \(asOf), and all are later; check the column, or remove it"
    }
    guard let lastDay, Double(asOf.days(since: latest)) > lastDay else { return nil }
    return "points for the last \(NumberRangeText.text(lastDay)) days, and the latest date is "
      + "\(latest), \(counted(asOf.days(since: latest), "day")) before \(asOf); allow older ones"
  }

  private func latest(_ column: Column) -> CalendarDate? {
    guard case .date(let days) = column.values else { return nil }
    return days.lazy.compactMap { day in
      day.flatMap { day in scores.asOf.map { day <= $0 } ?? true ? day : nil }
    }.max()
  }

  /// Returns the levels that codes name, in lower case.
  private static func folded(_ codes: [Int32], _ levels: [String]) -> Set<String> {
    var isNamed = [Bool](repeating: false, count: levels.count)
    for code in codes where code >= 0 { isNamed[Int(code)] = true }
    return Set(zip(levels, isNamed).compactMap { $1 ? $0.lowercased() : nil })
  }

  private static func listed(_ texts: [String]) -> String {
    let more = texts.count - mostListed
    if more > 0 { return texts.prefix(mostListed).joined(separator: ", ") + " and \(more) more" }
    guard let last = texts.last, texts.count > 1 else { return texts.joined() }
    return texts.dropLast().joined(separator: ", ") + " and \(last)"
  }
}
