/// Accounts by two groups of the score at once: how often fit and intent together end in a win.
public struct ScoreGrid: Sendable {
  /// The group across.
  public let across: Axis
  /// The group upward.
  public let upward: Axis
  /// The cells that hold accounts, row by row from the lowest.
  public let cells: [Cell]

  /// A group of the score and the parts it is cut into.
  public struct Axis: Sendable, Equatable {
    /// The group's name.
    public let name: String
    /// The points at which the parts begin and end, one more than there are parts; a part holds its lower end, and the last one
    /// its upper end too.
    public let edges: [Double]
    /// Whether every part is a single number of points.
    public let isExact: Bool

    /// The number of parts.
    public var count: Int { edges.count - 1 }
  }

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
  init(names: (String, String), entries: [Entry]) {
    let mostParts = entries.count < 2000 ? 5 : 10
    let across = Self.axis(names.0, entries.map(\.across), mostParts)
    let upward = Self.axis(names.1, entries.map(\.upward), mostParts)
    self.across = across
    self.upward = upward
    var members = [[Int]](repeating: [], count: across.count * upward.count)
    for (index, entry) in entries.enumerated() {
      let column = Self.part(of: entry.across, in: across)
      members[Self.part(of: entry.upward, in: upward) * across.count + column].append(index)
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

  /// Cuts a group's points: each number by itself where there are few, else into parts of equal width.
  private static func axis(_ name: String, _ points: [Int32], _ mostParts: Int) -> Axis {
    let distinct = Set(points).sorted().map { Double($0) / 100 }
    guard let least = distinct.first, let most = distinct.last, least < most else {
      let only = distinct.first ?? 0
      return Axis(name: name, edges: [only, only], isExact: true)
    }
    if distinct.count <= mostParts {
      return Axis(name: name, edges: distinct + [most], isExact: true)
    }
    let low = min(0, least)
    return Axis(
      name: name,
      edges: (0...mostParts).map { low + (most - low) * Double($0) / Double(mostParts) },
      isExact: false)
  }

  private static func part(of points: Int32, in axis: Axis) -> Int {
    let value = Double(points) / 100
    let place = axis.edges.lastIndex { $0 <= value } ?? 0
    return min(place, axis.count - 1)
  }
}
