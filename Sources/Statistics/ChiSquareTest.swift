/// Pearson's chi-square test of independence of a table's rows and columns.
public struct ChiSquareTest: Sendable, Equatable {
  /// Σ (observed − expected)² ÷ expected.
  public let statistic: Double
  /// (rows − 1) × (columns − 1), empty rows and columns left out.
  public let degreesOfFreedom: Int
  /// The probability of a greater statistic.
  public let p: Double

  /// Tests a table of counts; nothing when fewer than two rows or columns hold any.
  ///
  /// Shapes: `table` is r rows of c counts. No continuity correction.
  ///
  /// > Source: Pearson, "On the criterion that a given system of deviations…", 1900, DOI 10.1080/14786440009463897.
  public init?(_ table: [[Int]]) {
    let columnCount = table.first?.count ?? 0
    precondition(
      table.allSatisfy { $0.count == columnCount },
      "rows of \(table.map(\.count)) counts are not a table")
    let rows = table.map { Double($0.reduce(0, +)) }
    let columns = (0..<columnCount).map { column in
      Double(table.reduce(0) { $0 + $1[column] })
    }
    let total = rows.reduce(0, +)
    degreesOfFreedom = (rows.count { $0 > 0 } - 1) * (columns.count { $0 > 0 } - 1)
    guard degreesOfFreedom > 0, rows.count(where: { $0 > 0 }) > 1 else { return nil }
    var sum = 0.0
    for (row, counts) in table.enumerated() where rows[row] > 0 {
      for (column, count) in counts.enumerated() where columns[column] > 0 {
        let expected = rows[row] * columns[column] / total
        sum += (Double(count) - expected) * (Double(count) - expected) / expected
      }
    }
    statistic = sum
    p = Self.survival(sum, degreesOfFreedom: degreesOfFreedom)
  }

  /// Returns the probability that a chi-square variable is above a value.
  ///
  /// > Source: NIST Digital Library of Mathematical Functions, section 8.2: Q(df/2, x/2).
  public static func survival(_ value: Double, degreesOfFreedom: Int) -> Double {
    upperIncompleteGamma(shape: Double(degreesOfFreedom) / 2, value: max(0, value) / 2)
  }
}
