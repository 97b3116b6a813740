import Modeling

/// How many accounts a tier has for how many places, and where the line between in and out runs.
public struct TierAllocation: Sendable, Equatable {
  /// The tier's number.
  public let tier: Int
  /// The accounts that the rules put into the tier, before anything is cut.
  public let qualifyingCount: Int
  /// Those of them that are in it whatever their score.
  public let fixedCount: Int
  /// The places, or nothing.
  public let capacity: Capacity?
  /// The points of the last account that gets a place, in hundredths; nothing where all get one.
  public let cutOff: Int?
  /// The accounts with exactly these points.
  public let tiedCount: Int
  /// Those of them that get a place.
  public let tiedInCount: Int
  /// The accounts that get a place by their rank, the first of them first; nothing for a tier without places.
  public let placed: [Int]
  /// The first accounts behind them, which would be next.
  public let next: [Int]

  /// So many accounts that would be next are kept.
  static let nextCount = 20
}
