/// Fisher's exact test by enumerating all tables in whole numbers, for small tables.
public enum NaiveFisher {
  /// Returns the two-sided p as the exact ratio of counts of ways, up to its one division.
  ///
  /// A table's probability is C(n₁, k) C(n₂, m − k) ÷ C(N, m); numerators are compared as integers, so ties are exact.
  public static func twoSidedP(
    _ first: (successes: Int, trials: Int), _ second: (successes: Int, trials: Int)
  ) -> Double {
    let draws = first.successes + second.successes
    func ways(_ count: Int) -> UInt64 {
      choose(first.trials, count) * choose(second.trials, draws - count)
    }
    let observed = ways(first.successes)
    var extreme: UInt64 = 0
    var all: UInt64 = 0
    for count in 0...draws {
      all += ways(count)
      if ways(count) <= observed { extreme += ways(count) }
    }
    return Double(extreme) / Double(all)
  }

  /// Returns the power by testing every pair of outcomes.
  public static func power(
    rates: (first: Double, second: Double), sizes: (first: Int, second: Int), level: Double
  ) -> Double {
    var power = 0.0
    for first in 0...sizes.first {
      for second in 0...sizes.second
      where twoSidedP((first, sizes.first), (second, sizes.second)) < level {
        power +=
          probability(first, sizes.first, rates.first)
          * probability(second, sizes.second, rates.second)
      }
    }
    return power
  }

  private static func probability(_ successes: Int, _ trials: Int, _ rate: Double) -> Double {
    var value = Double(choose(trials, successes))
    for _ in 0..<successes { value *= rate }
    for _ in 0..<(trials - successes) { value *= 1 - rate }
    return value
  }

  /// Returns the binomial coefficient by Pascal's rule; 0 outside the triangle.
  private static func choose(_ total: Int, _ count: Int) -> UInt64 {
    guard count >= 0, count <= total else { return 0 }
    var row: [UInt64] = [1]
    for _ in 0..<total {
      row = [1] + zip(row, row.dropFirst()).map { $0 + $1 } + [1]
    }
    return row[count]
  }
}
