import Foundation
import Modeling
import Reading

/// Whether a segment's earlier name is still true of its members.
///
/// A name is taken apart into what it says: levels, tags, flags and ranges of numbers of the model's features. It is true
/// where each part is true of three in five members. A part that no feature can say is not known to be true.
package struct NameTruth: Sendable {
  /// The share of members of which every part must be true.
  package static let leastShare = 0.6
  private let market: Market
  private let fields: [String]
  private let asOf: CalendarDate?

  /// Creates a judge of names.
  package init(_ market: Market, families: [FamilyOptions], asOf: CalendarDate?) {
    self.market = market
    self.asOf = asOf
    fields = families.filter { $0.weight > 0 }.flatMap(\.features).map(\.field)
  }

  /// Returns whether a name is true of enough members.
  package func holds(_ name: String, of members: [Int]) -> Bool {
    guard !members.isEmpty else { return false }
    var rest = Self.withoutCopyNumber(name)[...]
    guard !rest.isEmpty else { return false }
    let forms = trueForms(members).sorted { ($1.count, $0) < ($0.count, $1) }
    while true {
      rest = Self.withoutSeparator(rest)
      if rest.isEmpty { return true }
      if let form = forms.first(where: { Self.begins(rest, with: $0) }) {
        rest = rest.dropFirst(form.count)
      } else if let range = trueRange(rest, members) {
        rest = rest.dropFirst(range)
      } else {
        return false
      }
    }
  }

  /// Returns the name without the number that tells copies apart: " (2)".
  private static func withoutCopyNumber(_ name: String) -> String {
    guard name.hasSuffix(")"), let open = name.range(of: " (", options: .backwards),
      Int(name[open.upperBound...].dropLast()) != nil
    else { return name }
    return String(name[..<open.lowerBound])
  }

  private static func withoutSeparator(_ text: Substring) -> Substring {
    var text = text
    while let mark = [", ", " on ", " + ", "on ", " ", ","].first(where: text.hasPrefix) {
      text = text.dropFirst(mark.count)
    }
    return text
  }

  /// Whether a text begins with a form that ends where a word ends.
  private static func begins(_ text: Substring, with form: String) -> Bool {
    guard text.lowercased().hasPrefix(form.lowercased()) else { return false }
    let next = text.dropFirst(form.count).first
    return next.map { !$0.isLetter && !$0.isNumber } ?? true
  }

  /// Returns the ways in which a name may say what is true of enough members.
  private func trueForms(_ members: [Int]) -> [String] {
    fields.flatMap { field -> [String] in
      let words = field.replacing("_", with: " ")
      var counts: [String: Int] = [:]
      if field.hasPrefix("signals.") {
        let kind = words.dropFirst("signals.".count)
        counts["\(kind) in 90 days"] = recentCount(field, members)
      } else if let column = market.accounts.column(field) {
        for member in members {
          for level in Self.levels(column, member) { counts[level, default: 0] += 1 }
        }
      }
      let least = Self.leastShare * Double(members.count)
      return counts.filter { Double($0.value) >= least }.keys.flatMap { level -> [String] in
        let short = ["United States": "US", "United Kingdom": "UK"][level]
        return [level, "for \(level)", "\(words): \(level)"] + (level == "yes" ? [words] : [])
          + [short].compactMap { $0 }
      }
    }
  }

  private static func levels(_ column: Column, _ account: Int) -> [String] {
    switch column.values {
    case .category(let codes, let names): codes[account] < 0 ? [] : [names[Int(codes[account])]]
    case .tags(let lists): lists.codes(ofRow: account).map { lists.levels[Int($0)] }
    case .yesNo(let answers): answers[account].map { [$0 ? "yes" : "no"] } ?? []
    case .number, .date, .text: []
    }
  }

  private func recentCount(_ field: String, _ members: [Int]) -> Int {
    guard let table = market.signals, let asOf,
      let code = table.kinds.firstIndex(of: String(field.dropFirst("signals.".count)))
    else { return 0 }
    let own = Set(members)
    var found: Set<Int> = []
    for signal in table.signals
    where Int(signal.kind) == code && signal.date <= asOf && asOf.days(since: signal.date) <= 90
      && own.contains(Int(signal.account))
    {
      found.insert(Int(signal.account))
    }
    return found.count
  }

  /// Returns the length of a range at the beginning of a text that holds enough members: "employees 200–900", or
  /// "200–900 employees".
  private func trueRange(_ text: Substring, _ members: [Int]) -> Int? {
    for field in fields {
      guard case .number(let numbers)? = market.accounts.column(field)?.values else { continue }
      let words = field.replacing("_", with: " ")
      let isBefore = text.hasPrefix(words + " ")
      let part = isBefore ? text.dropFirst(words.count + 1) : text
      guard let range = NameRange(part) else { continue }
      let rest = part.dropFirst(range.length)
      guard isBefore || rest.hasPrefix(" " + words) else { continue }
      let inside = members.count { range.contains(numbers[$0]) }
      guard Double(inside) >= Self.leastShare * Double(members.count) else { return nil }
      return words.count + 1 + range.length
    }
    return nil
  }
}

/// A range of numbers as a name writes it, with the rounding of its ends.
private struct NameRange {
  /// How many characters it takes.
  let length: Int
  private let low: Double
  private let high: Double

  init?(_ text: Substring) {
    let characters = text.prefix { $0.isNumber || ",.–KMB".contains($0) }
    var trimmed = characters
    while let last = trimmed.last, ",.".contains(last) { trimmed = trimmed.dropLast() }
    let ends = trimmed.split(separator: "–").compactMap(Self.number)
    guard ends.count == trimmed.split(separator: "–").count, let first = ends.first,
      let last = ends.last, ends.count <= 2
    else { return nil }
    length = trimmed.count
    (low, high) = (first.value - first.rounding, last.value + last.rounding)
  }

  func contains(_ value: Double) -> Bool { value >= low && value <= high }

  /// Returns a number and what rounding may have taken: half of a hundred from 1,000, else half of the last digit.
  private static func number(_ text: Substring) -> (value: Double, rounding: Double)? {
    let units: [Character: Double] = ["K": 1e3, "M": 1e6, "B": 1e9]
    let unit = text.last.flatMap { units[$0] }
    let digits = text.filter { $0.isNumber || $0 == "." }
    guard let value = Double(digits) else { return nil }
    let places =
      digits.firstIndex(of: ".").map { digits.distance(from: $0, to: digits.endIndex) - 1 } ?? 0
    var step = unit ?? 1
    for _ in 0..<places { step /= 10 }
    let isRounded = unit == nil && text.contains(",")
    return (value * (unit ?? 1), isRounded ? 50 : step / 2)
  }
}
