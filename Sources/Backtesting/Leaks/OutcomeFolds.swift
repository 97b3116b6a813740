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
  /// The folds are drawn, so that they do not follow the order of the file.
  private static let seed: UInt64 = 0x7E55_E7A0

  init(_ units: ScoredUnits) {
    accounts = units.accounts
    successes = units.successes
    failures = units.failures
    lacking = units.lacking
    var generator = SeededGenerator(seed: Self.seed)
    let folds = units.accounts.map { _ in UInt8(generator.next() % UInt64(Self.count)) }
    self.folds = folds
    members = (0..<Self.count).map { fold in folds.indices.filter { folds[$0] == fold } }
    let won = units.successes.reduce(0, +)
    rate = Double(won) / Double(max(1, won + units.failures.reduce(0, +)))
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
