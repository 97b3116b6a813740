/// The points, tier and reason of every account in one array of 32-bit cells.
///
/// A row has the points of the g groups and a cell that packs the tier (8 bits), whether the account is a
/// customer (1 bit) and the index of the reason (16 bits). The total is the sum of the groups.
struct ScoreCells: Sendable {
  /// n × (g + 1), row-major.
  var cells: [Int32]
  /// The number of groups.
  let groupCount: Int

  /// Cells of a row.
  var width: Int { groupCount + 1 }
  /// The number of accounts.
  var count: Int { cells.count / width }

  /// Returns the last cell of a row.
  static func packed(tier: UInt8, isCustomer: Bool, reason: UInt16) -> Int32 {
    Int32(tier) | (isCustomer ? 1 << 8 : 0) | Int32(reason) << 9
  }

  /// Returns the tier of a last cell.
  static func tier(_ cell: Int32) -> Int { Int(cell & 0xFF) }

  /// Returns whether the account of a last cell is a customer.
  static func isCustomer(_ cell: Int32) -> Bool { cell & 1 << 8 != 0 }

  /// Returns the index of the reason of a last cell.
  static func reason(_ cell: Int32) -> Int { Int(cell >> 9) }

  /// Moves an account to another tier for another reason.
  mutating func move(_ account: Int, tier: Int, reason: Int) {
    let place = account * width + groupCount
    cells[place] = Self.packed(
      tier: UInt8(tier), isCustomer: Self.isCustomer(cells[place]), reason: UInt16(reason))
  }

  /// The total of every account.
  var totals: PointColumn { PointColumn(cells: cells, width: width, groupCount: groupCount) }
  /// The tier of every account.
  var tiers: TierColumn { TierColumn(cells: cells, width: width, place: groupCount) }

  /// Returns the points of an account's groups.
  func groups(_ account: Int) -> ArraySlice<Int32> {
    cells[account * width..<account * width + groupCount]
  }
}

/// The points of every account, in hundredths: the sum of its groups'.
public struct PointColumn: RandomAccessCollection, Equatable, Sendable, ExpressibleByArrayLiteral {
  let cells: [Int32]
  let width: Int
  let groupCount: Int

  init(cells: [Int32], width: Int, groupCount: Int) {
    self.cells = cells
    self.width = width
    self.groupCount = groupCount
  }

  /// Creates a column of points.
  public init(arrayLiteral points: Int32...) {
    self.init(cells: points, width: 1, groupCount: 1)
  }

  /// The first account.
  public var startIndex: Int { 0 }
  /// The number of accounts.
  public var endIndex: Int { cells.count / width }

  /// The points of an account.
  public subscript(account: Int) -> Int32 {
    var sum: Int32 = 0
    for cell in account * width..<account * width + groupCount { sum += cells[cell] }
    return sum
  }

  /// Returns whether two columns hold the same points.
  public static func == (left: Self, right: Self) -> Bool { left.elementsEqual(right) }
}

/// The tier of every account.
public struct TierColumn: RandomAccessCollection, Equatable, Sendable, ExpressibleByArrayLiteral {
  let cells: [Int32]
  let width: Int
  let place: Int

  init(cells: [Int32], width: Int, place: Int) {
    self.cells = cells
    self.width = width
    self.place = place
  }

  /// Creates a column of tiers.
  public init(arrayLiteral tiers: Int...) {
    self.init(cells: tiers.map(Int32.init), width: 1, place: 0)
  }

  /// The first account.
  public var startIndex: Int { 0 }
  /// The number of accounts.
  public var endIndex: Int { cells.count / width }

  /// The tier of an account.
  public subscript(account: Int) -> Int { ScoreCells.tier(cells[account * width + place]) }

  /// Returns whether two columns hold the same tiers.
  public static func == (left: Self, right: Self) -> Bool { left.elementsEqual(right) }
}

/// Why every account is in its tier.
public struct ReasonColumn: RandomAccessCollection, Equatable, Sendable, ExpressibleByArrayLiteral {
  private let cells: [Int32]
  private let width: Int
  private let place: Int
  private let table: [TierReason]

  init(_ scores: ScoreCells, table: [TierReason]) {
    cells = scores.cells
    width = scores.width
    place = scores.groupCount
    self.table = table
  }

  /// Creates a column of reasons.
  public init(arrayLiteral reasons: TierReason...) {
    cells = reasons.indices.map {
      ScoreCells.packed(tier: 0, isCustomer: false, reason: UInt16($0))
    }
    width = 1
    place = 0
    table = reasons
  }

  /// The first account.
  public var startIndex: Int { 0 }
  /// The number of accounts.
  public var endIndex: Int { cells.count / width }

  /// The reason of an account.
  public subscript(account: Int) -> TierReason {
    table[ScoreCells.reason(cells[account * width + place])]
  }

  /// Returns whether two columns hold the same reasons.
  public static func == (left: Self, right: Self) -> Bool { left.elementsEqual(right) }
}
