/// The chi-square test of independence.
public enum ChiSquareTest {
  /// What the test found.
  public struct Result: Sendable, Equatable {
    /// Σ (observed − expected)² / expected.
    public let statistic: Double
    /// (rows − 1) · (columns − 1), empty rows and columns left out.
    public let degreesOfFreedom: Int
    /// The probability of a statistic at least as large under independence; 1 without degrees of freedom.
    public let p: Double
  }

  /// Tests the independence of the two ways of a table of counts.
  ///
  /// - Parameter table: Rows of counts, all of one length.
  /// - Returns: The statistic and its p.
  ///
  /// > Source: Pearson, 1900, DOI 10.1080/14786440009463897.
  public static func independence(_ table: [[Int]]) -> Result {
    let rows = table.filter { $0.contains { $0 > 0 } }
    let width = table.first?.count ?? 0
    let columns = (0..<width).filter { column in rows.contains { $0[column] > 0 } }
    let degrees = max(0, rows.count - 1) * max(0, columns.count - 1)
    guard degrees > 0 else { return Result(statistic: 0, degreesOfFreedom: 0, p: 1) }
    let total = Double(rows.reduce(0) { $0 + $1.reduce(0, +) })
    let columnSums = columns.map { column in Double(rows.reduce(0) { $0 + $1[column] }) }
    var statistic = 0.0
    for row in rows {
      let rowSum = Double(row.reduce(0, +))
      for (place, column) in columns.enumerated() {
        let expected = rowSum * columnSums[place] / total
        let difference = Double(row[column]) - expected
        statistic += difference * difference / expected
      }
    }
    return Result(
      statistic: statistic, degreesOfFreedom: degrees,
      p: IncompleteGamma.chiSquareUpperTail(statistic, degreesOfFreedom: degrees))
  }
}
