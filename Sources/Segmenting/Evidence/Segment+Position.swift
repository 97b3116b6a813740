extension Segment {
  /// Where a segment lies among the others, in rows of the account table and numbers of segments.
  public struct Position: Sendable, Equatable {
    /// The members nearest to the center, at most two, nearest first.
    public let typical: [Int]
    /// The member farthest from the center; nothing where all members are typical.
    public let edge: Int?
    /// The number of the segment whose center is nearest; nothing with one segment.
    public let sibling: Int?
    /// How far apart the two centers are, in units of the spread of both; NaN without a sibling.
    public let separation: Double
    /// The members that are far from their segment, ascending.
    public let far: [Int]

    /// Creates a position.
    public init(typical: [Int], edge: Int?, sibling: Int?, separation: Double, far: [Int]) {
      self.typical = typical
      self.edge = edge
      self.sibling = sibling
      self.separation = separation
      self.far = far
    }
  }
}
