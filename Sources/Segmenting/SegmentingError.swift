import Clustering
import LinearAlgebra
import Scoring
import Vectorizing

/// What keeps accounts from being segmented.
public enum SegmentingError: Error, CustomStringConvertible, Sendable {
  /// A field of the model file does not exist or cannot become numbers.
  case encoding(VectorizingError)
  /// The sizes cannot be met, or a number is not finite.
  case clustering(ClusteringError)
  /// A field of the names is no column of the accounts.
  case unknownNameField(String, source: String, suggestion: String?)
  /// A factorization failed.
  case projecting(LinearAlgebraError)
  /// The market does not hold what an axis needs.
  case axisUnavailable(String, need: String)
  /// A key of an axis is no column of the accounts.
  case unknownKey(String, axis: String, source: String, suggestion: String?)
  /// A key of an axis has no levels.
  case keyWithoutLevels(String, kind: String)
  /// A trigger is no kind of signal and no column of dates.
  case unknownTrigger(String, suggestion: String?)
  /// A column of an axis is not among the features.
  case unknownFeature(String, suggestion: String?)
  /// The axes leave no feature with a weight.
  case nothingAlike(axes: [String])
  /// The condition of an axis does not go with the market.
  case filter(axis: String, ScoringError)

  /// What is wrong and the way out, in a sentence.
  public var description: String {
    switch self {
    case .encoding(let error): error.description
    case .clustering(let error): error.description
    case .projecting(let error): error.description
    case .unknownNameField(let field, let source, let suggestion):
      "segments: names: \(source) has no column \(field)"
        + (suggestion.map { "; did you mean \($0)?" } ?? "; take it out of `names`")
    case .axisUnavailable(let axis, let need):
      "segments by \(axis): it \(need); add it to the data, name your own axis under segments: axes, or choose "
        + "another with --by"
    case .unknownKey(let field, let axis, let source, let suggestion):
      "segments: axes: \(axis): keys: \(source) has no column \(field)"
        + (suggestion.map { "; did you mean \($0)?" } ?? "; name a column with levels")
    case .keyWithoutLevels(let field, let kind):
      "segments: axes: keys: \(field) is read as \(kind), which has no levels to keep apart; name a category, or "
        + "read it as one under `accounts: kinds`"
    case .unknownTrigger(let name, let suggestion):
      "segments: axes: triggers: \(name) is no kind of signal and no column of dates"
        + (suggestion.map { "; did you mean \($0)?" } ?? "; take it out of `triggers`")
    case .unknownFeature(let field, let suggestion):
      "segments: axes: columns: \(field) is not among the features"
        + (suggestion.map { "; did you mean \($0)?" } ?? "; add it to `features`")
    case .nothingAlike(let axes):
      "segments by \(axes.joined(separator: ", ")): no feature with a weight above 0 is left to tell how alike "
        + "accounts are; raise a weight under segments: axes, or add columns to `features`"
    case .filter(let axis, let error): "segments: axes: \(axis): \(error.description)"
    }
  }
}
