/// Accounts that belong together, with a name made of what sets them apart.
public struct Segment: Sendable {
  /// The number in the output, from 1: the largest first, then by name.
  public let number: Int
  /// What sets it apart, in a few words: "US logistics on SAP, funding in 90 days".
  public let name: String
  /// Rows of the account table, ascending.
  public let members: [Int]
  /// What sets it apart from the other accounts that were segmented, strongest first.
  public let traits: [Trait]
  /// How alike the members are: 1 − the mean squared distance to the segment's center ÷ that to the common center.
  public let cohesion: Double
  /// The mean simplified silhouette of its members, from -1 to 1.
  public let silhouette: Double
  /// Contacts that can be reached, and how many accounts have one; nothing without contacts.
  public let reach: Reach?

  /// One trait: a level that is more frequent here, or a number that is higher or lower here.
  public struct Trait: Sendable, Equatable {
    /// The field.
    public let field: String
    /// The value in words: "logistics", "Salesforce", "employees 200–900".
    public let text: String
    /// The members that have it.
    public let count: Int
    /// The share of members that have it.
    public let share: Double
    /// The share of all segmented accounts that have it.
    public let shareOfAll: Double

    /// Creates a trait.
    public init(field: String, text: String, count: Int, share: Double, shareOfAll: Double) {
      self.field = field
      self.text = text
      self.count = count
      self.share = share
      self.shareOfAll = shareOfAll
    }
  }

  /// How far a segment can be reached.
  public struct Reach: Sendable, Equatable {
    /// Members with at least one contact that can be reached.
    public let accountCount: Int
    /// Members with a decision-maker who can be reached.
    public let decisionMakerAccountCount: Int

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

/// All segments of one run.
public struct Segmentation: Sendable {
  /// The micro-segments; every account of the chosen tiers is in exactly one.
  public let segments: [Segment]
  /// What was segmented: "Tier 2" or "all accounts".
  public let scope: String
  /// The sizes asked for.
  public let sizes: ClosedRange<Int>
  /// Coarse segments of the whole market by k-means; empty when not asked for.
  public let marketSegments: [Segment]
  /// Each family's share of the inertia between the segments, by name; sums to 1.
  public let familyShares: [FamilyShare]
  /// What a reader must know, in sentences: too few accounts for one segment, a family without data.
  public let notes: [String]

  /// A family's share of the inertia between segments.
  public struct FamilyShare: Sendable, Equatable {
    /// The family's name.
    public let family: String
    /// The share that the model file asks for.
    public let asked: Double
    /// The share between the segments.
    public let actual: Double

    /// Creates a share.
    public init(family: String, asked: Double, actual: Double) {
      self.family = family
      self.asked = asked
      self.actual = actual
    }
  }

  /// Fields that the segments lean on although they say what is so today and not on the as-of day.
  public var undatedFields: [String] = []

  /// What became of the segments since an earlier run; nothing where there was none to go on from.
  public var changes: SegmentChanges?
  /// How the number of market segments was chosen; nothing where it was given.
  public var marketCount: MarketSegmentCount?

  /// Creates a segmentation.
  public init(
    segments: [Segment], scope: String, sizes: ClosedRange<Int>, marketSegments: [Segment],
    familyShares: [FamilyShare], notes: [String]
  ) {
    self.segments = segments
    self.scope = scope
    self.sizes = sizes
    self.marketSegments = marketSegments
    self.familyShares = familyShares
    self.notes = notes
  }
}
