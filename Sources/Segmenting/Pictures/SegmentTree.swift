/// How the micro-segments come together: Ward's tree of whole segments, for drawing.
///
/// The tree that Ward's method makes of all accounts when each segment is one from the start: a merger's height is
/// √(2 · growth of the sum of squares), as in all trees here. A leaf's own height, at which its accounts come
/// together among themselves, is in the same unit, so that a leaf is a triangle of that height. The segments were cut
/// under sizes and axes and not along a level of this tree: some are wider than the place where they join others.
///
/// With more than `mostLeaves` segments those that come together first are drawn as one: the tree is cut at the level
/// that leaves `groupCount` groups, each a leaf.
///
/// > Source: Murtagh and Legendre, "Ward's hierarchical agglomerative clustering method: which algorithms implement
/// > Ward's criterion?", 2014, DOI 10.1007/s00357-014-9161-z.
public struct SegmentTree: Sendable, Equatable {
  /// The leaves from left to right, so that no lines cross; nodes 0 ..< g.
  public let leaves: [Leaf]
  /// The mergers, lowest first, g − 1; merger i makes node g + i.
  public let merges: [Merge]
  /// How many segments the leaves hold.
  public let segmentCount: Int
  /// How many segments are wider than the place where they join others: their own height is above that merger's.
  public let looseCount: Int
  /// The share of all differences between the segmented accounts that is left inside the segments, from 0 to 1.
  public let insideShare: Double

  /// What is drawn as one: a segment, or several that come together first.
  public struct Leaf: Sendable, Equatable {
    /// The numbers of its segments, in the order of the output.
    public let segments: [Int]
    /// Its accounts.
    public let accountCount: Int
    /// The height at which it comes together: its accounts where it is one segment, else its segments.
    public let height: Double

    /// Creates a leaf.
    public init(segments: [Int], accountCount: Int, height: Double) {
      (self.segments, self.accountCount, self.height) = (segments, accountCount, height)
    }
  }

  /// Two nodes that become one.
  public struct Merge: Sendable, Equatable {
    /// The node drawn left: the one of more accounts, then the one with the segment that comes first in the output.
    public let left: Int
    /// The node drawn right.
    public let right: Int
    /// √(2 · growth of the sum of squares), in units of the encoded columns.
    public let height: Double
    /// The accounts below.
    public let accountCount: Int

    /// Creates a merger.
    public init(left: Int, right: Int, height: Double, accountCount: Int) {
      (self.left, self.right) = (left, right)
      (self.height, self.accountCount) = (height, accountCount)
    }
  }

  /// Creates a tree from its parts.
  public init(leaves: [Leaf], merges: [Merge], looseCount: Int, insideShare: Double) {
    precondition(
      merges.count == max(0, leaves.count - 1),
      "\(merges.count) mergers do not join \(leaves.count) leaves")
    (self.leaves, self.merges) = (leaves, merges)
    segmentCount = leaves.reduce(0) { $0 + $1.segments.count }
    (self.looseCount, self.insideShare) = (looseCount, insideShare)
  }

  /// More segments than this are drawn in groups.
  public static let mostLeaves = 40
  /// How many groups these are.
  public static let groupCount = 40
  /// With more segments than this there is no tree, which takes time with their square.
  public static let mostSegments = 10_000

  /// Whether leaves are groups of segments.
  public var isCollapsed: Bool { leaves.count < segmentCount }
  /// The height of the widest leaf: what lies below is inside leaves.
  public var leafHeight: Double { leaves.reduce(0) { max($0, $1.height) } }
  /// The height at which the first two leaves join; nothing with one leaf.
  public var firstMergeHeight: Double? { merges.first?.height }
  /// The height of a line that cuts the tree into its leaves and no other way; nothing where no line does.
  public var cutHeight: Double? {
    guard let first = firstMergeHeight, leafHeight < first else { return nil }
    return (leafHeight + first) / 2
  }
}
