/// The adjustment of several p-values that bounds the share of false findings among the findings.
public enum BenjaminiHochberg {
  /// Returns the adjusted p-values in the order given.
  ///
  /// Of m values sorted upward, the i-th becomes the least of p · m ÷ j over the j-th values from it on, at most 1.
  ///
  /// - Parameter pValues: m values between 0 and 1.
  /// - Returns: m values; taking those below α for real keeps the expected share of false ones among them below α,
  ///   where the values are independent or lean the same way. Where nothing is real, so is the chance of any finding.
  /// - Complexity: O(m log m).
  ///
  /// > Source: Benjamini, Hochberg, "Controlling the false discovery rate", 1995,
  /// > DOI 10.1111/j.2517-6161.1995.tb02031.x.
  public static func adjusted(_ pValues: [Double]) -> [Double] {
    let count = Double(pValues.count)
    var adjusted = pValues
    var least = 1.0
    let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    for (place, index) in order.enumerated().reversed() {
      least = min(least, pValues[index] * count / Double(place + 1))
      adjusted[index] = least
    }
    return adjusted
  }
}
