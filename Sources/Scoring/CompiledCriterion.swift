import Foundation
import Modeling
import Reading

/// A criterion made ready for the columns of a market: fills in the points of any range of accounts.
///
/// Hundredths of a point, rounded to the nearest, halves away from zero.
struct CompiledCriterion: Sendable {
  /// Writes the points of the accounts of a range to the first places of a buffer.
  typealias Fill = @Sendable (_ accounts: Range<Int>, _ points: inout [Int32]) -> Void

  private let filling: Fill

  /// Makes a criterion ready.
  ///
  /// - Throws: `ScoringError` where the market does not have what the criterion asks for.
  init(_ criterion: Criterion, fields: MarketFields) throws(ScoringError) {
    filling = try CriterionCompiler(criterion: criterion, fields: fields).fill()
  }

  /// Writes the points of the accounts of a range to the first places of a buffer.
  func fill(_ accounts: Range<Int>, _ points: inout [Int32]) {
    filling(accounts, &points)
  }
}

/// Looks a criterion's field up and picks the loop that gives its points.
private struct CriterionCompiler {
  let criterion: Criterion
  let fields: MarketFields

  private var place: ModelPlace { criterion.place }
  private var missing: Int32 { Int32(criterion.missing) }

  func fill() throws(ScoringError) -> CompiledCriterion.Fill {
    if case .always(let points) = criterion.points { return constant(Int32(points)) }
    if let measure = criterion.signals { return try signalFill(measure) }
    if criterion.field.hasPrefix(MarketFields.contactPrefix) {
      return try numberFill(
        try fields.contactCounts(criterion.field, at: place).map(Double.init), kind: .number)
    }
    let column = try fields.column(criterion.field, at: place)
    do throws(ScoringError) {
      return try columnFill(column)
    } catch {
      // A column without a value has no kind that a model could miss.
      guard case .kindWrong = error, MarketFields.isEmpty(column) else { throw error }
      return constant(missing)
    }
  }

  private func constant(_ points: Int32) -> CompiledCriterion.Fill {
    { accounts, out in for place in accounts.indices { out[place - accounts.lowerBound] = points } }
  }

  private func columnFill(_ column: Column) throws(ScoringError) -> CompiledCriterion.Fill {
    switch column.values {
    case .number(let numbers): return try numberFill(numbers, kind: .number)
    case .date(let days): return try dateFill(column, days)
    case .category(let codes, let levels): return try categoryFill(column, codes, levels)
    case .tags(let lists): return try tagFill(column, lists)
    case .yesNo(let answers): return try answerFill(column, answers)
    case .text(let texts):
      guard case .present(let points) = criterion.points else {
        throw wrong(
          column.kind, "write kinds: { \(criterion.field): category } where its file is named")
      }
      let (given, missing) = (Int32(points), missing)
      return { accounts, out in
        for row in accounts {
          out[row - accounts.lowerBound] = texts.isEmpty(row) ? missing : given
        }
      }
    }
  }

  private func wrong(_ kind: ColumnKind, _ wayOut: String) -> ScoringError {
    .kindWrong(place, field: criterion.field, kind: kind, wayOut: wayOut)
  }

  /// Points for a code, missing being -1.
  private func categoryFill(
    _ column: Column, _ codes: [Int32], _ levels: [String]
  ) throws(ScoringError) -> CompiledCriterion.Fill {
    guard case .levels(let named, let other) = criterion.points else {
      throw wrong(column.kind, "write points by level, such as { points: { gold: 5 } }")
    }
    let match = try LevelMatch(
      names: named.map(\.name), levels: levels, field: criterion.field, place: place)
    // The first place stands for a missing value, so that one look-up serves both.
    let table =
      [missing] + match.nameOfLevel.map { Int32($0 < 0 ? other : named[$0].points) }
    return { accounts, out in
      for row in accounts { out[row - accounts.lowerBound] = table[Int(codes[row]) + 1] }
    }
  }

  /// The highest points of a row's tags.
  private func tagFill(
    _ column: Column, _ lists: TagLists
  ) throws(ScoringError) -> CompiledCriterion.Fill {
    let missing = missing
    switch criterion.points {
    case .levels(let named, let other):
      let match = try LevelMatch(
        names: named.map(\.name), levels: lists.levels, field: criterion.field, place: place)
      let none = Int32.min
      let table = match.nameOfLevel.map { $0 < 0 ? none : Int32(named[$0].points) }
      return { accounts, out in
        for row in accounts {
          var best = none
          for place in Int(lists.offsets[row])..<Int(lists.offsets[row + 1]) {
            best = max(best, table[Int(lists.codes[place])])
          }
          out[row - accounts.lowerBound] =
            lists.isMissing[row] ? missing : best == none ? Int32(other) : best
        }
      }
    case .present(let points):
      return { accounts, out in
        for row in accounts {
          out[row - accounts.lowerBound] =
            lists.isMissing[row]
            ? missing : lists.offsets[row] == lists.offsets[row + 1] ? 0 : Int32(points)
        }
      }
    default: throw wrong(column.kind, "write points by level, such as { points: { gold: 5 } }")
    }
  }

  private func answerFill(
    _ column: Column, _ answers: [Bool?]
  ) throws(ScoringError) -> CompiledCriterion.Fill {
    var (yes, no): (Int32, Int32)
    switch criterion.points {
    case .present(let points): (yes, no) = (Int32(points), 0)
    case .levels(let levels, let other):
      (yes, no) = (Int32(other), Int32(other))
      for level in levels {
        guard let answer = LevelMatch.answer(level.name) else {
          throw .levelUnknown(
            place, field: criterion.field, level: level.name, nearest: nil,
            available: ["yes", "no"])
        }
        if answer { yes = Int32(level.points) } else { no = Int32(level.points) }
      }
    default: throw wrong(column.kind, "write { yes: 5 }, or { points: { yes: 5, no: 1 } }")
    }
    let (given, refused, missing) = (yes, no, missing)
    return { accounts, out in
      for row in accounts {
        out[row - accounts.lowerBound] = answers[row].map { $0 ? given : refused } ?? missing
      }
    }
  }

  private func numberFill(
    _ numbers: [Double], kind: ColumnKind
  ) throws(ScoringError) -> CompiledCriterion.Fill {
    let missing = missing
    switch criterion.points {
    case .bands(let bands):
      return { accounts, out in
        for row in accounts {
          let number = numbers[row]
          out[row - accounts.lowerBound] =
            number.isNaN ? missing : CriterionValues.points(of: number, bands)
        }
      }
    case .per(let points, let cap, let decay):
      guard decay == nil else {
        throw wrong(kind, "a decay goes with signals and dates, so remove it or name signals.KIND")
      }
      let each = Double(points)
      return { accounts, out in
        for row in accounts {
          let number = numbers[row]
          out[row - accounts.lowerBound] =
            number.isNaN ? missing : CriterionValues.capped(number * each, cap: cap)
        }
      }
    case .levels:
      throw wrong(kind, "write { bands: { 51..1000: 15 } } or { per: 1, cap: 10 }")
    default:
      throw wrong(kind, "bands and per go with numbers, and levels or yes with other columns")
    }
  }

  private func dateFill(
    _ column: Column, _ days: DateColumn
  ) throws(ScoringError) -> CompiledCriterion.Fill {
    let ofAge: @Sendable (Int) -> Int32
    switch criterion.points {
    case .present(let points): ofAge = { _ in Int32(points) }
    case .recency(let points, let decay):
      let weights = DecayTable(decay)
      ofAge = { CriterionValues.rounded(Double(points) * weights[$0]) }
    case .steps(let steps): ofAge = { CriterionValues.points(ofAge: $0, steps) }
    case .levels: throw wrong(column.kind, "write { points: 10, half_life: 30d }")
    case .per(_, _, let decay) where decay != nil:
      throw wrong(column.kind, "write { points: 10, half_life: 30d }")
    default:
      throw wrong(column.kind, "write { points: 10, half_life: 30d } or { steps: { 7d: 10 } }")
    }
    guard let asOf = fields.asOf else {
      guard case .present(let points) = criterion.points else {
        throw .dayMissing(place, field: criterion.field)
      }
      let (given, missing) = (Int32(points), missing)
      return { accounts, out in
        for row in accounts {
          out[row - accounts.lowerBound] =
            days.dayNumber(row) == DateColumn.none ? missing : given
        }
      }
    }
    let (today, missing) = (asOf.dayNumber, missing)
    return { accounts, out in
      for row in accounts {
        let day = days.dayNumber(row)
        // What lies after the as-of day is not known on it.
        out[row - accounts.lowerBound] =
          day == DateColumn.none || Int(day) > today ? missing : ofAge(today - Int(day))
      }
    }
  }

  /// Points for signals; an account without a signal has 0 of them.
  private func signalFill(_ measure: SignalMeasure) throws(ScoringError) -> CompiledCriterion.Fill {
    let tally = try SignalTally(
      measure, field: criterion.field, fields: fields, at: place)
    let value: @Sendable ([SignalTable.Signal]) -> Int32
    switch criterion.points {
    case .per(let points, let cap, let decay):
      let weights = decay.map(DecayTable.init)
      value = { signals in
        let sum = tally.points(signals, each: points) { weights?[$0] ?? 1 }
        return CriterionValues.capped(sum, cap: cap)
      }
    case .bands(let bands):
      value = { CriterionValues.points(of: tally.value($0) { _ in 1 }, bands) }
    case .present(let points):
      value = { tally.value($0) { _ in 1 } > 0 ? Int32(points) : 0 }
    case .recency(let points, let decay):
      let weights = DecayTable(decay)
      value = { signals in
        signals.last.map { CriterionValues.rounded(Double(points) * weights[tally.age($0)]) } ?? 0
      }
    case .steps(let steps):
      value = { signals in
        signals.last.map { CriterionValues.points(ofAge: tally.age($0), steps) } ?? 0
      }
    case .levels, .always:
      throw wrong(
        .number, "points for signals are written as { per: 4, cap: 12, half_life: 30d }")
    }
    return { accounts, out in
      tally.forEach(accounts) { account, signals in
        out[account - accounts.lowerBound] = signals.isEmpty ? 0 : value(signals)
      }
    }
  }
}
