/// Fair coins out of the bits of a random number generator.
package struct FairCoins {
  private var bits: UInt64 = 0
  private var left = 0

  /// Creates coins that are not yet thrown.
  package init() {}

  /// Throws some coins and returns how many show heads: the binomial distribution of one half, exactly.
  ///
  /// - Parameters:
  ///   - count: How many are thrown.
  ///   - generator: Where they are thrown from.
  /// - Returns: Heads, 0 to `count`.
  /// - Complexity: O(count ÷ 64).
  package mutating func heads(
    of count: Int, using generator: inout some RandomNumberGenerator
  ) -> Int {
    var (open, heads) = (count, 0)
    while open > 0 {
      if left == 0 {
        bits = generator.next()
        left = 64
      }
      let taken = min(open, left)
      heads += (bits & (UInt64.max >> UInt64(64 - taken))).nonzeroBitCount
      bits = taken < 64 ? bits >> UInt64(taken) : 0
      left -= taken
      open -= taken
    }
    return heads
  }
}
