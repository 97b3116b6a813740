import Foundation

/// How well a number ranks the successes above the failures.
public enum RankTest {
  /// What the ranks say.
  public struct Result: Sendable, Equatable {
    /// The area under the ROC curve: P(success above failure), ties counting one half; NaN with one class only.
    public let areaUnderCurve: Double
    /// The two-sided p of the Mann–Whitney test by the normal approximation with ties; 1 with one class only.
    public let p: Double
  }

  /// Ranks values and compares the two classes, each value standing for some successes and failures.
  ///
  /// AUC = U / (a b) with a successes and b failures, U = Σ ranks of the successes − a (a + 1) / 2, ties having
  /// their mean rank; z = (U − a b / 2) / √(a b / 12 · (N + 1 − Σ (t³ − t) / (N (N − 1)))), t the sizes of ties.
  ///
  /// - Parameters:
  ///   - values: n values, none of them NaN.
  ///   - successes: How many successes each value stands for.
  ///   - failures: How many failures each value stands for.
  /// - Returns: The area and its p.
  /// - Complexity: O(n log n).
  ///
  /// > Source: Mann and Whitney, 1947, DOI 10.1214/aoms/1177730491; for ties Lehmann, "Nonparametrics", 1975, 1.4.
  public static func compare(
    values: [Double], successes: [Int], failures: [Int]
  ) -> Result {
    precondition(
      values.count == successes.count && values.count == failures.count,
      "\(values.count) values, \(successes.count) successes, \(failures.count) failures")
    let a = Double(successes.reduce(0, +))
    let b = Double(failures.reduce(0, +))
    guard a > 0, b > 0 else { return Result(areaUnderCurve: .nan, p: 1) }
    // Ascending; counts are whole, so the order of equal values changes no sum.
    let isAscending = zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }
    let order =
      isAscending ? Array(values.indices) : Array(DescendingOrder.of(values).reversed())
    var (below, wins, tieSum) = (0.0, 0.0, 0.0)
    var start = 0
    while start < order.count {
      var (ups, downs, end) = (0.0, 0.0, start)
      while end < order.count, values[order[end]] == values[order[start]] {
        ups += Double(successes[order[end]])
        downs += Double(failures[order[end]])
        end += 1
      }
      wins += ups * (below + downs / 2)
      below += downs
      let tie = ups + downs
      tieSum += tie * tie * tie - tie
      start = end
    }
    let all = a + b
    let variance = a * b / 12 * (all + 1 - tieSum / (all * (all - 1)))
    guard variance > 0 else { return Result(areaUnderCurve: 0.5, p: 1) }
    let z = (wins - a * b / 2) / variance.squareRoot()
    return Result(areaUnderCurve: wins / (a * b), p: NormalDistribution.twoSidedP(z: z))
  }
}
