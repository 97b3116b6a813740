/// How micro-segments are made.
public struct SegmentOptions: Sendable {
  /// The tiers whose accounts are segmented; empty means all accounts.
  public var tiers: [Int]
  /// The sizes that a segment may have.
  public var sizes: ClosedRange<Int>
  /// Fields that are named first in a segment's name, in this order, where they set it apart.
  public var nameFields: [String]
  /// The number of coarse segments that the whole market is cut into by k-means; 0 for none.
  public var marketSegmentCount: Int
  /// The names of the axes by which accounts are cut, the first the strongest; empty for all families together.
  public var by: [String] = []
  /// The axes of the model file, in file order; one with the name of a built-in takes its place.
  public var axes: [SegmentAxis] = []
  /// What becomes of accounts that fit nowhere.
  public var leftOver = LeftOver.place

  /// What becomes of accounts that fit nowhere.
  public enum LeftOver: String, Sendable, CaseIterable {
    /// They are placed all the same, and marked.
    case place
    /// They are left over, with the reason.
    case leave
  }

  /// Sizes by what they are for.
  public enum Occasion: String, Sendable, CaseIterable {
    /// A campaign for a few: 5 to 15 accounts.
    case campaign
    /// A round table of peers: 10 to 15 accounts.
    case roundtable
    /// A webinar: 20 to 30 accounts of one segment.
    case webinar

    /// The sizes.
    public var sizes: ClosedRange<Int> {
      switch self {
      case .campaign: 5...15
      case .roundtable: 10...15
      case .webinar: 20...30
      }
    }
  }
  /// Whether that number is chosen by the evidence, in place of the one given.
  public var choosesMarketSegmentCount = false

  /// Creates options.
  public init(
    tiers: [Int], sizes: ClosedRange<Int>, nameFields: [String], marketSegmentCount: Int
  ) {
    self.tiers = tiers
    self.sizes = sizes
    self.nameFields = nameFields
    self.marketSegmentCount = marketSegmentCount
  }

  /// Returns the sizes that a text such as `5..15` writes, or nothing.
  public static func sizes(_ text: String) -> ClosedRange<Int>? {
    guard let range = NumberRangeText.range(text), range.lowerBound >= 1,
      range.upperBound <= 1_000_000, let lower = Int(exactly: range.lowerBound),
      let upper = Int(exactly: range.upperBound)
    else { return nil }
    return lower...upper
  }

  /// Returns what is wrong with names of axes, and the way out; nothing where they can be used together.
  public func complaint(about names: [String]) -> String? {
    let known =
      [SegmentAxis.blend, SegmentAxis.auto] + SegmentAxis.builtInNames
      + axes.map(\.name).filter { !SegmentAxis.builtInNames.contains($0) }
    if let unknown = names.first(where: { !known.contains($0) }) {
      return "there is no axis “\(unknown)”; write one of \(known.joined(separator: ", "))"
    }
    if let alone = names.first(where: { [SegmentAxis.blend, SegmentAxis.auto].contains($0) }),
      names.count > 1
    {
      return "\(alone) stands alone; take it away or the others"
    }
    if Set(names).count < names.count { return "an axis is named twice; name each once" }
    return nil
  }
}
