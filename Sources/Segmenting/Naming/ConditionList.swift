import Reading

/// The accounts of each level of a field, or in the order of its numbers.
struct ConditionList: Sendable {
  private var accounts: [Int32] = []
  /// Where each level begins, and at the end how many there are; empty for a number.
  private var starts: [Int] = []
  /// The numbers of `accounts`, ascending; empty for levels.
  private var numbers: [Double] = []
  /// The tags of an account as bits, `wordCount` words each; empty where there are no tags or too many.
  private var masks: [UInt64] = []
  private var wordCount = 0

  /// More tags than this are looked up in their lists.
  private static let mostMaskedTags = 1024

  init(_ field: TraitColumns.Field, accounts: [Int]) {
    switch field.values {
    case .numbers(let values):
      self.accounts = accounts.filter { !values[$0].isNaN }
        .sorted { (values[$0], $0) < (values[$1], $1) }.map { Int32($0) }
      numbers = self.accounts.map { values[Int($0)] }
    case .codes(let codes, _, _):
      fill(field.levelCount, accounts) { account, body in
        if codes[account] >= 0 { body(Int(codes[account])) }
      }
    case .tags(let lists):
      fill(field.levelCount, accounts) { account, body in
        for code in lists.codes(ofRow: account) { body(Int(code)) }
      }
      fillMasks(lists, accounts)
    }
  }

  /// Returns the accounts that meet a key of one level or a range.
  func accounts(_ key: TraitKey) -> ArraySlice<Int32> { accounts[places(key)] }

  /// Returns how many they are.
  func count(_ key: TraitKey) -> Int { places(key).count }

  /// Returns how many of some accounts have a tag, or nothing where the tags are not held as bits.
  func count(ofTag code: Int32, among accounts: ArraySlice<Int32>) -> Int? {
    guard wordCount > 0 else { return nil }
    let (word, bit) = (Int(code) >> 6, UInt64(1) << UInt64(code & 63))
    var count = 0
    for account in accounts where masks[Int(account) * wordCount + word] & bit != 0 { count += 1 }
    return count
  }

  private func places(_ key: TraitKey) -> Range<Int> {
    switch key.what {
    case .levels(let codes):
      precondition(codes.count == 1, "\(codes.count) levels at once are no condition of a rule")
      return starts[Int(codes[0])]..<starts[Int(codes[0]) + 1]
    case .range(let range):
      let lower = place { $0 < range.lowerBound }
      return lower..<max(lower, place { $0 <= range.upperBound })
    }
  }

  private func place(_ isBefore: (Double) -> Bool) -> Int {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(numbers[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func fillMasks(_ lists: TagLists, _ accounts: [Int]) {
    guard lists.levels.count <= Self.mostMaskedTags, let last = accounts.max() else { return }
    wordCount = (lists.levels.count + 63) / 64
    masks = [UInt64](repeating: 0, count: (last + 1) * wordCount)
    for account in accounts {
      for code in lists.codes(ofRow: account) {
        masks[account * wordCount + (Int(code) >> 6)] |= 1 << UInt64(code & 63)
      }
    }
  }

  /// Sorts the accounts by level in two passes, the first of which counts.
  private mutating func fill(
    _ levelCount: Int, _ accounts: [Int], _ levels: (Int, (Int) -> Void) -> Void
  ) {
    var counts = [Int](repeating: 0, count: levelCount + 1)
    for account in accounts { levels(account) { counts[$0 + 1] += 1 } }
    for level in 0..<levelCount { counts[level + 1] += counts[level] }
    starts = counts
    var sorted = [Int32](repeating: 0, count: counts[levelCount])
    for account in accounts {
      levels(account) {
        sorted[counts[$0]] = Int32(account)
        counts[$0] += 1
      }
    }
    self.accounts = sorted
  }
}
