import LinearAlgebra
import Modeling
import Reading

/// The fields that can be traits, prepared once for all segments: codes of levels and numbers of all accounts.
struct TraitColumns: Sendable {
  let fields: [Field]

  /// A field.
  struct Field: Sendable {
    let name: String
    let values: Values
    /// Whether the clustering used it.
    let tookPart: Bool
    /// Whether a name may speak of it.
    let isNameable: Bool

    /// The number of its levels or tags; 0 for a number.
    var levelCount: Int {
      switch values {
      case .codes(_, let levels, _): levels.count
      case .tags(let lists): lists.levels.count
      case .numbers: 0
      }
    }
  }

  /// The values of all accounts of the table.
  enum Values: Sendable {
    /// One code each, -1 where not known.
    case codes([Int32], levels: [String], kind: LevelKind)
    case tags(TagLists)
    /// One number each, NaN where not known.
    case numbers([Double])
  }

  /// What codes mean.
  enum LevelKind: Sendable, Equatable {
    case plain
    /// Code 0 is yes; that something is not so is never a trait.
    case yesNo
    /// Code 0 is within so many days before the as-of day.
    case window(days: Int)
  }

  /// Prepares the fields that took part in the clustering, then all others that can describe an account.
  ///
  /// - Parameters:
  ///   - market: The accounts and their signals.
  ///   - clustered: The fields that took part, strongest family first.
  ///   - named: Fields that names put first.
  ///   - asOf: The day until which events are known; without it there are no recent events.
  ///   - days: How old a recent event is at most.
  ///   - threadCount: How many threads may work.
  init(
    market: Market, clustered: [String], named: [String], asOf: CalendarDate?, days: Int,
    threadCount: Int
  ) {
    let used = Set(clustered)
    let columns = market.accounts.columns
    let signals = (market.signals?.kinds ?? []).map { "signals." + $0 }
    var seen: Set<String> = []
    let wanted = (named + clustered + columns.map(\.field) + signals.sorted()).filter {
      seen.insert($0).inserted
    }
    let found = ChunkedWork.map(chunkCount: wanted.count, threadCount: threadCount) {
      place -> Field? in
      let name = wanted[place]
      let isAsked = used.contains(name) || named.contains(name)
      if name.hasPrefix("signals."), let table = market.signals, let asOf {
        let kind = String(name.dropFirst("signals.".count))
        let codes = Self.recent(kind, table, market.accounts.count, asOf: asOf, days: days)
        return Field(
          name: name, values: .codes(codes, levels: ["yes", "no"], kind: .window(days: days)),
          tookPart: used.contains(name), isNameable: true)
      }
      guard let column = market.accounts.column(name),
        isAsked || UsableColumns.reason(against: column) == nil,
        let values = Self.values(column, asOf: asOf, days: days)
      else { return nil }
      return Field(
        name: name, values: values, tookPart: used.contains(name),
        isNameable: isAsked || Self.isTelling(name, values))
    }
    fields = found.compactMap { $0 }
  }

  /// Returns whether an account meets what a key says.
  func holds(_ key: TraitKey, _ account: Int) -> Bool {
    switch (fields[key.field].values, key.what) {
    case (.codes(let codes, _, _), .levels(let wanted)): wanted.contains(codes[account])
    case (.tags(let lists), .levels(let wanted)):
      lists.codes(ofRow: account).contains { wanted.contains($0) }
    case (.numbers(let values), .range(let range)): range.contains(values[account])
    default: false
    }
  }

  /// Returns how many of some accounts meet what a key says.
  func count(_ key: TraitKey, among accounts: ArraySlice<Int32>) -> Int {
    switch (fields[key.field].values, key.what) {
    case (.codes(let codes, _, _), .levels(let wanted)) where wanted.count == 1:
      let code = wanted[0]
      // A loop without a closure: rules of large markets count here hundreds of millions of times.
      var count = 0
      for account in accounts where codes[Int(account)] == code { count += 1 }
      return count
    case (.numbers(let values), .range(let range)):
      var count = 0
      for account in accounts {
        let value = values[Int(account)]
        if value >= range.lowerBound, value <= range.upperBound { count += 1 }
      }
      return count
    default: return accounts.count { holds(key, Int($0)) }
    }
  }

  /// Returns whether the value of an account is known.
  func isKnown(_ field: Int, _ account: Int) -> Bool {
    switch fields[field].values {
    case .codes(let codes, _, _): codes[account] >= 0
    case .tags(let lists): !lists.isMissing[account]
    case .numbers(let values): !values[account].isNaN
    }
  }

  /// Returns what a key says, in original units.
  func condition(_ key: TraitKey) -> Segment.Condition {
    let field = fields[key.field]
    let test: Segment.Condition.Test
    switch (field.values, key.what) {
    case (.codes(_, _, .window(let days)), _): test = .within(days: days)
    case (.codes(_, let levels, _), .levels(let codes)):
      let texts = codes.map { levels[Int($0)] }
      test = texts.count == 1 ? .level(texts[0]) : .anyLevel(texts)
    case (.tags(let lists), .levels(let codes)): test = .tag(lists.levels[Int(codes[0])])
    case (_, .range(let range)): test = .range(range)
    case (.numbers, .levels): preconditionFailure("\(field.name) is a number and has no levels")
    }
    return Segment.Condition(field: field.name, test: test)
  }

  /// Returns whether a level says what is so; "no" says what is not.
  func isPositive(field: Int, code: Int) -> Bool {
    if case .codes(_, _, let kind) = fields[field].values, kind != .plain { return code == 0 }
    return true
  }

  private static func values(_ column: Column, asOf: CalendarDate?, days: Int) -> Values? {
    switch column.values {
    case .category(let codes, let levels): return .codes(codes, levels: levels, kind: .plain)
    case .yesNo(let answers):
      return .codes(
        answers.map { $0.map { $0 ? 0 : 1 } ?? -1 }, levels: ["yes", "no"], kind: .yesNo)
    case .tags(let lists): return .tags(lists)
    case .number(let numbers): return .numbers(numbers)
    case .date(let dates):
      guard let asOf else { return nil }
      let codes = dates.map { date -> Int32 in
        guard let date, date <= asOf else { return -1 }
        return asOf.days(since: date) <= days ? 0 : 1
      }
      return .codes(codes, levels: ["yes", "no"], kind: .window(days: days))
    case .text: return nil
    }
  }

  /// Returns 0 for accounts with a signal of a kind in the window, 1 for the others.
  private static func recent(
    _ kind: String, _ table: SignalTable, _ count: Int, asOf: CalendarDate, days: Int
  ) -> [Int32] {
    table.hasRecent(within: days, of: asOf, accountCount: count) { $0 == kind }.map { $0 ? 0 : 1 }
  }

  /// Returns whether a field that nobody asked for may be in a name: numbers may be keys of other systems.
  private static func isTelling(_ name: String, _ values: Values) -> Bool {
    if case .numbers = values { return RangeWords.isFamiliar(name) }
    return true
  }
}

/// What a trait says of a field, in codes.
struct TraitKey: Hashable, Sendable {
  let field: Int
  let what: What

  /// Levels of which an account has one, or a range of numbers.
  enum What: Hashable, Sendable {
    case levels([Int32])
    case range(ClosedRange<Double>)
  }
}
