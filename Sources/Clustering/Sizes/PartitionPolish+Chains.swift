import LinearAlgebra

extension PartitionPolish {
  /// A row that goes to a full cluster, and one of that cluster's rows that goes on to another.
  private struct Chain {
    var change: Float
    let partner: Int
    let middle: Int
    let last: Int
  }

  /// Makes the best chain of two moves that begins with a row, if one lowers the sum of squares.
  ///
  /// With x from A to the full B and y from B to C the sum of squares changes by
  /// d(x, B) − |A| / (|A| − 1) · d(x, A) − d(y, B) − ‖y − x‖² / |B| + |C| / (|C| + 1) · d(y, C). As
  /// ‖y − x‖ ≤ √d(x, B) + √d(y, B), most y are spared: the last term is not negative.
  ///
  /// > Source: Glover, "Ejection chains, reference structures and alternating path methods", 1996,
  /// > DOI 10.1016/0166-218X(94)00037-E, of length 3.
  package mutating func chain(_ row: Int, neighbors: [[Int]]) -> Bool {
    let own = labels[row]
    let size = Float(members[own].count)
    guard members[own].count > sizes.lowerBound else { return false }
    let leaving = size / (size - 1) * ownDistances[row]
    var best: Chain?
    for middle in neighbors[own] where members[middle].count == sizes.upperBound {
      let distance = rows.squaredDistance(fromRow: row, to: centers, row: middle)
      let start = distance - leaving + cost(ofMoving: row, from: own, to: middle)
      let limit = min(best?.change ?? 0, -1e-5 * (distance + leaving))
      if let chain = chain(row, through: middle, start: start, distance, limit, neighbors[middle]) {
        best = chain
      }
    }
    guard let best else { return false }
    transfer(row, from: own, to: best.middle)
    transfer(best.partner, from: best.middle, to: best.last)
    for cluster in [own, best.middle, best.last] { settle(cluster) }
    return true
  }

  /// Returns the best chain through one full cluster, if its change is below a limit.
  private func chain(
    _ row: Int, through middle: Int, start: Float, _ distance: Float, _ limit: Float,
    _ targets: [Int]
  ) -> Chain? {
    let own = labels[row]
    let share = 1 / Float(members[middle].count)
    var best: Chain?
    for partner in members[middle] {
      let bound = best?.change ?? limit
      let partnerDistance = ownDistances[partner]
      let farthest = distance.squareRoot() + partnerDistance.squareRoot()
      let base = start - partnerDistance - moveCost
      if base - share * farthest * farthest >= bound { continue }
      let apart = rows.squaredDistance(fromRow: row, to: rows, row: partner)
      if base - share * apart >= bound { continue }
      for last in targets where last != own && members[last].count < sizes.upperBound {
        let size = Float(members[last].count)
        let change =
          start - partnerDistance - share * apart
          + size / (size + 1) * rows.squaredDistance(fromRow: partner, to: centers, row: last)
          + cost(ofMoving: partner, from: middle, to: last)
        if change < best?.change ?? limit {
          best = Chain(change: change, partner: partner, middle: middle, last: last)
        }
      }
    }
    return best
  }
}
