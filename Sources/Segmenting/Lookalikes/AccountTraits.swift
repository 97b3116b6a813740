import Modeling
import Reading
import Statistics

/// What accounts have in the fields that a model compares them by, in words, and how many accounts have it.
public struct AccountTraits: Sendable {
  private let fields: [Field]
  private let accountCount: Int

  /// Something that an account shares with another, or with a segment.
  public struct Shared: Sendable, Equatable {
    /// The field.
    public let field: String
    /// What is shared, with its field: "industry: Logistics", "employees: 1,200 and 1,340".
    public let text: String
    /// The share of all accounts that have it; for a number, that are as near to the first account or nearer.
    public let shareOfAll: Double

    /// Creates a trait that is shared.
    public init(field: String, text: String, shareOfAll: Double) {
      (self.field, self.text, self.shareOfAll) = (field, text, shareOfAll)
    }
  }

  private struct Field: Sendable {
    let name: String
    let values: Values

    enum Values: Sendable {
      case category([Int32], names: [String], counts: [Int])
      case tags(TagLists, counts: [Int])
      /// Yes of a yes/no field, or a signal of a kind within 90 days.
      case flag([Bool], count: Int)
      /// The numbers, and the known ones ascending.
      case number([Double], sorted: [Double])
    }
  }

  /// Collects the fields of the families that count.
  package init(_ market: Market, families: [FamilyOptions], asOf: CalendarDate?) {
    accountCount = market.accounts.count
    var fields: [Field] = []
    for feature in families.filter({ $0.weight > 0 }).flatMap(\.features) {
      if let values = Self.values(feature.field, market, asOf) {
        fields.append(Field(name: feature.field, values: values))
      }
    }
    self.fields = fields
  }

  private static func values(
    _ field: String, _ market: Market, _ asOf: CalendarDate?
  ) -> Field.Values? {
    if field.hasPrefix("signals.") {
      guard let table = market.signals, let asOf else { return nil }
      let kind = String(field.dropFirst("signals.".count))
      let has = table.hasRecent(
        within: SegmentAxis.usualWindowDays, of: asOf, accountCount: market.accounts.count
      ) { $0 == kind }
      return .flag(has, count: has.count { $0 })
    }
    switch market.accounts.column(field)?.values {
    case .category(let codes, let names):
      var counts = [Int](repeating: 0, count: names.count)
      for code in codes where code >= 0 { counts[Int(code)] += 1 }
      return .category(codes, names: names, counts: counts)
    case .tags(let lists):
      var counts = [Int](repeating: 0, count: lists.levels.count)
      for code in lists.codes { counts[Int(code)] += 1 }
      return .tags(lists, counts: counts)
    case .yesNo(let answers):
      let has = answers.map { $0 == true }
      return .flag(has, count: has.count { $0 })
    case .number(let numbers):
      return .number(numbers, sorted: numbers.filter { !$0.isNaN }.sorted())
    case .date, .text, nil: return nil
    }
  }

  /// Returns what two accounts share, the rarest first.
  ///
  /// A level or a tag that both have, a yes or a recent signal of both, and a number so near that at most one account
  /// in ten is as near to the first.
  package func shared(_ account: Int, _ other: Int) -> [Shared] {
    let own = fields.flatMap { field -> [Shared] in
      if case .number(let numbers, let sorted) = field.values {
        let (a, b) = (numbers[account], numbers[other])
        guard !a.isNaN, !b.isNaN else { return [] }
        let share = Self.share(within: (a - b).magnitude, of: a, sorted)
        guard share <= 0.1 else { return [] }
        let both =
          a == b
          ? Self.number(a, field.name)
          : "\(Self.number(a, field.name)) and \(Self.number(b, field.name))"
        return [
          Shared(field: field.name, text: "\(Self.words(field.name)): \(both)", shareOfAll: share)
        ]
      }
      let others = Set(levels(field, other))
      return levels(field, account).filter { others.contains($0) }.map { shared(field, $0) }
    }
    return Self.sorted(own)
  }

  /// Returns what an account, of this market or another, has that at least half of some members have, rarest first.
  ///
  /// A number is shared that lies in the middle half of the members'.
  package func shared(
    _ account: Int, of market: AccountTraits, with members: [Int]
  ) -> [Shared] {
    let own = fields.flatMap { field -> [Shared] in
      guard let theirs = market.fields.first(where: { $0.name == field.name }) else { return [] }
      if case .number(let numbers, let sorted) = field.values {
        guard case .number(let others, _) = theirs.values, !others[account].isNaN else { return [] }
        let known = members.map { numbers[$0] }.filter { !$0.isNaN }.sorted()
        guard known.count * 2 > members.count, known.count >= 3 else { return [] }
        let (low, high) = (known[known.count / 4], known[known.count * 3 / 4])
        guard others[account] >= low, others[account] <= high else { return [] }
        let inside = sorted.count { $0 >= low && $0 <= high }
        let range = "\(Self.number(low, field.name))–\(Self.number(high, field.name))"
        return [
          Shared(
            field: field.name, text: "\(Self.words(field.name)): \(range)",
            shareOfAll: Double(inside) / Double(max(1, sorted.count)))
        ]
      }
      let had = Set(market.levels(theirs, account).map { market.name(theirs, $0) })
      var counts: [Int: Int] = [:]
      for member in members {
        for level in levels(field, member) { counts[level, default: 0] += 1 }
      }
      return counts.keys.sorted().filter { level in
        2 * (counts[level] ?? 0) >= members.count && had.contains(name(field, level))
      }.map { shared(field, $0) }
    }
    return Self.sorted(own)
  }

  private static func sorted(_ traits: [Shared]) -> [Shared] {
    traits.enumerated()
      .sorted { ($0.element.shareOfAll, $0.offset) < ($1.element.shareOfAll, $1.offset) }
      .map(\.element)
  }

  private func levels(_ field: Field, _ account: Int) -> [Int] {
    switch field.values {
    case .category(let codes, _, _): codes[account] < 0 ? [] : [Int(codes[account])]
    case .tags(let lists, _): lists.codes(ofRow: account).map(Int.init)
    case .flag(let has, _): has[account] ? [0] : []
    case .number: []
    }
  }

  private func name(_ field: Field, _ level: Int) -> String {
    switch field.values {
    case .category(_, let names, _): names[level]
    case .tags(let lists, _): lists.levels[level]
    case .flag, .number: ""
    }
  }

  private func shared(_ field: Field, _ level: Int) -> Shared {
    let words = Self.words(field.name)
    let count: Int
    switch field.values {
    case .category(_, _, let counts), .tags(_, let counts): count = counts[level]
    case .flag(_, let flags): count = flags
    case .number: count = 0
    }
    let name = name(field, level)
    let recent = field.name.hasPrefix("signals.") ? words + " in 90 days" : words
    return Shared(
      field: field.name, text: name.isEmpty ? recent : "\(words): \(name)",
      shareOfAll: Double(count) / Double(max(1, accountCount)))
  }

  /// Returns the share of ascending values that lie at most so far from a value.
  private static func share(within reach: Double, of value: Double, _ sorted: [Double]) -> Double {
    let first = partition(sorted) { $0 < value - reach }
    let end = partition(sorted) { $0 <= value + reach }
    return Double(end - first) / Double(max(1, sorted.count))
  }

  /// Returns how many ascending values, from the first, belong below.
  private static func partition(_ sorted: [Double], _ isBelow: (Double) -> Bool) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if isBelow(sorted[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func words(_ field: String) -> String {
    (field.hasPrefix("signals.") ? String(field.dropFirst(8)) : field)
      .replacing("_", with: " ")
  }

  private static func number(_ value: Double, _ field: String) -> String {
    if value.magnitude >= 1e6 { return DecimalText.money(value, currency: "") }
    return RangeWords.isYear(field) && value == value.rounded()
      ? String(Int(value))
      : DecimalText.fixed(value, places: value == value.rounded() || value.magnitude >= 100 ? 0 : 2)
  }
}
