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
  ///
  /// > Source: Hubert and Arabie, "Comparing partitions", 1985, DOI 10.1007/BF01908075, equation 5.
  public static func index(_ first: [Int], _ second: [Int]) -> Double {
    precondition(first.count == second.count, "\(first.count) labels against \(second.count)")
    var table: [Pair: Int] = [:]
    var rows = [Int](repeating: 0, count: (first.max() ?? -1) + 1)
    var columns = [Int](repeating: 0, count: (second.max() ?? -1) + 1)
    for (a, b) in zip(first, second) {
      table[Pair(first: a, second: b), default: 0] += 1
      rows[a] += 1
      columns[b] += 1
    }
    func pairs(_ counts: some Sequence<Int>) -> Double {
      counts.reduce(0) { $0 + Double($1) * Double($1 - 1) / 2 }
    }
    // Whole numbers below 2^53 add exactly in any order, so the dictionary's order does not matter.
    let (together, inFirst, inSecond) = (pairs(table.values), pairs(rows), pairs(columns))
    let all = pairs([first.count])
    let expected = all == 0 ? 0 : inFirst * inSecond / all
    let most = (inFirst + inSecond) / 2
    return most == expected ? 1 : (together - expected) / (most - expected)
  }

  private struct Pair: Hashable {
    let first: Int
    let second: Int
  }
}
