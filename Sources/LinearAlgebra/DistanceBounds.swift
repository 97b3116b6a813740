import CVectorKernels

/// Bounds on the distances of rows to their own center and to every other one.
public struct DistanceBounds: Sendable {
  /// At least the distance to the own center, n.
  public var upper: [Float]
  /// At most the distance to every other center, n.
  public var lower: [Float]

  /// Creates bounds that say nothing.
  public init(rowCount: Int) {
    upper = [Float](repeating: .infinity, count: rowCount)
    lower = [Float](repeating: 0, count: rowCount)
  }

  /// Whether squared bounds are apart, strictly, and by more than the kernel may be off: a tie is for the kernel.
  public static func areApart(_ upper: Float, _ lower: Float, rounding: Float) -> Bool {
    lower > 0 && upper * upper + rounding < lower * lower - rounding
  }

  /// Rows that the bounds leave in doubt.
  public struct Doubts: Sendable, Equatable {
    /// Those that may belong to any center.
    public var all: [Int32] = []
    /// Those that may belong to their own center or to one that is not of the rest only.
    public var movers: [Int32] = []
    /// A lower bound on the distance of each of these to every other center of the rest.
    public var lowerOfRest: [Float] = []

    /// Creates no doubts.
    public init() {}
  }

  /// Moves the bounds along with the centers and returns which rows they leave in doubt then.
  ///
  /// > Source: Hamerly, "Making k-means even faster", 2010, DOI 10.1137/1.9781611972801.12.
  ///
  /// - Parameters:
  ///   - first: The number of the first row.
  ///   - labels: The own center of every row, n.
  ///   - own: The most that each center has moved, k.
  ///   - others: The most that any center but this one has moved, k.
  ///   - rest: The most that any of the rest has moved; infinite where there is no rest.
  ///   - roundings: What the squared distances of each row may be off by, n.
  /// - Returns: The numbers of the rows, ascending.
  /// - Complexity: O(n).
  public mutating func move(
    first: Int, labels: [Int32], own: [Float], others: [Float], rest: Float, roundings: [Float]
  ) -> Doubts {
    let n = labels.count
    precondition(
      upper.count == n && lower.count == n && roundings.count == n,
      "bounds of \(upper.count) and \(lower.count) rows, \(roundings.count) roundings, \(n) labels")
    precondition(own.count == others.count, "\(own.count) moves and \(others.count) of the others")
    let greatest = labels.reduce(UInt32(0)) { max($0, UInt32(bitPattern: $1)) }
    precondition(
      n == 0 || greatest < own.count, "label \(greatest) is outside \(own.count) centers")
    let zeros = [Int32](repeating: 0, count: n)
    var doubts = Doubts()
    (doubts.all, doubts.movers) = (zeros, zeros)
    doubts.lowerOfRest = [Float](repeating: 0, count: n)
    let counts = unsafe tessera_move_bounds(
      labels, Int64(first), Int64(n), own, others, rest, roundings, &upper, &lower, &doubts.all,
      &doubts.movers, &doubts.lowerOfRest)
    doubts.all.removeLast(n - Int(counts.count))
    doubts.movers.removeLast(n - Int(counts.rest_count))
    doubts.lowerOfRest.removeLast(n - Int(counts.rest_count))
    return doubts
  }
}
