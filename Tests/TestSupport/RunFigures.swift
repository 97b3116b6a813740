import Foundation

/// What a run says in its JSON, as far as tests of the whole way ask for it.
public struct RunFigures: Decodable, Sendable {
  /// The verdicts, the overall one first.
  public let verdicts: [String]
  /// The comparisons of neighbouring tiers.
  public let comparisons: [Comparison]
  /// The attributes tested.
  public let attributes: [Attribute]
  /// The micro-segments.
  public let segments: [Segment]

  /// One comparison.
  public struct Comparison: Decodable, Sendable {
    /// "proven", "not proven" or "inverted".
    public let verdict: String
  }

  /// One attribute.
  public struct Attribute: Decodable, Sendable {
    /// The field.
    public let field: String
    /// The Holm-adjusted p.
    public let adjustedP: Double
  }

  /// One segment.
  public struct Segment: Decodable, Sendable {
    /// Its name.
    public let name: String
    /// The ids of its accounts.
    public let accounts: [String]
  }

  /// Reads the JSON of a run.
  ///
  /// - Parameter text: The JSON.
  /// - Throws: When it has another shape.
  public init(_ text: String) throws {
    self = try JSONDecoder().decode(RunFigures.self, from: Data(text.utf8))
  }
}
