import Foundation

/// How much one partition says about another.
///
/// With n(ij) rows in cluster i of one and j of the other and a(i), b(j) the sums: MI = Σ n(ij) / n ·
/// ln(n · n(ij) / (a(i) b(j))), and H = −Σ a(i) / n · ln(a(i) / n) for each.
public enum MutualInformation {
  /// Returns MI / ((H₁ + H₂) / 2), from 0 to 1.
  ///
  /// - Parameters:
  ///   - first: n labels, from 0.
  ///   - second: n labels, from 0.
  /// - Returns: 1 when both have one cluster or no rows, 0 when one has.
  /// - Complexity: O(n + k).
  ///
  /// > Source: Vinh, Epps, Bailey, "Information theoretic measures for clusterings comparison", 2010, section 3
  /// > (NMI with the arithmetic mean), as in scikit-learn.
  public static func normalized(_ first: [Int], _ second: [Int]) -> Double {
    let table = Contingency(first, second)
    if let trivial = trivial(table) { return trivial }
    let information = information(table)
    let mean = (entropy(table.firstSizes) + entropy(table.secondSizes)) / 2
    return information <= 0 ? 0 : information / mean
  }

  /// Returns (MI − E) / ((H₁ + H₂) / 2 − E), E being the mean of MI over partitions with the same sizes.
  ///
  /// - Parameters:
  ///   - first: n labels, from 0.
  ///   - second: n labels, from 0.
  /// - Returns: 1 for equal partitions, 0 on average for independent ones; 1 when both have one cluster or no
  ///   rows, 0 when one has.
  /// - Complexity: O(n + k + s₁ · s₂ · m), s being the numbers of different sizes and m the least of the greatest.
  ///
  /// > Source: Vinh, Epps, Bailey, "Information theoretic measures for clusterings comparison", 2010,
  /// > Journal of Machine Learning Research 11, equations 24a and 7.
  public static func adjusted(_ first: [Int], _ second: [Int]) -> Double {
    let table = Contingency(first, second)
    if let trivial = trivial(table) { return trivial }
    let expected = expected(table)
    // 0 / 0 for equal partitions whose sizes leave no choice: both keep their sign and are 1 apart from 0.
    func awayFromZero(_ value: Double) -> Double {
      value < 0 ? min(value, -.ulpOfOne) : max(value, .ulpOfOne)
    }
    let mean = (entropy(table.firstSizes) + entropy(table.secondSizes)) / 2
    return awayFromZero(information(table) - expected) / awayFromZero(mean - expected)
  }

  private static func trivial(_ table: Contingency) -> Double? {
    let first = table.firstSizes.count { $0 > 0 }
    let second = table.secondSizes.count { $0 > 0 }
    if first <= 1, second <= 1 { return 1 }
    return first == 1 || second == 1 ? 0 : nil
  }

  private static func information(_ table: Contingency) -> Double {
    let n = Double(table.rowCount)
    let total = table.cells.reduce(0.0) { sum, cell in
      let count = Double(cell.count)
      let a = Double(table.firstSizes[Int(cell.first)])
      let b = Double(table.secondSizes[Int(cell.second)])
      return sum + count / n * (log(count) + log(n) - log(a) - log(b))
    }
    return max(0, total)
  }

  private static func entropy(_ sizes: [Int]) -> Double {
    let n = Double(sizes.reduce(0, +))
    return -sizes.reduce(0.0) { sum, size in
      size == 0 ? sum : sum + Double(size) / n * (log(Double(size)) - log(n))
    }
  }

  /// Returns the mean of MI under the hypergeometric model, sizes that occur often being worked out once.
  private static func expected(_ table: Contingency) -> Double {
    let n = table.rowCount
    var logFactorials = [0.0]
    logFactorials.reserveCapacity(n + 1)
    for value in 1...n { logFactorials.append(logFactorials[value - 1] + log(Double(value))) }
    var total = 0.0
    for (a, timesA) in occurrences(table.firstSizes) {
      for (b, timesB) in occurrences(table.secondSizes) {
        let fixed =
          logFactorials[a] + logFactorials[b] + logFactorials[n - a] + logFactorials[n - b]
          - logFactorials[n]
        var sum = 0.0
        for common in max(1, a + b - n)...min(a, b) {
          let share = Double(common) / Double(n)
          let ratio = log(Double(n)) + log(Double(common)) - log(Double(a)) - log(Double(b))
          let chance =
            fixed - logFactorials[common] - logFactorials[a - common] - logFactorials[b - common]
            - logFactorials[n - a - b + common]
          sum += share * ratio * exp(chance)
        }
        total += sum * Double(timesA) * Double(timesB)
      }
    }
    return total
  }

  /// Returns the different sizes above 0 and how often each occurs, ascending.
  private static func occurrences(_ sizes: [Int]) -> [(size: Int, times: Int)] {
    var times: [Int: Int] = [:]
    for size in sizes where size > 0 { times[size, default: 0] += 1 }
    return times.map { (size: $0.key, times: $0.value) }.sorted { $0.size < $1.size }
  }
}
