/// How plainly the planted segments of a generated market show, and how large they are.
public struct PlantingOptions: Sendable, Equatable {
  /// The share of fields that are drawn anew instead of being the segment's, from 0 to 1.
  public var noise = Self.usualNoise
  /// The share of cells that are empty, for every column that can be, below 1; each column's own when left out.
  public var missingShare: Double?
  /// The accounts of a segment, at least one; segments are then as even as their number allows.
  ///
  /// Left out, there are a hundred on average and every account's segment is drawn.
  public var accountsPerSegment: Int?

  /// The noise where none is asked for.
  public static let usualNoise = 0.08
  /// Accounts in a segment, on average, where no number is asked for.
  static let usualAccountsPerSegment = 100

  /// Creates the usual options.
  public init() {}

  /// Throws where an option is out of range.
  ///
  /// - Parameter accountCount: How many accounts the market has.
  /// - Throws: `GeneratingError.noiseOutOfRange`, `.missingShareOutOfRange`, `.segmentSizeOutOfRange`, or
  ///   `.tooManySegments`.
  public func check(accountCount: Int) throws(GeneratingError) {
    guard (0...1).contains(noise) else { throw .noiseOutOfRange(noise) }
    if let missingShare, !(0..<1).contains(missingShare) {
      throw .missingShareOutOfRange(missingShare)
    }
    guard let size = accountsPerSegment else { return }
    guard size >= 1 else { throw .segmentSizeOutOfRange(size) }
    guard accountCount / size <= MarketProfile.limit else {
      throw .tooManySegments(
        accountsPerSegment: size, accounts: accountCount, limit: MarketProfile.limit)
    }
  }

  /// Returns the number of planted segments of a market.
  func segmentCount(accountCount: Int) -> Int {
    let size = accountsPerSegment ?? Self.usualAccountsPerSegment
    return min(MarketProfile.limit, max(1, accountCount / size))
  }

  /// The share of empty cells of every column.
  var missing: MissingShares {
    missingShare.map(MissingShares.init(all:)) ?? MissingShares()
  }
}
