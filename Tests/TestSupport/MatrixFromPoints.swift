import LinearAlgebra

extension Matrix {
  /// Creates a matrix from points of equal dimension.
  public init(_ points: [[Double]]) {
    self.init(
      rowCount: points.count, columnCount: points.first?.count ?? 0,
      rowMajor: points.flatMap { $0.map { Float($0) } })
  }
}
