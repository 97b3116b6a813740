/// Principal components as the textbook has them, in Float64: Jacobi's rotations of the products about the means.
///
/// > Source: Jacobi, 1846, DOI 10.1515/crll.1846.30.51.
struct NaivePrincipalAxes {
  /// The sums of squares along each direction, descending.
  let values: [Double]
  /// The directions, each of length 1.
  let directions: [[Double]]
  /// The points less their mean.
  let centered: [[Double]]

  init(_ points: [[Double]]) {
    let d = points.first?.count ?? 0
    let means = (0..<d).map { column in
      points.reduce(0) { $0 + $1[column] } / Double(points.count)
    }
    let centered = points.map { point in zip(point, means).map { $0 - $1 } }
    var matrix = (0..<d).map { a in
      (0..<d).map { b in centered.reduce(0) { $0 + $1[a] * $1[b] } }
    }
    var vectors = (0..<d).map { a in (0..<d).map { $0 == a ? 1.0 : 0 } }
    for _ in 0..<60 {
      for a in 0..<d {
        for b in a + 1..<max(d, a + 1) where matrix[a][b] != 0 {
          Self.rotate(&matrix, &vectors, a, b)
        }
      }
    }
    let order = (0..<d).sorted { (-matrix[$0][$0], $0) < (-matrix[$1][$1], $1) }
    values = order.map { matrix[$0][$0] }
    directions = order.map { column in vectors.map { $0[column] } }
    self.centered = centered
  }

  private static func rotate(
    _ matrix: inout [[Double]], _ vectors: inout [[Double]], _ a: Int, _ b: Int
  ) {
    let theta = (matrix[b][b] - matrix[a][a]) / (2 * matrix[a][b])
    let t = (theta < 0 ? -1 : 1) / (theta.magnitude + (theta * theta + 1).squareRoot())
    let c = 1 / (t * t + 1).squareRoot()
    let s = t * c
    for k in matrix.indices {
      (matrix[k][a], matrix[k][b]) = (
        c * matrix[k][a] - s * matrix[k][b], s * matrix[k][a] + c * matrix[k][b]
      )
    }
    for k in matrix.indices {
      (matrix[a][k], matrix[b][k]) = (
        c * matrix[a][k] - s * matrix[b][k], s * matrix[a][k] + c * matrix[b][k]
      )
    }
    for k in vectors.indices {
      (vectors[k][a], vectors[k][b]) = (
        c * vectors[k][a] - s * vectors[k][b], s * vectors[k][a] + c * vectors[k][b]
      )
    }
  }

  /// The share of all squares along a direction.
  func share(_ axis: Int) -> Double { values[axis] / values.reduce(0, +) }

  /// The points' coordinates along a direction, with the sign that makes its largest entry positive.
  func coordinates(_ axis: Int) -> [Double] {
    let direction = signed(axis)
    return centered.map { point in zip(point, direction).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// A direction whose entry of largest size is positive.
  func signed(_ axis: Int) -> [Double] {
    let direction = directions[axis]
    let largest = direction.max { $0.magnitude < $1.magnitude } ?? 1
    return largest < 0 ? direction.map { -$0 } : direction
  }
}
