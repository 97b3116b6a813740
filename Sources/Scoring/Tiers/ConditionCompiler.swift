import Modeling
import Reading

/// Looks the names of a condition up in a market.
struct ConditionCompiler {
  let fields: MarketFields
  let groupNames: [String]

  /// Returns the condition, ready for the market.
  ///
  /// - Throws: `ScoringError` where a name is unknown or a comparison does not go with what it holds.
  func compile(
    _ condition: Condition, at place: ModelPlace
  ) throws(ScoringError) -> CompiledCondition {
    switch condition {
    case .and(let left, let right):
      return .and(try compile(left, at: place), try compile(right, at: place))
    case .or(let left, let right):
      return .or(try compile(left, at: place), try compile(right, at: place))
    case .not(let inner): return .not(try compile(inner, at: place))
    case .named(_, let inner): return try compile(inner, at: place)
    case .number(let name, let comparison, let limit):
      return try number(name, comparison, limit, place)
    case .age(let name, let unit, let comparison, let number):
      return try age(name, unit, comparison, number, place)
    case .text(let name, let texts): return try text(name, texts, place)
    case .known(let name): return try known(name, place)
    }
  }

  /// What a name stands for.
  private enum Subject {
    /// A group's points; -1 is the score.
    case points(Int)
    /// Numbers by account.
    case numbers([Double])
    /// The number of signals, counted when it is asked for.
    case signals(SignalTally)
    case column(Column)
  }

  private func subject(_ name: String, _ place: ModelPlace) throws(ScoringError) -> Subject {
    if name == "score" { return .points(-1) }
    if let group = groupNames.firstIndex(of: name) { return .points(group) }
    if let measure = SignalMeasure(field: name) {
      return .signals(try SignalTally(measure, field: name, fields: fields, at: place))
    }
    if name.hasPrefix(MarketFields.contactPrefix) {
      return .numbers(try fields.contactCounts(name, at: place).map(Double.init))
    }
    guard let column = fields.market.accounts.column(name) else {
      throw .nameUnknown(
        place, name: name, available: ["score"] + groupNames + fields.names)
    }
    return .column(column)
  }

  /// Returns the numbers that break ties, n: a group's points are left to the caller as nothing.
  func tieNumbers(
    _ name: String, at place: ModelPlace
  ) throws(ScoringError) -> (group: Int?, numbers: [Double]) {
    switch try subject(name, place) {
    case .points(let group): return (group, [])
    case .numbers(let numbers): return (nil, numbers)
    case .signals(let tally):
      var counts = [Double](repeating: 0, count: fields.count)
      tally.forEach(0..<fields.count) { counts[$0] = Double($1.count) }
      return (nil, counts)
    case .column(let column):
      guard case .number(let numbers) = column.values else {
        throw .kindWrong(
          place, field: name, kind: column.kind, wayOut: "ties are broken by groups and numbers")
      }
      return (nil, numbers)
    }
  }

  private func number(
    _ name: String, _ comparison: Condition.Comparison, _ limit: Double, _ place: ModelPlace
  ) throws(ScoringError) -> CompiledCondition {
    switch try subject(name, place) {
    case .points(let group):
      return .points(group: group, PointRange(comparison, PointText.hundredths(of: limit)))
    case .numbers(let numbers): return Self.compared(numbers, comparison, limit)
    case .signals(let tally): return Self.counted(tally) { comparison.holds($0, limit) }
    case .column(let column):
      guard case .number(let numbers) = column.values else {
        if MarketFields.isEmpty(column) { return .constant(comparison == .notEqual) }
        let example =
          column.kind == .yesNo ? "\(name) = yes" : "\(name) = \"\(NumberRangeText.text(limit))\""
        throw .kindWrong(
          place, field: name, kind: column.kind,
          wayOut:
            "it cannot be compared with the number \(NumberRangeText.text(limit)), so write for "
            + "instance \(column.kind == .date ? "days_since(\(name)) <= 90" : example)")
      }
      return Self.compared(numbers, comparison, limit)
    }
  }

  private static func compared(
    _ numbers: [Double], _ comparison: Condition.Comparison, _ limit: Double
  ) -> CompiledCondition {
    .accounts { accounts, holds in
      for row in accounts {
        let number = numbers[row]
        holds[row - accounts.lowerBound] =
          number.isNaN ? comparison == .notEqual : comparison.holds(number, limit)
      }
    }
  }

  private static func counted(
    _ tally: SignalTally, _ holds: @escaping @Sendable (Double) -> Bool
  ) -> CompiledCondition {
    .accounts { accounts, answers in
      tally.forEach(accounts) { place, signals in
        answers[place] = holds(Double(signals.count))
      }
    }
  }

  private func age(
    _ name: String, _ unit: Condition.AgeUnit, _ comparison: Condition.Comparison,
    _ number: Double, _ place: ModelPlace
  ) throws(ScoringError) -> CompiledCondition {
    guard let asOf = fields.asOf else { throw .dayMissing(place, field: name) }
    let window = AgeWindow(unit, comparison, number, asOf: asOf)
    if let measure = SignalMeasure(field: name) {
      let tally = try SignalTally(measure, field: name, fields: fields, at: place)
      return .accounts { accounts, holds in
        tally.forEach(accounts) { place, signals in
          let day = signals.last.map { Int32($0.date.dayNumber) } ?? DateColumn.none
          holds[place] = window.holds(day)
        }
      }
    }
    guard let days = try days(name, place) else { return .constant(comparison == .notEqual) }
    return .accounts { accounts, holds in
      for row in accounts { holds[row - accounts.lowerBound] = window.holds(days.dayNumber(row)) }
    }
  }

  /// Returns a date column, or nothing for a column without any value.
  private func days(_ name: String, _ place: ModelPlace) throws(ScoringError) -> DateColumn? {
    guard case .column(let column) = try subject(name, place) else {
      throw .noDate(place, name: name)
    }
    guard case .date(let values) = column.values else {
      guard MarketFields.isEmpty(column) else {
        throw .kindWrong(
          place, field: name, kind: column.kind,
          wayOut: "an age goes with dates; write kinds: { \(name): date } where its file is named, "
            + "or name signals.KIND")
      }
      return nil
    }
    return values
  }

  private func text(
    _ name: String, _ texts: [String], _ place: ModelPlace
  ) throws(ScoringError) -> CompiledCondition {
    let column: Column
    switch try subject(name, place) {
    case .points(let group):
      let limits = try numbers(name, texts, place)
      return limits.map { .points(group: group, PointRange(.equal, PointText.hundredths(of: $0))) }
        .reduce(.constant(false)) { .or($0, $1) }
    case .numbers(let numbers): return Self.isOne(of: try self.numbers(name, texts, place), numbers)
    case .signals(let tally):
      let limits = try numbers(name, texts, place)
      return Self.counted(tally) { limits.contains($0) }
    case .column(let found): column = found
    }
    guard !MarketFields.isEmpty(column) else { return .constant(false) }
    switch column.values {
    case .category(let codes, let levels):
      let match = try LevelMatch(names: texts, levels: levels, field: name, place: place)
      // The first place stands for a missing value.
      let isNamed = [false] + match.nameOfLevel.map { $0 >= 0 }
      return .accounts { accounts, holds in
        for row in accounts { holds[row - accounts.lowerBound] = isNamed[Int(codes[row]) + 1] }
      }
    case .tags(let lists):
      let match = try LevelMatch(names: texts, levels: lists.levels, field: name, place: place)
      let isNamed = match.nameOfLevel.map { $0 >= 0 }
      return .accounts { accounts, holds in
        for row in accounts {
          holds[row - accounts.lowerBound] = lists.codes(ofRow: row).contains { isNamed[Int($0)] }
        }
      }
    case .yesNo(let answers):
      let wanted = try answersWanted(name, texts, place)
      return .accounts { accounts, holds in
        for row in accounts {
          holds[row - accounts.lowerBound] = answers[row].map(wanted.contains) ?? false
        }
      }
    case .text(let values):
      let wanted = Set(texts.map { $0.lowercased() })
      return .accounts { accounts, holds in
        for row in accounts {
          holds[row - accounts.lowerBound] =
            !values.isEmpty(row) && wanted.contains(values[row].lowercased())
        }
      }
    case .number(let numbers):
      guard let limits = Self.numbers(texts) else {
        throw .kindWrong(
          place, field: name, kind: column.kind,
          wayOut: "it cannot be compared with the text “\(texts.first ?? "")”")
      }
      return Self.isOne(of: limits, numbers)
    case .date:
      throw .kindWrong(
        place, field: name, kind: column.kind,
        wayOut: "it cannot be compared with the text “\(texts.first ?? "")”, so write for instance "
          + "days_since(\(name)) <= 90")
    }
  }

  private static func isOne(of limits: [Double], _ numbers: [Double]) -> CompiledCondition {
    .accounts { accounts, holds in
      for row in accounts { holds[row - accounts.lowerBound] = limits.contains(numbers[row]) }
    }
  }

  private static func numbers(_ texts: [String]) -> [Double]? {
    let numbers = texts.compactMap(NumberRangeText.number)
    return numbers.count == texts.count ? numbers : nil
  }

  private func numbers(
    _ name: String, _ texts: [String], _ place: ModelPlace
  ) throws(ScoringError) -> [Double] {
    guard let numbers = Self.numbers(texts) else {
      let text = texts.first { NumberRangeText.number($0) == nil } ?? ""
      throw .scoreComparedWithText(place, name: name, text: text)
    }
    return numbers
  }

  private func answersWanted(
    _ name: String, _ texts: [String], _ place: ModelPlace
  ) throws(ScoringError) -> Set<Bool> {
    var wanted: Set<Bool> = []
    for text in texts {
      guard let answer = LevelMatch.answer(text) else {
        throw .levelUnknown(
          place, field: name, level: text, nearest: nil, available: ["yes", "no"])
      }
      wanted.insert(answer)
    }
    return wanted
  }

  private func known(_ name: String, _ place: ModelPlace) throws(ScoringError) -> CompiledCondition
  {
    guard case .column(let column) = try subject(name, place) else { return .constant(true) }
    if case .date(let days) = column.values {
      let last = fields.asOf?.dayNumber ?? Int.max
      return .accounts { accounts, holds in
        for row in accounts {
          let day = days.dayNumber(row)
          holds[row - accounts.lowerBound] = day != DateColumn.none && Int(day) <= last
        }
      }
    }
    return .accounts { accounts, holds in
      for row in accounts { holds[row - accounts.lowerBound] = !column.isMissing(row) }
    }
  }
}
