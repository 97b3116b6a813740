import Clustering
import LinearAlgebra
import Vectorizing

/// What keeps accounts from being segmented.
public enum SegmentingError: Error, CustomStringConvertible, Sendable {
  /// A field of the model file does not exist or cannot become numbers.
  case encoding(VectorizingError)
  /// The sizes cannot be met, or a number is not finite.
  case clustering(ClusteringError)
  /// An axis of the names is no column of the accounts.
  case unknownAxis(String, source: String, suggestion: String?)
  /// A factorization failed.
  case projecting(LinearAlgebraError)

  /// What is wrong and the way out, in a sentence.
  public var description: String {
    switch self {
    case .encoding(let error): error.description
    case .clustering(let error): error.description
    case .unknownAxis(let field, let source, let suggestion):
      "segments: axes: \(source) has no column \(field)"
        + (suggestion.map { "; did you mean \($0)?" } ?? "; take it out of `axes`")
    case .projecting(let error): error.description
    }
  }
}
