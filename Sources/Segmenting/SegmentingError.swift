import Clustering
import LinearAlgebra
import Vectorizing

/// What keeps accounts from being segmented.
public enum SegmentingError: Error, CustomStringConvertible, Sendable {
  /// A field of the model file does not exist or cannot become numbers.
  case encoding(VectorizingError)
  /// The sizes cannot be met, or a number is not finite.
  case clustering(ClusteringError)
  /// A factorization failed.
  case projecting(LinearAlgebraError)

  /// What is wrong and the way out, in a sentence.
  public var description: String {
    switch self {
    case .encoding(let error): error.description
    case .clustering(let error): error.description
    case .projecting(let error): error.description
    }
  }
}
