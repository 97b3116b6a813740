import LinearAlgebra
import Vectorizing

/// The accounts on the two axes along which they differ most, for orientation: the segments were cut in all columns.
///
/// The axes are the first two principal components of the very rows that the micro-segments were cut from: weighted,
/// and filled where something is not known. Accounts left over that have rows are on the map too.
///
/// Shapes: n accounts, p encoded columns.
///
/// > Source: Jolliffe and Cadima, "Principal component analysis: a review and recent developments", 2016,
/// > DOI 10.1098/rsta.2015.0202.
public struct AccountMap: Sendable, Equatable {
  /// The accounts on the map, rows of the account table, n.
  public let accounts: [Int]
  /// From left to right.
  public let horizontal: Axis
  /// From bottom to top.
  public let vertical: Axis

  /// A direction of the map.
  public struct Axis: Sendable, Equatable {
    /// Where each account lies, n, around 0; the unit is that of the encoded columns, the same on both axes.
    public let coordinates: [Float]
    /// The share of all differences between the accounts that lies along it: variance ÷ total variance, from 0 to 1.
    public let share: Double
    /// What accounts at the low end have, left or bottom, the strongest first; at most three.
    public let low: [Load]
    /// What accounts at the high end have, right or top, the strongest first; at most three.
    public let high: [Load]

    /// Creates an axis.
    public init(coordinates: [Float], share: Double, low: [Load], high: [Load]) {
      (self.coordinates, self.share) = (coordinates, share)
      (self.low, self.high) = (low, high)
    }

    /// What the low end has in a few words: "few employees, Retail"; empty where nothing stands out.
    public var lowText: String { low.map(\.text).joined(separator: ", ") }
    /// What the high end has in a few words.
    public var highText: String { high.map(\.text).joined(separator: ", ") }
  }

  /// A column that tells one end of an axis.
  public struct Load: Sendable, Equatable {
    /// The field.
    public let field: String
    /// The level or tag; nothing for a number.
    public let level: String?
    /// The column's weight in the axis, from −1 to 1; the squares of all columns' weights sum to 1.
    public let loading: Double
    /// What accounts at this end have, in a few words: "Retail", "few employees".
    public let text: String

    /// Creates a column of an end.
    public init(field: String, level: String?, loading: Double, text: String) {
      (self.field, self.level) = (field, level)
      (self.loading, self.text) = (loading, text)
    }
  }

  /// Creates a map; each axis has a coordinate for every account.
  public init(accounts: [Int], horizontal: Axis, vertical: Axis) {
    precondition(
      accounts.count == horizontal.coordinates.count
        && accounts.count == vertical.coordinates.count,
      "\(horizontal.coordinates.count) and \(vertical.coordinates.count) coordinates for \(accounts.count) accounts"
    )
    (self.accounts, self.horizontal, self.vertical) = (accounts, horizontal, vertical)
  }

  /// How many columns an end names at most.
  private static let mostNamed = 3

  /// The share of all differences that the map shows, from 0 to 1.
  public var share: Double { min(1, horizontal.share + vertical.share) }

  /// Says what the map shows and what it does not, in a sentence or two.
  public var sentence: String {
    MapText.sentence(share: share)
  }

  /// Puts accounts on a map.
  ///
  /// - Parameters:
  ///   - rows: The rows that the segments were cut from. Where columns were projected first, the share of an axis
  ///     is its share of the projected rows times what these hold.
  ///   - words: What the columns mean.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Throws: `LinearAlgebraError.noConvergence` when LAPACK says so.
  /// - Complexity: O(n · q² + q³) for rows of q columns.
  init(
    of rows: SegmentRows, words: AxisWords, threadCount: Int
  ) throws(LinearAlgebraError) {
    let axes = try PrincipalAxes(
      of: rows.matrix, columns: rows.directions, count: 2, threadCount: threadCount)
    let made = (0..<2).map { axis in
      Axis(
        coordinates: axes.coordinates[axis], share: axes.shares[axis] * rows.heldShare,
        low: Self.loads(axes.directions[axis], words, isHigh: false),
        high: Self.loads(axes.directions[axis], words, isHigh: true))
    }
    (accounts, horizontal, vertical) = (rows.encoded.accounts, made[0], made[1])
  }

  /// Returns the columns that tell an end: numbers whatever their sign, levels and tags that are frequent there.
  ///
  /// A column is named if it weighs at least half as much as if all weighed the same, a level's weight being shared with
  /// the other levels of its field; ties go to the lower column.
  private static func loads(_ direction: [Double], _ words: AxisWords, isHigh: Bool) -> [Load] {
    let least = 0.5 / Double(max(1, direction.count)).squareRoot()
    let telling = direction.indices.filter { column in
      direction[column].magnitude >= least * (1 - 1e-6) && direction[column] != 0
        && (words.isNumber(column) || (direction[column] > 0) == isHigh)
    }
    // Equal weights differ by rounding, which must not decide.
    let sizes = direction.map { ($0.magnitude * 1e6).rounded() }
    return telling.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }.prefix(mostNamed).map {
      Load(
        field: words.field($0), level: words.level($0), loading: direction[$0],
        text: words.text($0, isMuch: (direction[$0] > 0) == isHigh))
    }
  }
}
