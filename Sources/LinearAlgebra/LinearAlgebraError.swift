/// What the data can do to a factorization.
public enum LinearAlgebraError: Error, CustomStringConvertible, Sendable, Equatable {
  /// LAPACK did not converge.
  case noConvergence(order: Int, info: Int)

  /// What happened, in a sentence.
  public var description: String {
    switch self {
    case .noConvergence(let order, let info):
      "the eigenvalues of a \(order) × \(order) matrix did not converge (LAPACK says \(info)); "
        + "look for columns of very different size"
    }
  }
}
