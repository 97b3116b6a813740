import Reading

/// Finds rows that are alike in every column that describes them.
///
/// Where a row is a deal and there are no accounts, such rows may be one customer twice: a model that has seen one
/// knows the other.
enum AlikeDeals {
  /// Returns the group of each row, n, numbered by first appearance.
  ///
  /// - Complexity: O(n · columns). Rows are told apart by 64-bit sums of their values, so that one pair in about 10¹⁹
  ///   is taken for alike wrongly.
  static func groups(_ table: AccountTable) -> [Int] {
    var sums = [UInt64](repeating: 0x9E37_79B9_7F4A_7C15, count: table.count)
    for column in table.columns { add(column, to: &sums) }
    var numbers: [UInt64: Int] = [:]
    return sums.map { sum in
      let number = numbers[sum] ?? numbers.count
      numbers[sum] = number
      return number
    }
  }

  private static func add(_ column: Column, to sums: inout [UInt64]) {
    func mix(_ value: (Int) -> UInt64) {
      for row in sums.indices { sums[row] = mixed(sums[row] ^ value(row)) }
    }
    switch column.values {
    case .number(let numbers):
      mix { numbers[$0].isNaN ? .max : (numbers[$0] == 0 ? 0 : numbers[$0].bitPattern) }
    case .category(let codes, _): mix { UInt64(bitPattern: Int64(codes[$0])) }
    case .yesNo(let answers): mix { answers[$0].map { $0 ? 1 : 0 } ?? 2 }
    case .date(let days): mix { UInt64(bitPattern: Int64(days.dayNumbers[$0])) }
    case .tags(let lists):
      for row in sums.indices {
        var sum = sums[row] ^ (lists.isMissing[row] ? 1 : 0)
        for code in lists.codes(ofRow: row) { sum = mixed(sum ^ UInt64(bitPattern: Int64(code))) }
        sums[row] = mixed(sum)
      }
    // A name or a free text tells rows apart that are the same deal twice.
    case .text: break
    }
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var bits = value &+ 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
