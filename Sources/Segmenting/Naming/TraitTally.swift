import LinearAlgebra

/// How many of some accounts have each level, and their numbers sorted.
struct TraitTally: Sendable {
  /// How many accounts were counted.
  let accountCount: Int
  private let fields: [FieldTally]

  private struct FieldTally: Sendable {
    var known = 0
    /// By level; empty for a number.
    var counts: [Int32] = []
    var numbers = SortedNumbers([])
  }

  /// Counts the levels of some accounts.
  init(_ columns: TraitColumns, accounts: [Int], threadCount: Int) {
    accountCount = accounts.count
    fields = ChunkedWork.map(chunkCount: columns.fields.count, threadCount: threadCount) {
      Self.tally(columns.fields[$0], accounts)
    }
  }

  /// Returns how many of the accounts meet what a key says.
  func hits(_ key: TraitKey) -> Int {
    switch key.what {
    case .levels(let codes): codes.reduce(0) { $0 + Int(fields[key.field].counts[Int($1)]) }
    case .range(let range): fields[key.field].numbers.count(in: range)
    }
  }

  /// Returns how many of the accounts have a known value.
  func known(_ field: Int) -> Int { fields[field].known }

  /// Returns the numbers of a field.
  func numbers(_ field: Int) -> SortedNumbers { fields[field].numbers }

  private static func tally(_ field: TraitColumns.Field, _ accounts: [Int]) -> FieldTally {
    var tally = FieldTally(counts: [Int32](repeating: 0, count: field.levelCount))
    switch field.values {
    case .codes(let codes, _, _):
      for account in accounts where codes[account] >= 0 {
        tally.counts[Int(codes[account])] += 1
        tally.known += 1
      }
    case .tags(let lists):
      for account in accounts where !lists.isMissing[account] {
        for code in lists.codes(ofRow: account) { tally.counts[Int(code)] += 1 }
        tally.known += 1
      }
    case .numbers(let values):
      tally.numbers = SortedNumbers(accounts.lazy.map { values[$0] })
      tally.known = tally.numbers.count
    }
    return tally
  }
}
