import LinearAlgebra

/// The cut of one cluster into two that lowers the sum of squares most, along a line.
///
/// Rows are ordered along a direction and cut where r s / (r + s) · ‖a − b‖² is greatest, a and b being the means of
/// the r and s rows on either side; the difference of the means is the next direction, as long as the gain grows.
/// The first direction joins the row farthest from the center with the row farthest from that one.
///
/// > Source: the cut in two by a projection on the difference of means is Lloyd's method for two centers with the
/// > threshold found exactly; its start is that of Gonzalez, 1985, DOI 10.1016/0304-3975(85)90224-5.
package struct ClusterSplit: Sendable, Equatable {
  /// The rows of either side, ascending in each.
  package let first: [Int]
  package let second: [Int]
  /// By how much the sum of squares falls.
  package let gain: Double

  /// Finds the best cut with at least so many rows on either side; nothing for fewer than twice as many.
  ///
  /// - Complexity: O(m · d + m · log m) for m members.
  package init?(_ rows: Matrix, members: [Int], leastSize: Int) {
    guard members.count >= 2 * leastSize, members.count > 1 else { return nil }
    let points = members.map { row in rows.row(row).map(Double.init) }
    var direction = Self.firstDirection(points)
    var best: (order: [Int], place: Int, gain: Double)?
    for _ in 0..<6 {
      let order = Self.order(points, along: direction)
      let cut = Self.bestCut(points, order, leastSize: leastSize)
      guard cut.gain > best?.gain ?? -1 else { break }
      best = (order, cut.place, cut.gain)
      direction = cut.difference
    }
    guard let best else { return nil }
    first = best.order[..<best.place].map { members[$0] }.sorted()
    second = best.order[best.place...].map { members[$0] }.sorted()
    gain = best.gain
  }

  private static func firstDirection(_ points: [[Double]]) -> [Double] {
    let scale = 1 / Double(points.count)
    var mean = [Double](repeating: 0, count: points[0].count)
    for point in points {
      for (column, value) in point.enumerated() { mean[column] += value * scale }
    }
    let one = farthest(points, from: mean)
    let other = farthest(points, from: points[one])
    return zip(points[other], points[one]).map { $0 - $1 }
  }

  /// Returns the place of the farthest point, the first of equally far ones.
  private static func farthest(_ points: [[Double]], from center: [Double]) -> Int {
    var best = (place: 0, distance: -1.0)
    for (place, point) in points.enumerated() {
      let distance = zip(point, center).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      if distance > best.distance { best = (place, distance) }
    }
    return best.place
  }

  private static func order(_ points: [[Double]], along direction: [Double]) -> [Int] {
    let places = points.map { point in zip(point, direction).reduce(0) { $0 + $1.0 * $1.1 } }
    return points.indices.sorted { (places[$0], $0) < (places[$1], $1) }
  }

  private static func bestCut(
    _ points: [[Double]], _ order: [Int], leastSize: Int
  ) -> (place: Int, gain: Double, difference: [Double]) {
    let count = points.count
    var total = [Double](repeating: 0, count: points[0].count)
    for point in points { for (column, value) in point.enumerated() { total[column] += value } }
    var left = [Double](repeating: 0, count: total.count)
    var best = (place: leastSize, gain: -1.0, difference: left)
    for place in 1...count - leastSize {
      for (column, value) in points[order[place - 1]].enumerated() { left[column] += value }
      guard place >= leastSize else { continue }
      let (r, s) = (Double(place), Double(count - place))
      let difference = zip(total, left).map { ($0 - $1) / s - $1 / r }
      let gain = r * s / (r + s) * difference.reduce(0) { $0 + $1 * $1 }
      if gain > best.gain { best = (place, gain, difference) }
    }
    return best
  }
}
