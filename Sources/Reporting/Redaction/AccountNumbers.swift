import Reading
import Scoring

/// The numbers that stand for accounts when names are replaced.
///
/// They follow tier and score, which stand beside them anyhow, and not the order of the file, which is often that of
/// the alphabet. Accounts with the same tier and score are in the order of a number made of their names.
struct AccountNumbers: Sendable {
  /// The accounts in the order of their numbers, n.
  let order: [Int]
  /// The number of each account from 1, n.
  private let numbers: [Int]
  private let width: Int

  init(_ accounts: AccountTable, scores: ScoredAccounts) {
    let keys = (0..<accounts.count).map { Self.key("\(accounts.names[$0]) \(accounts.ids[$0])") }
    order = (0..<accounts.count).sorted {
      (scores.tiers[$0], -scores.totals[$0], keys[$0], $0)
        < (scores.tiers[$1], -scores.totals[$1], keys[$1], $1)
    }
    var numbers = [Int](repeating: 0, count: accounts.count)
    for (place, account) in order.enumerated() { numbers[account] = place + 1 }
    self.numbers = numbers
    width = max(4, String(accounts.count).count)
  }

  /// Returns the number of an account with zeros in front: "0012".
  func text(_ account: Int) -> String {
    let digits = String(numbers[account])
    return String(repeating: "0", count: width - digits.count) + digits
  }

  /// Returns accounts in the order of their numbers.
  func sorted(_ accounts: [Int]) -> [Int] {
    accounts.sorted { numbers[$0] < numbers[$1] }
  }

  /// A number made of a text.
  ///
  /// > Source: Fowler, Noll, Vo, RFC 9923, the FNV-1a hash with 64 bits.
  private static func key(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }
}
