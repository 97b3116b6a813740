import Reading
import Statistics

/// Units with their outcomes in five folds, so that what is learned of a level can be tried on other accounts.
///
/// Shapes: n units (accounts with trials), 5 folds. An account is in one fold with all its deals.
struct OutcomeFolds: Sendable {
  /// The units' accounts, n.
  let accounts: [Int]
  /// Their wins, n.
  let successes: [Int]
  /// Their trials that are no wins, n.
  let failures: [Int]
  /// The fold of each unit, n.
  let folds: [UInt8]
  /// The units of each fold, ascending.
  let members: [[Int]]
  /// Wins ÷ trials of all.
  let rate: Double
  /// What there is too little of to judge a column; nothing where there is enough.
  let lacking: String?

  static let count = 5

  /// Puts units into folds.
  ///
  /// - Parameters:
  ///   - units: The accounts with trials.
  ///   - ids: The ids of all accounts; the fold hangs on the id alone, so that the order of the file changes nothing.
  /// - Complexity: O(n).
  init(_ units: ScoredUnits, ids: TextColumn) {
    accounts = units.accounts
    successes = units.successes
    failures = units.failures
    lacking = units.lacking
    let folds = units.accounts.map { account in
      var generator = SeededGenerator(seed: Self.hash(ids[account]))
      return UInt8(generator.next() % UInt64(Self.count))
    }
    self.folds = folds
    members = (0..<Self.count).map { fold in folds.indices.filter { folds[$0] == fold } }
    let won = units.successes.reduce(0, +)
    rate = Double(won) / Double(max(1, won + units.failures.reduce(0, +)))
  }

  /// Returns a number that the same text always has.
  ///
  /// > Source: Fowler, Noll, Vo, FNV-1a, 64 bits, as in RFC 9923.
  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// Returns the units of some scores, ranked, each fold for itself.
  func ranked(_ scores: [Double]) -> [RankedGroups] {
    members.map { units in
      RankedGroups(
        scores: units.map { scores[$0] }, successes: units.map { successes[$0] },
        failures: units.map { failures[$0] })
    }
  }
}
