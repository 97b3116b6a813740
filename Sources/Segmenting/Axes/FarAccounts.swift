/// Takes accounts that are far from their segment out of it, as far as its size allows.
struct FarAccounts {
  let sizes: ClosedRange<Int>

  /// Why such an account is left over.
  static let reason = "far from every segment that it could be in"

  /// Takes them out, in a segment that cannot lose them all the farthest first.
  ///
  /// - Parameters:
  ///   - fit: The partition; what is taken out has no segment afterwards.
  ///   - geometry: Where its segments lie.
  /// - Returns: The places of the accounts taken out, ascending.
  func leave(_ fit: inout KeyBackoff.Fit, _ geometry: SegmentGeometry) -> [Int] {
    var counts = [Int](repeating: 0, count: fit.depths.count)
    for label in fit.labels where label >= 0 { counts[label] += 1 }
    var left: [Int] = []
    for (label, part) in geometry.parts.enumerated() {
      let room = max(0, counts[label] - sizes.lowerBound)
      let farthest = part.far.sorted {
        (-geometry.distances[$0], $0) < (-geometry.distances[$1], $1)
      }
      left += farthest.prefix(room)
    }
    for place in left { fit.labels[place] = -1 }
    fit.unplaced = (fit.unplaced + left).sorted()
    return left.sorted()
  }
}
