/// A segment's name and the traits that it says.
///
/// Every part is true of at least `leastShare` of all members, unknown values counted as not true.
public struct SegmentName: Sendable, Equatable {
  /// The name: "US logistics on SAP, funded in 90 days".
  public let text: String
  /// The traits that it says, so that each can be checked against the members.
  public let parts: [Segment.Trait]

  /// The least share of all members of which a part must be true.
  public static let leastShare = 0.6

  /// Creates a name.
  public init(text: String, parts: [Segment.Trait]) {
    self.text = text
    self.parts = parts
  }
}
