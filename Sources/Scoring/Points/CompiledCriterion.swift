import LinearAlgebra
import Modeling
import Reading

/// A criterion made ready for the columns of a market: adds the points of any range of accounts to sums.
///
/// Hundredths of a point, rounded to the nearest, halves away from zero.
struct CompiledCriterion: Sendable {
  /// Adds the points of the accounts of a range to the first sums.
  typealias Fill = @Sendable (_ accounts: Range<Int>, _ sums: inout MutableSpan<Int32>) -> Void

  private let filling: Fill

  /// Makes a criterion ready.
  ///
  /// - Throws: `ScoringError` where the market does not have what the criterion asks for.
  init(_ criterion: Criterion, fields: MarketFields) throws(ScoringError) {
    let plain = try CriterionCompiler(criterion: criterion, fields: fields).fill()
    filling = criterion.factor == 100 ? plain : Self.counted(plain, factor: criterion.factor)
  }

  /// Returns a loop that adds the points of another as they count with a factor.
  private static func counted(_ plain: @escaping Fill, factor: Int) -> Fill {
    { accounts, sums in
      var own = [Int32](repeating: 0, count: accounts.count)
      var span = own.mutableSpan
      plain(accounts, &span)
      for place in 0..<accounts.count {
        sums[place] &+= Int32(Criterion.counted(Int(span[place]), factor: factor))
      }
    }
  }

  /// Adds the points of the accounts of a range to the first sums.
  func add(_ accounts: Range<Int>, to sums: inout MutableSpan<Int32>) {
    precondition(sums.count >= accounts.count, "\(accounts.count) accounts, \(sums.count) sums")
    filling(accounts, &sums)
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
    { accounts, sums in for place in 0..<accounts.count { sums[place] &+= points } }
  }

  private func columnFill(_ column: Column) throws(ScoringError) -> CompiledCriterion.Fill {
    switch column.values {
    case .number(let numbers): return try numberFill(numbers, kind: .number)
    case .date(let days): return try dateFill(column, days.dayNumbers)
    case .category(let codes, let levels): return try categoryFill(column, codes, levels)
    case .tags(let lists): return try tagFill(column, lists)
    case .yesNo(let answers): return try answerFill(column, answers)
    case .text(let texts):
      guard case .present(let points) = criterion.points else {
        throw wrong(
          column.kind, "write kinds: { \(criterion.field): category } where its file is named")
      }
      let (given, missing) = (Int32(points), missing)
      return { accounts, sums in
        for (place, row) in accounts.enumerated() {
          sums[place] &+= texts.isEmpty(row) ? missing : given
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
    return { accounts, sums in
      PointKernels.addCodes(codes.span.extracting(accounts), points: table, to: &sums)
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
      return { accounts, sums in
        for (place, row) in accounts.enumerated() {
          var best = none
          for tag in Int(lists.offsets[row])..<Int(lists.offsets[row + 1]) {
            best = max(best, table[Int(lists.codes[tag])])
          }
          sums[place] &+= lists.isMissing[row] ? missing : best == none ? Int32(other) : best
        }
      }
    case .present(let points):
      return { accounts, sums in
        for (place, row) in accounts.enumerated() {
          sums[place] &+=
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
    return { accounts, sums in
      let part = answers.span.extracting(accounts)
      for place in part.indices {
        sums[place] &+= part[place].map { $0 ? given : refused } ?? missing
      }
    }
  }

  private func numberFill(
    _ numbers: [Double], kind: ColumnKind
  ) throws(ScoringError) -> CompiledCriterion.Fill {
    let missing = missing
    switch criterion.points {
    case .bands(let bands):
      let table = BandTable(bands, missing: missing)
      return { accounts, sums in table.add(numbers.span.extracting(accounts), to: &sums) }
    case .per(let points, let cap, let decay):
      guard decay == nil else {
        throw wrong(kind, "a decay goes with signals and dates, so remove it or name signals.KIND")
      }
      let each = Double(points)
      let (least, most) = (Double(min(0, cap)), Double(max(0, cap)))
      return { accounts, sums in
        PointKernels.addScaled(
          numbers.span.extracting(accounts), each: each, bounds: least...most, missing: missing,
          to: &sums)
      }
    case .levels:
      throw wrong(kind, "write { bands: { 51..1000: 15 } } or { per: 1, cap: 10 }")
    default:
      throw wrong(kind, "bands and per go with numbers, and levels or yes with other columns")
    }
  }

  private func dateFill(
    _ column: Column, _ days: [Int32]
  ) throws(ScoringError) -> CompiledCriterion.Fill {
    let (missing, today) = (missing, fields.asOf)
    if case .present(let points) = criterion.points {
      let given = Int32(points)
      let last = today.map { Int32($0.dayNumber) } ?? .max
      return { accounts, sums in
        for (place, row) in accounts.enumerated() {
          sums[place] &+= days[row] == DateColumn.none || days[row] > last ? missing : given
        }
      }
    }
    let table: AgeTable
    switch criterion.points {
    case .recency(let points, let decay):
      guard let today else { throw .dayMissing(place, field: criterion.field) }
      table = AgeTable(points: points, decay: decay, today: today, missing: missing)
    case .steps(let steps):
      guard let today else { throw .dayMissing(place, field: criterion.field) }
      table = AgeTable(steps: steps, today: today, missing: missing)
    case .levels, .per: throw wrong(column.kind, "write { points: 10, half_life: 30d }")
    default:
      throw wrong(column.kind, "write { points: 10, half_life: 30d } or { steps: { 7d: 10 } }")
    }
    return { accounts, sums in table.add(days.span.extracting(accounts), to: &sums) }
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
    return { accounts, sums in
      tally.forEach(accounts) { place, signals in
        if !signals.isEmpty { sums[place] &+= value(signals) }
      }
    }
  }
}
