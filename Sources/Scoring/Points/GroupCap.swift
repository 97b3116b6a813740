/// Keeps the sum of a group's contributions within the group's bounds.
package enum GroupCap {
  /// Changes contributions, the last first, until their sum lies in the bounds, and returns the sum.
  ///
  /// What is above the maximum is taken from points above 0, and what is below the minimum is given
  /// back to points below 0, so that no contribution changes its sign and the sum stays exact.
  package static func apply(
    _ contributions: inout ArraySlice<Int32>, bounds: ClosedRange<Int>
  ) -> Int {
    let sum = contributions.reduce(0) { $0 + Int($1) }
    guard !bounds.contains(sum) else { return sum }
    let bound = sum < bounds.lowerBound ? bounds.lowerBound : bounds.upperBound
    var excess = sum - bound
    for index in contributions.indices.reversed() where excess != 0 {
      let value = Int(contributions[index])
      let change = excess > 0 ? min(excess, max(0, value)) : max(excess, min(0, value))
      contributions[index] = Int32(value - change)
      excess -= change
    }
    return bound
  }
}
