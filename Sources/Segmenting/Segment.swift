/// Accounts that belong together, with a name made of what sets them apart.
public struct Segment: Sendable {
  /// The number in the output, from 1: the largest first, then by name.
  public internal(set) var number: Int
  /// What sets it apart, in a few words: "US logistics on SAP, funding in 90 days".
  public internal(set) var name: String
  /// Rows of the account table, ascending.
  public let members: [Int]
  /// What sets it apart from the other accounts that were segmented, the surest first.
  public let traits: [Trait]
  /// The traits that the name says; each is true of at least 60% of all members.
  public var nameParts: [Trait] = []
  /// What the name means, as a condition of the model file; empty where it says no trait.
  public var nameCondition = ""
  /// A short rule that almost picks its members out of all segmented accounts, where there is one.
  public var rule: SegmentRule?
  /// How alike the members are: 1 − the mean squared distance to the segment's center ÷ that to the common center.
  public let cohesion: Double
  /// The mean simplified silhouette of its members, from -1 to 1.
  public let silhouette: Double
  /// Contacts that can be reached, and how many accounts have one; nothing without contacts.
  public let reach: Reach?
  /// What a team can do with it; nothing where not asked for.
  public var plan: SegmentPlan?
  /// What its members have in common by the keys of the axes, the strongest first.
  public var commonKeys: [CommonKey] = []
  /// How many keys the axes have; where it is more than those in common, the segment is of accounts whose own
  /// combination holds too few.
  public var keyCount = 0
  /// Whether the segment crosses a key, its accounts being too few of their kind for one of their own.
  public var isMixed: Bool { commonKeys.count < keyCount }
  /// Its typical members, its neighbor and who is far from it; nothing where not asked for.
  public var position: Position?
  /// Which signal families set it apart; nothing where not asked for.
  public var makeup: SegmentMakeup?
  /// Whether it comes back when fields weigh a little more or less; nothing where not asked for.
  public var stability: SegmentStability.Judgement?

  /// A key that all members share.
  public struct CommonKey: Sendable, Equatable {
    /// The field, `trigger` or `lifecycle`.
    public let field: String
    /// The level.
    public let level: String

    /// Creates a key.
    public init(field: String, level: String) {
      self.field = field
      self.level = level
    }
  }

  /// How far a segment can be reached.
  public struct Reach: Sendable, Equatable {
    /// Members with at least one contact that can be reached.
    public let accountCount: Int
    /// Members with a decision-maker who can be reached.
    public let decisionMakerAccountCount: Int
    /// Contacts that can be reached, all members together.
    public var contactCount = 0
    /// Members without one, rows of the account table.
    public var unreached: [Int] = []

    /// Creates a reach.
    public init(accountCount: Int, decisionMakerAccountCount: Int) {
      self.accountCount = accountCount
      self.decisionMakerAccountCount = decisionMakerAccountCount
    }
  }

  /// Creates a segment.
  public init(
    number: Int, name: String, members: [Int], traits: [Trait], cohesion: Double,
    silhouette: Double, reach: Reach?
  ) {
    self.number = number
    self.name = name
    self.members = members
    self.traits = traits
    self.cohesion = cohesion
    self.silhouette = silhouette
    self.reach = reach
  }
}
