/// Numbers rounded so that they still sum to what they summed to.
package enum LargestRemainder {
  /// Returns whole numbers that sum to the rounded sum of the values, each less than 1 from its value.
  ///
  /// Every value is rounded down; what is then missing of the sum goes to the largest remainders, the first on a tie.
  ///
  /// - Parameter values: Finite numbers.
  /// - Returns: As many whole numbers.
  package static func rounded(_ values: [Double]) -> [Int] {
    var result = values.map { Int($0.rounded(.down)) }
    let whole = Int(values.reduce(0, +).rounded(.toNearestOrAwayFromZero))
    let missing = whole - result.reduce(0, +)
    // What a value has above its floor, to a digit that roundings of equal shares do not reach.
    let remainders = values.map { (($0 - $0.rounded(.down)) * 1e9).rounded() }
    let order = values.indices.sorted { (-remainders[$0], $0) < (-remainders[$1], $1) }
    for place in order.prefix(max(0, missing)) { result[place] += 1 }
    return result
  }
}
