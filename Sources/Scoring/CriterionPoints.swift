import Foundation
import Modeling
import Reading

/// The points that one criterion gives to every account, before the group's cap.
///
/// Shape: n. Hundredths of a point, rounded to the nearest, halves away from zero.
struct CriterionPoints {
  let criterion: Criterion
  let fields: MarketFields

  /// Returns the points of every account, n.
  func values() throws(ScoringError) -> [Int32] {
    if criterion.field.hasPrefix(MarketFields.signalPrefix) { return try signalPoints() }
    let column = try fields.column(criterion.field, line: criterion.line)
    do throws(ScoringError) {
      return try columnPoints(column)
    } catch {
      // A column without a value has no kind that a model could miss.
      guard case .kindWrong = error, MarketFields.isEmpty(column) else { throw error }
      return [Int32](repeating: Int32(criterion.missing), count: fields.count)
    }
  }

  private var place: ModelPlace { fields.place(criterion.line) }

  private func columnPoints(_ column: Column) throws(ScoringError) -> [Int32] {
    switch criterion.points {
    case .levels(let levels, let other): try levelPoints(column, levels, other: other)
    case .bands(let bands): try numberPoints(column) { Self.points(of: $0, bands) }
    case .per(let points, let cap, let halfLife):
      try perPoints(column, points: points, cap: cap, hasHalfLife: halfLife != nil)
    case .present(let points): try presentPoints(column, points)
    case .recency(let points, let halfLife): try recencyPoints(column, points, halfLife)
    }
  }

  /// Returns points per signal or by the last signal; an account without a signal has 0 of them.
  private func signalPoints() throws(ScoringError) -> [Int32] {
    let kind = try fields.signalKind(criterion.field, line: criterion.line)
    guard let signals = fields.market.signals?.signals, let asOf = fields.asOf else {
      return [Int32](repeating: 0, count: fields.count)
    }
    let counts = SignalCounts(signals: signals, asOf: asOf, accountCount: fields.count)
    switch criterion.points {
    case .per(let points, let cap, let halfLife):
      return counts.weights(kind: kind, halfLifeDays: halfLife).map {
        Self.capped($0 * Double(points), cap: cap)
      }
    case .present(let points):
      return counts.lastDays(kind: kind).map { $0 == nil ? 0 : Int32(points) }
    case .recency(let points, let halfLife):
      return counts.lastDays(kind: kind).map { day in
        day.map { Self.decayed(points, days: asOf.days(since: $0), halfLife) } ?? 0
      }
    case .levels, .bands:
      throw .kindWrong(
        place, field: criterion.field, kind: .number,
        wayOut: "points for signals are written as { per: 4, cap: 12, half_life: 30d }")
    }
  }

  private func levelPoints(
    _ column: Column, _ levels: [Criterion.Level], other: Int
  ) throws(ScoringError) -> [Int32] {
    let missing = Int32(criterion.missing)
    let names = levels.map(\.name)
    switch column.values {
    case .category(let codes, let columnLevels):
      let match = try LevelMatch(
        names: names, levels: columnLevels, field: criterion.field, place: place)
      let table = match.nameOfLevel.map { Int32($0 < 0 ? other : levels[$0].points) }
      return codes.map { $0 < 0 ? missing : table[Int($0)] }
    case .tags(let lists):
      let match = try LevelMatch(
        names: names, levels: lists.levels, field: criterion.field, place: place)
      let table = match.nameOfLevel.map { $0 < 0 ? nil : Int32(levels[$0].points) }
      return lists.isMissing.indices.map { row in
        guard !lists.isMissing[row] else { return missing }
        return lists.codes(ofRow: row).compactMap { table[Int($0)] }.max() ?? Int32(other)
      }
    case .yesNo(let answers):
      var points: [Bool: Int32] = [:]
      for level in levels {
        guard let answer = LevelMatch.answer(level.name) else {
          throw .levelUnknown(
            place, field: criterion.field, level: level.name, nearest: nil,
            available: ["yes", "no"])
        }
        points[answer] = Int32(level.points)
      }
      return answers.map { answer in answer.map { points[$0] ?? Int32(other) } ?? missing }
    case .number:
      throw wrong(column, "write { bands: { 51..1000: 15 } } or { per: 1, cap: 10 }")
    case .date: throw wrong(column, "write { points: 10, half_life: 30d }")
    case .text:
      throw wrong(column, "write kinds: { \(criterion.field): category } where its file is named")
    }
  }

  private func numberPoints(
    _ column: Column, _ points: (Double) -> Int32
  ) throws(ScoringError) -> [Int32] {
    guard case .number(let numbers) = column.values else {
      throw wrong(column, "bands and per go with numbers, and levels or yes with other columns")
    }
    let missing = Int32(criterion.missing)
    return numbers.map { $0.isNaN ? missing : points($0) }
  }

  private func perPoints(
    _ column: Column, points: Int, cap: Int, hasHalfLife: Bool
  ) throws(ScoringError) -> [Int32] {
    guard !hasHalfLife else {
      throw wrong(
        column, "a half-life goes with signals and dates, so remove it or name signals.KIND")
    }
    return try numberPoints(column) { Self.capped($0 * Double(points), cap: cap) }
  }

  private func presentPoints(_ column: Column, _ points: Int) throws(ScoringError) -> [Int32] {
    let given = Int32(points)
    let missing = Int32(criterion.missing)
    switch column.values {
    case .yesNo(let answers):
      return answers.map { answer in answer.map { $0 ? given : 0 } ?? missing }
    case .text, .date:
      return (0..<column.count).map { column.isMissing($0) ? missing : given }
    case .tags(let lists):
      return lists.isMissing.indices.map { row in
        lists.isMissing[row] ? missing : lists.codes(ofRow: row).isEmpty ? 0 : given
      }
    case .category: throw wrong(column, "write points by level, such as { points: { gold: 5 } }")
    case .number: throw wrong(column, "write { per: 1, cap: 10 } or { bands: { 1+: 5 } }")
    }
  }

  private func recencyPoints(
    _ column: Column, _ points: Int, _ halfLife: Double
  ) throws(ScoringError) -> [Int32] {
    guard case .date(let days) = column.values else {
      throw wrong(column, "points by recency go with dates and with signals.KIND")
    }
    guard let asOf = fields.asOf else { throw .dayMissing(place, field: criterion.field) }
    return days.map { day in
      guard let day else { return Int32(criterion.missing) }
      return Self.decayed(points, days: asOf.days(since: day), halfLife)
    }
  }

  private func wrong(_ column: Column, _ wayOut: String) -> ScoringError {
    .kindWrong(place, field: criterion.field, kind: column.kind, wayOut: wayOut)
  }

  private static func points(of value: Double, _ bands: [Criterion.Band]) -> Int32 {
    for band in bands where value >= band.lower && value <= band.upper {
      return Int32(band.points)
    }
    return 0
  }

  /// Returns the points, no further from 0 than the cap and not beyond 0 from it.
  private static func capped(_ points: Double, cap: Int) -> Int32 {
    let limit = Double(cap)
    let within = limit < 0 ? max(limit, min(0, points)) : min(limit, max(0, points))
    return Int32(within.rounded(.toNearestOrAwayFromZero))
  }

  /// Returns points · 0.5^(days ÷ half-life); 0 for days that are yet to come.
  private static func decayed(_ points: Int, days: Int, _ halfLife: Double) -> Int32 {
    guard days >= 0 else { return 0 }
    let value = Double(points) * exp2(-Double(days) / halfLife)
    return Int32(value.rounded(.toNearestOrAwayFromZero))
  }
}
