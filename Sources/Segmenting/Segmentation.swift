/// All segments of one run.
public struct Segmentation: Sendable {
  /// The micro-segments; every account that takes part is in exactly one, or among those left over.
  public internal(set) var segments: [Segment]
  /// What was segmented: "Tier 2" or "all accounts".
  public let scope: String
  /// The sizes asked for; no segment is smaller or larger.
  public let sizes: ClosedRange<Int>
  /// Coarse segments of the whole market by k-means; empty when not asked for.
  public internal(set) var marketSegments: [Segment]
  /// Each family's share of the inertia between the segments, by name; sums to 1.
  public internal(set) var familyShares: [FamilyShare]
  /// What a reader must know, in sentences: a family without data, say.
  public internal(set) var notes: [String]

  /// The names of the axes, the first the strongest; empty for all families together.
  public var by: [String] = []
  /// Which segments come back when fields weigh a little more or less; nothing where not asked for.
  public var stability: SegmentStability.Result?
  /// Why an account is in its segment and not in another; nothing where not asked for.
  public var contrasts: SegmentContrasts?
  /// Whether won deals decided what was kept apart: the same deals then prove nothing of the segments.
  public var leansOnDeals = false
  /// What became of the segments since an earlier run; nothing where there was none to go on from.
  public var changes: SegmentChanges?
  /// How the number of market segments was chosen; nothing where it was given.
  public var marketCount: MarketSegmentCount?
  /// Where the accounts lie along the two axes on which they differ most; nothing where not asked for.
  public var map: AccountMap?
  /// How the micro-segments come together; nothing where not asked for, or with too many segments.
  public var tree: SegmentTree?
  /// Accounts of the scope without a segment, by row.
  public var leftOver: [LeftOver] = []
  /// Fields that the segments lean on although they say what is so today and not on the as-of day.
  public var undatedFields: [String] = []

  /// An account without a segment.
  public struct LeftOver: Sendable, Equatable {
    /// Its row in the account table.
    public let account: Int
    /// Why.
    public let reason: String

    /// Creates an account without a segment.
    public init(account: Int, reason: String) {
      self.account = account
      self.reason = reason
    }
  }

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

  /// The reasons for which accounts are left over, with their counts, the most frequent first.
  public var leftOverReasons: [(reason: String, count: Int)] {
    var counts: [String: Int] = [:]
    for left in leftOver { counts[left.reason, default: 0] += 1 }
    return counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map { ($0.key, $0.value) }
  }
}
