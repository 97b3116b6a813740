/// One attribute tested against the outcome.
public struct AttributeEvidence: Sendable {
  /// The field.
  public let field: String
  /// How it was tested, in words: "chi-square over 10 levels", "Mann–Whitney".
  public let test: String
  /// The p of that test.
  public let p: Double
  /// The same, Holm-adjusted over all attributes.
  public let adjustedP: Double
  /// Accounts or deals with a value.
  public let count: Int

  /// Creates evidence.
  public init(field: String, test: String, p: Double, adjustedP: Double, count: Int) {
    self.field = field
    self.test = test
    self.p = p
    self.adjustedP = adjustedP
    self.count = count
  }

  /// Whether the adjusted p is below 0.05.
  public var isProven: Bool { adjustedP < 0.05 }
}
