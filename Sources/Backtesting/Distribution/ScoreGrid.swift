/// Accounts by two groups of the score at once: how often fit and intent together end in a win.
public struct ScoreGrid: Sendable {
  /// The group across.
  public let across: Axis
  /// The group upward.
  public let upward: Axis
  /// The cells that hold accounts, row by row from the lowest.
  public let cells: [Cell]

  /// Accounts with alike points in both groups.
  public struct Cell: Sendable {
    /// The part across.
    public let column: Int
    /// The part upward, from 0 for the lowest.
    public let row: Int
    /// Accounts.
    public let accountCount: Int
    /// Wins and trials on the report's measure.
    public let rate: Rate
    /// Won revenue with a known amount.
    public let revenue: Double
    /// The tier that most of the accounts are in; of equals the higher.
    public let tier: Int
    /// Whether all of them are in that tier.
    public let isPure: Bool
  }

  /// The trials below which a cell says nothing.
  public static let fewest = 10

  /// One account as the grid counts it.
  struct Entry {
    var across: Int32
    var upward: Int32
    var tier: Int
    var successes: Int
    var trials: Int
    var revenue: Double
  }

  /// Counts accounts by the points of two groups, in hundredths.
  ///
  /// - Parameters:
  ///   - names: The groups across and upward.
  ///   - entries: The accounts, n.
  ///   - borders: Returns where tier rules cut the group of a name (`Condition.borders(of:)`).
  init(names: (String, String), entries: [Entry], borders: (String) -> [Int]) {
    let mostParts = entries.count < 2000 ? 5 : 10
    let across = Axis(
      names.0, points: entries.map(\.across), borders: borders(names.0), mostParts: mostParts)
    let upward = Axis(
      names.1, points: entries.map(\.upward), borders: borders(names.1), mostParts: mostParts)
    self.across = across
    self.upward = upward
    var members = [[Int]](repeating: [], count: across.count * upward.count)
    for (index, entry) in entries.enumerated() {
      let column = across.part(of: entry.across)
      members[upward.part(of: entry.upward) * across.count + column].append(index)
    }
    cells = members.enumerated().compactMap { place, own in
      guard !own.isEmpty else { return nil }
      let tiers = Dictionary(own.map { (entries[$0].tier, 1) }, uniquingKeysWith: +)
      let tier = tiers.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
      return Cell(
        column: place % across.count, row: place / across.count, accountCount: own.count,
        rate: Rate(
          successes: own.reduce(0) { $0 + entries[$1].successes },
          trials: own.reduce(0) { $0 + entries[$1].trials }),
        revenue: own.reduce(0) { $0 + entries[$1].revenue }, tier: tier, isPure: tiers.count == 1)
    }
  }
}
