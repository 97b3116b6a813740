import Foundation
import Modeling
import Reading
import Statistics

/// What the members of a segment have that the others segmented with them have less often.
///
/// A level is a trait when at least half of the members have it and its share is at least a quarter above
/// that of all; a number, when the middle half of the members lies within a third of all by rank. Traits
/// are ordered by share · log(share ÷ share of all), the level's part of the Kullback–Leibler divergence.
///
/// > Source: Kullback and Leibler, "On information and sufficiency", 1951, DOI 10.1214/aoms/1177729694.
package struct TraitFinder {
  private let fields: [Field]
  private let placeOfAccount: [Int: Int]

  /// A field prepared once for all segments.
  private struct Field {
    let name: String
    let values: Values
    /// How many of all accounts have each level; empty for a number.
    var counts: [Int] = []

    enum Values {
      case levels([[Int]], names: [String])
      case number([Double])
    }
  }

  package init(market: Market, accounts: [Int], families: [FamilyOptions], asOf: CalendarDate?) {
    var places: [Int: Int] = [:]
    for (place, account) in accounts.enumerated() { places[account] = place }
    placeOfAccount = places
    var fields: [Field] = []
    for options in families where options.weight > 0 {
      for feature in options.features {
        if let column = market.accounts.column(feature.field) {
          if let field = Self.field(column, accounts: accounts) { fields.append(field) }
        } else if feature.field.hasPrefix("signals."), let table = market.signals, let asOf {
          let kind = String(feature.field.dropFirst("signals.".count))
          fields.append(Self.signal(kind, table, accounts: accounts, market: market, asOf: asOf))
        }
      }
    }
    self.fields = fields
  }

  /// Returns the traits of some accounts, strongest first.
  package func traits(of members: [Int]) -> [Segment.Trait] {
    let places = members.compactMap { placeOfAccount[$0] }
    var found: [(trait: Segment.Trait, strength: Double)] = []
    for field in fields {
      switch field.values {
      case .levels(let levels, let names):
        found += levelTraits(field, levels, names, places)
      case .number(let values):
        if let trait = numberTrait(field.name, values, places) { found.append(trait) }
      }
    }
    return found.enumerated()
      .sorted { (-$0.element.strength, $0.offset) < (-$1.element.strength, $1.offset) }
      .map(\.element.trait)
  }

  private func levelTraits(
    _ field: Field, _ levels: [[Int]], _ names: [String], _ places: [Int]
  ) -> [(Segment.Trait, Double)] {
    var counts: [Int: Int] = [:]
    for place in places {
      for level in levels[place] { counts[level, default: 0] += 1 }
    }
    let all = levels.count
    return counts.keys.sorted().compactMap { level in
      let count = counts[level] ?? 0
      let share = Double(count) / Double(places.count)
      let shareOfAll = Double(field.counts[level]) / Double(all)
      let isWhole = places.count == all
      guard share >= 0.5, isWhole || share >= 1.25 * shareOfAll else { return nil }
      // "No" of a yes/no field says what a segment is not.
      guard !(names == ["yes", "no"] && level == 1) else { return nil }
      let text = Self.levelText(field.name, names, level)
      let trait = Segment.Trait(
        field: field.name, text: text, count: count, share: share, shareOfAll: shareOfAll)
      return (trait, share * log(share / shareOfAll))
    }
  }

  private func numberTrait(
    _ name: String, _ values: [Double], _ places: [Int]
  ) -> (Segment.Trait, Double)? {
    let known = places.filter { !values[$0].isNaN }
    guard known.count * 2 > places.count, known.count >= 3 else { return nil }
    let sorted = known.map { values[$0] }.sorted()
    let (low, high) = (sorted[sorted.count / 4], sorted[(sorted.count * 3) / 4])
    let knownOfAll = values.filter { !$0.isNaN }
    let inside = Double(knownOfAll.count { $0 >= low && $0 <= high }) / Double(knownOfAll.count)
    guard inside <= 1.0 / 3 else { return nil }
    let members = known.count { values[$0] >= low && values[$0] <= high }
    let share = Double(members) / Double(places.count)
    guard share >= 1.25 * inside else { return nil }
    let text = Self.numberText(name, low, high)
    let trait = Segment.Trait(
      field: name, text: text, count: members, share: share, shareOfAll: inside)
    return (trait, share * log(share / inside))
  }

  /// Says a level in words; one that means nothing by itself ("Mid", "Unknown") goes with its field.
  private static func levelText(_ field: String, _ names: [String], _ level: Int) -> String {
    let words = field.replacing("_", with: " ")
    if names == ["yes", "no"] { return words }
    let name = names[level]
    let isBare =
      name.count <= 2 && !["country", "state", "region"].contains(field)
      || bareLevels.contains(name.lowercased()) || Double(name) != nil
    return isBare ? "\(words): \(name)" : name
  }

  private static let bareLevels: Set<String> = [
    "yes", "no", "true", "false", "none", "unknown", "other", "others", "n/a", "low", "mid",
    "medium",
    "high", "small", "big", "large", "tiny", "enterprise", "new", "current", "old", "normal",
    "neutral", "positive", "negative", "active", "inactive", "open", "closed", "public", "private",
    "important", "unimportant", "very important", "average important", "clear", "good", "bad",
    "strong", "weak", "average", "growth", "stable", "decline", "first", "second", "third",
  ]

  /// Says a range in words: "1,700–3,800 employees", "founded 1998–2004", "website visits 15–30".
  private static func numberText(_ name: String, _ low: Double, _ high: Double) -> String {
    let words = name.replacing("_", with: " ")
    // A year has no commas and is not rounded.
    let isYear = name == "founded" || name.split(separator: "_").contains("year")
    func text(_ value: Double) -> String {
      if isYear { return String(Int(value)) }
      if value.magnitude >= 1_000_000 { return DecimalText.money(value, currency: "") }
      if value.magnitude >= 1000 { return DecimalText.whole(Int((value / 100).rounded()) * 100) }
      return DecimalText.fixed(
        value, places: value.magnitude < 10 && value != value.rounded() ? 1 : 0)
    }
    let range = text(low) == text(high) ? text(low) : "\(text(low))–\(text(high))"
    return name == "employees" ? "\(range) employees" : "\(words) \(range)"
  }

  private static func field(_ column: Column, accounts: [Int]) -> Field? {
    switch column.values {
    case .category(let codes, let names):
      let levels = accounts.map { codes[$0] < 0 ? [] : [Int(codes[$0])] }
      return counted(column.field, levels, names)
    case .yesNo(let answers):
      let levels = accounts.map { answers[$0].map { [$0 ? 0 : 1] } ?? [] }
      return counted(column.field, levels, ["yes", "no"])
    case .tags(let lists):
      let levels = accounts.map { lists.codes(ofRow: $0).map(Int.init) }
      return counted(column.field, levels, lists.levels)
    case .number(let values):
      return Field(name: column.field, values: .number(accounts.map { values[$0] }))
    case .date, .text:
      return nil
    }
  }

  /// Whether an account had a signal of a kind in the last 90 days, the usual window for a trigger.
  private static func signal(
    _ kind: String, _ table: SignalTable, accounts: [Int], market: Market, asOf: CalendarDate
  ) -> Field {
    var has = [Bool](repeating: false, count: market.accounts.count)
    if let code = table.kinds.firstIndex(of: kind) {
      for signal in table.signals
      where Int(signal.kind) == code && signal.date <= asOf && asOf.days(since: signal.date) <= 90 {
        has[Int(signal.account)] = true
      }
    }
    let words = kind.replacing("_", with: " ") + " in 90 days"
    return counted("signals." + kind, accounts.map { has[$0] ? [0] : [] }, [words])
  }

  private static func counted(_ name: String, _ levels: [[Int]], _ names: [String]) -> Field {
    var counts = [Int](repeating: 0, count: names.count)
    for row in levels {
      for level in row { counts[level] += 1 }
    }
    return Field(name: name, values: .levels(levels, names: names), counts: counts)
  }
}
