import Modeling
import Reading

/// What sales decided by hand, made ready for a market; the first that applies to an account decides.
struct CompiledOverrides: Sendable {
  /// The overrides from the last to the first, so that the first that applies is the one that stays.
  private let entries: [(index: Int16, kind: Kind)]

  private enum Kind: Sendable {
    case account(Int, tier: Int)
    case condition(CompiledCondition, tier: Int)
    /// The tier of every account, 0 where none is given.
    case column([Int32])
  }

  /// Makes overrides ready.
  ///
  /// - Throws: `ScoringError` where an account is unknown or a column has no tiers.
  init(
    _ overrides: [Override], tiers: [Int], compiler: ConditionCompiler
  ) throws(ScoringError) {
    var entries: [(index: Int16, kind: Kind)] = []
    for (index, override) in overrides.enumerated().reversed() {
      let kind: Kind
      switch override.choice {
      case .account(let name, let tier, _):
        kind = .account(try Self.account(name, compiler.fields, override.place), tier: tier)
      case .condition(let condition, let tier, _):
        kind = .condition(try compiler.compile(condition, at: override.place), tier: tier)
      case .column(let field, let reason):
        if let reason { _ = try compiler.fields.column(reason, at: override.place) }
        kind = .column(
          try Self.tiers(
            try compiler.fields.column(field, at: override.place), of: tiers, override.place))
      }
      entries.append((Int16(index), kind))
    }
    self.entries = entries
  }

  /// Calls `set` with the place, the tier and the index of every override that applies, the first one last.
  func apply(
    _ accounts: Range<Int>, points: ChunkPoints, holds: inout [Bool],
    _ set: (_ place: Int, _ tier: Int, _ index: Int16) -> Void
  ) {
    for entry in entries {
      switch entry.kind {
      case .account(let account, let tier):
        if accounts.contains(account) { set(account - accounts.lowerBound, tier, entry.index) }
      case .condition(let condition, let tier):
        condition.fill(accounts, points: points, &holds)
        for place in 0..<accounts.count where holds[place] { set(place, tier, entry.index) }
      case .column(let numbers):
        for account in accounts where numbers[account] > 0 {
          set(account - accounts.lowerBound, Int(numbers[account]), entry.index)
        }
      }
    }
  }

  static func account(
    _ name: String, _ fields: MarketFields, _ place: ModelPlace
  ) throws(ScoringError) -> Int {
    switch fields.market.accounts.find(name) {
    case .account(let row): return row
    case .several(let rows):
      throw .accountShared(place, name: name, count: rows.count)
    case .none(let nearest): throw .accountUnknown(place, name: name, nearest: nearest)
    }
  }

  /// Returns the tier that a column gives to every account, 0 where it gives none.
  static func tiers(
    _ column: Column, of tiers: [Int], _ place: ModelPlace
  ) throws(ScoringError) -> [Int32] {
    func tier(_ text: String) throws(ScoringError) -> Int32 {
      // “Tier 1” and “1” are written alike.
      let digits = text.lowercased().hasPrefix("tier") ? String(text.dropFirst(4)) : text
      guard let tier = Int(digits.filter { !$0.isWhitespace }), tiers.contains(tier) else {
        throw .tierUnknown(place, field: column.field, value: text, tiers: tiers)
      }
      return Int32(tier)
    }
    switch column.values {
    case .number(let numbers):
      var result: [Int32] = []
      result.reserveCapacity(numbers.count)
      for number in numbers {
        result.append(number.isNaN ? 0 : try tier(NumberRangeText.text(number)))
      }
      return result
    case .category(let codes, let levels):
      var table: [Int32] = [0]
      for level in levels { table.append(try tier(level)) }
      return codes.map { table[Int($0) + 1] }
    default:
      guard MarketFields.isEmpty(column) else {
        throw .kindWrong(
          place, field: column.field, kind: column.kind,
          wayOut: "a column of tiers holds 1, 2, 3 or nothing")
      }
      return [Int32](repeating: 0, count: column.count)
    }
  }
}
