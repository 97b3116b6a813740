/// How well two partitions agree beyond chance.
public enum AdjustedRand {
  /// Returns the adjusted Rand index: 1 for equal partitions, 0 on average for independent ones.
  ///
  /// With n(ij) rows in cluster i of one and j of the other, a(i) and b(j) the sums, C(x) = x (x − 1) / 2:
  /// (Σ C(nij) − E) / ((Σ C(ai) + Σ C(bj)) / 2 − E), where E = Σ C(ai) · Σ C(bj) / C(n).
  ///
  /// - Parameters:
  ///   - first: n labels, from 0.
  ///   - second: n labels, from 0.
  /// - Returns: The index; 1 when both are trivial in the same way.
  /// - Complexity: O(n + k).
  ///
  /// > Source: Hubert and Arabie, "Comparing partitions", 1985, DOI 10.1007/BF01908075, equation 5.
  public static func index(_ first: [Int], _ second: [Int]) -> Double {
    let table = Contingency(first, second)
    let together = table.cells.reduce(0) { $0 + pairs(Int($1.count)) }
    let inFirst = table.firstSizes.reduce(0) { $0 + pairs($1) }
    let inSecond = table.secondSizes.reduce(0) { $0 + pairs($1) }
    let all = pairs(first.count)
    let expected = all == 0 ? 0 : inFirst * inSecond / all
    let most = (inFirst + inSecond) / 2
    return most == expected ? 1 : (together - expected) / (most - expected)
  }

  private static func pairs(_ count: Int) -> Double { Double(count) * Double(count - 1) / 2 }
}
