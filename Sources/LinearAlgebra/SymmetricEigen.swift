import CLinearAlgebra

/// The eigenvalues and eigenvectors of a symmetric matrix, in descending order of the eigenvalues.
///
/// Shapes: `values` has d entries; `vectors` is d × d, row i belongs to value i and has length 1.
public struct SymmetricEigen: Sendable {
  /// The eigenvalues, descending.
  public let values: [Double]
  /// The eigenvectors one after the other; the entry of largest size in each is positive.
  public let vectors: [Double]

  /// Decomposes a symmetric matrix by LAPACK's divide and conquer (`dsyevd`).
  ///
  /// - Parameters:
  ///   - matrix: d × d entries, of which the upper triangle in row-major order is read.
  ///   - order: d.
  /// - Throws: `LinearAlgebraError.noConvergence` when LAPACK says so.
  /// - Complexity: O(d³).
  ///
  /// > Source: Cuppen, "A divide and conquer method for the symmetric tridiagonal eigenproblem", 1981,
  /// > DOI 10.1007/BF01396757.
  public init(of matrix: [Double], order: Int) throws(LinearAlgebraError) {
    precondition(
      matrix.count == order * order, "\(matrix.count) entries are not \(order) × \(order)")
    guard order > 0 else {
      values = []
      vectors = []
      return
    }
    BLASProvider.useOneThread()
    var entries = matrix
    var eigenvalues = [Double](repeating: 0, count: order)
    var n = CInt(order)
    var workSize = CInt(1 + 6 * order + 2 * order * order)
    var integerWorkSize = CInt(3 + 5 * order)
    var work = [Double](repeating: 0, count: Int(workSize))
    var integerWork = [CInt](repeating: 0, count: Int(integerWorkSize))
    var info: CInt = 0
    var job = CChar(UInt8(ascii: "V"))
    // Row-major upper is column-major lower.
    var triangle = CChar(UInt8(ascii: "L"))
    var leading = n
    unsafe dsyevd_(
      &job, &triangle, &n, &entries, &leading, &eigenvalues, &work, &workSize, &integerWork,
      &integerWorkSize, &info, 1, 1)
    guard info == 0 else { throw .noConvergence(order: order, info: Int(info)) }
    var sorted: [Double] = []
    sorted.reserveCapacity(order * order)
    for index in (0..<order).reversed() {
      let vector = entries[index * order..<(index + 1) * order]
      let largest = vector.max { abs($0) < abs($1) } ?? 1
      sorted += largest < 0 ? vector.map { -$0 } : Array(vector)
    }
    values = eigenvalues.reversed()
    vectors = sorted
  }
}
