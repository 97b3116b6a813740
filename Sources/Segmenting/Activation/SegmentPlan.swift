import Statistics

/// What a team does with a segment next week: who owns it, what it may cost, the play, and the content to make.
///
/// Suggestions, made from the size, the contacts and the traits; nothing of them is measured.
public struct SegmentPlan: Sendable, Equatable {
  /// The play.
  public let play: Play
  /// Why this one, in a sentence.
  public let reason: String
  /// Who owns it, by the tiers of its members; nothing where the model does not say.
  public let owner: String?
  /// Money per month, low and high: that of the members' tiers; nothing where the model has none.
  public let budgetPerMonth: ClosedRange<Double>?
  /// The content to make.
  public let content: Content

  /// A play for a few accounts at a time.
  ///
  /// > Source: the sizes of a cluster playbook: a webinar for 20 to 30 accounts of one micro-segment, a round table for 10
  /// > to 15 peers whose need is validated.
  public enum Play: String, Sendable, CaseIterable {
    case webinar
    case roundTable = "round table"
    case research
  }

  /// Three pieces of content, as a cluster playbook asks of every micro-segment.
  public struct Content: Sendable, Equatable {
    /// What draws them: about the problem that they share.
    public let anchor: String
    /// What convinces them: one like them that has bought.
    public let proof: String
    /// What they are asked to do.
    public let action: String

    /// Creates content.
    public init(anchor: String, proof: String, action: String) {
      (self.anchor, self.proof, self.action) = (anchor, proof, action)
    }
  }

  /// Creates a plan.
  public init(
    play: Play, reason: String, owner: String?, budgetPerMonth: ClosedRange<Double>?,
    content: Content
  ) {
    (self.play, self.reason, self.owner) = (play, reason, owner)
    (self.budgetPerMonth, self.content) = (budgetPerMonth, content)
  }
}
