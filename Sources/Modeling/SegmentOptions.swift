/// How micro-segments are made.
public struct SegmentOptions: Sendable {
  /// The tiers whose accounts are segmented; empty means all accounts.
  public var tiers: [Int]
  /// The sizes that a segment may have.
  public var sizes: ClosedRange<Int>
  /// Fields that are named first in a segment's name, in this order, where they set it apart.
  public var axes: [String]
  /// The number of coarse segments that the whole market is cut into by k-means; 0 for none.
  public var marketSegmentCount: Int
  /// Whether that number is chosen by the evidence, in place of the one given.
  public var choosesMarketSegmentCount = false

  /// Creates options.
  public init(tiers: [Int], sizes: ClosedRange<Int>, axes: [String], marketSegmentCount: Int) {
    self.tiers = tiers
    self.sizes = sizes
    self.axes = axes
    self.marketSegmentCount = marketSegmentCount
  }
}
