/// Draws whole clusters (accounts) with replacement, and adds up two quantities of those drawn.
///
/// Shapes: n clusters, of which m carry something; each carries a pair, for instance its revenue and its won deals.
///
/// How often each of n clusters is drawn in a resample of n is multinomial with shares 1/n. Only the sums of the pairs
/// are wanted, and the n − m clusters that carry (0, 0) add nothing to them. A multinomial may be drawn in two steps:
/// how many of the n draws fall upon the m clusters that carry something, which is binomial (n, m/n); and, given that
/// number M, how they fall among them, which is multinomial (M; 1/m, …, 1/m), that is M independent uniform draws.
/// So the sums have exactly the distribution that n draws would give them, at the price of M draws.
public struct ClusterResampling: Sendable {
  /// The pairs of the clusters that carry something, m.
  public let pairs: [SIMD2<Double>]
  /// All clusters, n.
  public let clusterCount: Int
  private let carrying: BinomialDraw

  /// Creates a resampling.
  ///
  /// - Parameters:
  ///   - pairs: The pairs of all clusters that carry something, m; those of (0, 0) may be left out.
  ///   - clusterCount: n, at least m.
  public init(pairs: [SIMD2<Double>], clusterCount: Int) {
    precondition(
      pairs.count <= clusterCount && pairs.count < Int(UInt32.max),
      "\(pairs.count) pairs of \(clusterCount) clusters")
    self.pairs = pairs
    self.clusterCount = clusterCount
    carrying = BinomialDraw(
      trials: clusterCount,
      share: clusterCount == 0 ? 0 : Double(pairs.count) / Double(clusterCount))
  }

  /// The sums over the clusters as they are.
  public var sums: SIMD2<Double> { pairs.reduce(.zero, +) }

  /// The sums of one resample.
  public struct Sums: Sendable, Equatable {
    /// The sums of both quantities.
    public var pair: SIMD2<Double>
    /// M, how many draws fell upon clusters that carry something.
    public var carryingCount: Int
  }

  /// Returns the sums of one resample, the same for the same seed and number.
  ///
  /// - Returns: The sums.
  /// - Complexity: O(M), two draws from 64 random bits.
  public func resample(_ number: Int, seed: UInt64) -> Sums {
    var generator = SeededGenerator(seed: seed, stream: UInt64(number))
    let count = carrying.next(using: &generator)
    guard !pairs.isEmpty else { return Sums(pair: .zero, carryingCount: 0) }
    let limit = UInt32(truncatingIfNeeded: pairs.count)
    let span = pairs.span
    // Four sums, so that one addition need not wait for the one before.
    var (a, b, c, d) = (
      SIMD2<Double>.zero, SIMD2<Double>.zero, SIMD2<Double>.zero, SIMD2<Double>.zero
    )
    var left = count
    while left >= 4 {
      let (first, second) = (generator.next(), generator.next())
      a += span[Self.place(UInt32(truncatingIfNeeded: first), limit, &generator)]
      b += span[Self.place(UInt32(truncatingIfNeeded: first >> 32), limit, &generator)]
      c += span[Self.place(UInt32(truncatingIfNeeded: second), limit, &generator)]
      d += span[Self.place(UInt32(truncatingIfNeeded: second >> 32), limit, &generator)]
      left -= 4
    }
    while left > 0 {
      let bits = UInt32(truncatingIfNeeded: generator.next())
      a += span[Self.place(bits, limit, &generator)]
      left -= 1
    }
    return Sums(pair: (a + b) + (c + d), carryingCount: count)
  }

  /// Returns a number below `limit`, each equally likely: the upper half of a product, drawn again in the rare case in
  /// which the lower half says that it would be favored.
  ///
  /// > Source: Lemire, "Fast random integer generation in an interval", 2019, DOI 10.1145/3230636.
  @inline(__always)
  static func place(
    _ bits: UInt32, _ limit: UInt32, _ generator: inout SeededGenerator
  ) -> Int {
    var product = UInt64(bits) &* UInt64(limit)
    if UInt32(truncatingIfNeeded: product) < limit {
      let least = (0 &- limit) % limit
      while UInt32(truncatingIfNeeded: product) < least {
        product = UInt64(UInt32(truncatingIfNeeded: generator.next())) &* UInt64(limit)
      }
    }
    return Int(product >> 32)
  }
}
