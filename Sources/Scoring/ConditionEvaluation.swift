import Modeling
import Reading

/// Says for every account whether a condition holds.
///
/// A name is `score`, else a group's name, else a field of the accounts, else a count of signals up to
/// the as-of day. Scores are compared in hundredths of a point, so that 75.00 is not above 75.
struct ConditionEvaluation {
  let fields: MarketFields
  let groupNames: [String]
  /// The points of every account and group in hundredths, n × g, row-major.
  let groupScores: [Int32]
  /// The points of every account in hundredths, n.
  let totals: [Int32]

  /// Returns whether the condition holds for each account, n.
  ///
  /// A comparison with a missing value does not hold, whatever its sign.
  func values(_ condition: Condition, line: Int) throws(ScoringError) -> [Bool] {
    switch condition {
    case .and(let left, let right):
      zip(try values(left, line: line), try values(right, line: line)).map { $0 && $1 }
    case .or(let left, let right):
      zip(try values(left, line: line), try values(right, line: line)).map { $0 || $1 }
    case .not(let inner):
      try values(inner, line: line).map { !$0 }
    case .number(let name, let comparison, let limit):
      try numberValues(name, comparison, limit, line: line)
    case .text(let name, let texts):
      try textValues(name, texts, line: line)
    }
  }

  private func numberValues(
    _ name: String, _ comparison: Condition.Comparison, _ limit: Double, line: Int
  ) throws(ScoringError) -> [Bool] {
    if let hundredths = scores(name) {
      let limit = Self.hundredths(limit)
      return hundredths.map { comparison.holds(Double($0), limit) }
    }
    if name.hasPrefix(MarketFields.signalPrefix) {
      return try signalCounts(name, line: line).map { comparison.holds($0, limit) }
    }
    let column = try column(name, line: line)
    guard case .number(let numbers) = column.values else {
      guard !MarketFields.isEmpty(column) else { return none }
      let example = column.kind == .yesNo ? "\(name) = yes" : "\(name) = \"\(limit)\""
      throw .kindWrong(
        fields.place(line), field: name, kind: column.kind,
        wayOut: "it cannot be compared with the number \(limit), so write for instance \(example)")
    }
    return numbers.map { !$0.isNaN && comparison.holds($0, limit) }
  }

  private func textValues(
    _ name: String, _ texts: [String], line: Int
  ) throws(ScoringError) -> [Bool] {
    if scores(name) != nil || name.hasPrefix(MarketFields.signalPrefix) {
      throw .scoreComparedWithText(fields.place(line), name: name, text: texts.first ?? "")
    }
    let column = try column(name, line: line)
    guard !MarketFields.isEmpty(column) else { return none }
    let place = fields.place(line)
    switch column.values {
    case .category(let codes, let levels):
      let match = try LevelMatch(names: texts, levels: levels, field: name, place: place)
      let isNamed = match.nameOfLevel.map { $0 >= 0 }
      return codes.map { $0 >= 0 && isNamed[Int($0)] }
    case .tags(let lists):
      let match = try LevelMatch(names: texts, levels: lists.levels, field: name, place: place)
      let isNamed = match.nameOfLevel.map { $0 >= 0 }
      return lists.isMissing.indices.map { row in
        lists.codes(ofRow: row).contains { isNamed[Int($0)] }
      }
    case .yesNo(let answers):
      let wanted = try answersWanted(name, texts, place)
      return answers.map { answer in answer.map(wanted.contains) ?? false }
    case .text(let values):
      let wanted = Set(texts.map { $0.lowercased() })
      return values.map { !$0.isEmpty && wanted.contains($0.lowercased()) }
    case .number, .date:
      throw .kindWrong(
        place, field: name, kind: column.kind,
        wayOut: "it cannot be compared with the text “\(texts.first ?? "")”")
    }
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

  /// Returns the hundredths of every account for `score` or a group, or nothing for another name.
  private func scores(_ name: String) -> [Int32]? {
    if name == "score" { return totals }
    guard let group = groupNames.firstIndex(of: name) else { return nil }
    return totals.indices.map { groupScores[$0 * groupNames.count + group] }
  }

  private func signalCounts(_ name: String, line: Int) throws(ScoringError) -> [Double] {
    let kind = try fields.signalKind(name, line: line)
    guard let signals = fields.market.signals?.signals, let asOf = fields.asOf else {
      return [Double](repeating: 0, count: fields.count)
    }
    return SignalCounts(signals: signals, asOf: asOf, accountCount: fields.count)
      .weights(kind: kind, halfLifeDays: nil)
  }

  private func column(_ name: String, line: Int) throws(ScoringError) -> Column {
    guard let column = fields.market.accounts.column(name) else {
      throw .nameUnknown(
        fields.place(line), name: name,
        available: ["score"] + groupNames + fields.market.accounts.columns.map(\.field))
    }
    return column
  }

  private var none: [Bool] { [Bool](repeating: false, count: fields.count) }

  /// Returns points in hundredths; what binary fractions add to 0.29 · 100 is taken off again.
  private static func hundredths(_ points: Double) -> Double {
    let scaled = points * 100
    let whole = scaled.rounded()
    return abs(scaled - whole) < 1e-6 ? whole : scaled
  }
}
