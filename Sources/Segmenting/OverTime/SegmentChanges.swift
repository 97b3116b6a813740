import Reading
import Statistics

/// What became of the segments between an earlier run and this one.
public struct SegmentChanges: Sendable, Equatable {
  /// The changes of today's segments by number, then the earlier ones that dissolved.
  public let changes: [Change]
  /// How many accounts stayed, moved, came, left and are gone.
  public let counts: Counts
  /// Verticals that light up in a new segment.
  public let lights: [VerticalLight]
  /// How much of each vertical was and is segmented, the surest growth first; empty without such a field.
  public let growth: [VerticalGrowth]
  /// What was segmented: "Tier 2".
  public let scope: String

  /// What happened to a segment.
  public enum Kind: Sendable, Equatable {
    /// It lives on with as many members, with more, or with fewer.
    case stayed, grew, shrank
    /// Most members of two or more earlier segments are in it; their numbers.
    case merged([Int])
    /// It holds a third or more of an earlier segment that came apart; its number.
    case splitOff(Int)
    /// It is new.
    case appeared
    /// An earlier segment of which no segment holds most members; where its members went, most first.
    case dissolved(into: [Int])
  }

  /// One segment.
  public struct Change: Sendable, Equatable {
    /// Its number.
    public let number: Int
    /// Its name.
    public let name: String
    /// What happened to it.
    public let kind: Kind
    /// How many members it had; 0 where it is new.
    public let earlierCount: Int
    /// How many it has; 0 where it dissolved.
    public let count: Int
    /// Members that had this number before.
    public let stayedCount: Int
    /// Members that were in another segment before.
    public let movedInCount: Int
    /// Members that were in no segment before.
    public let cameCount: Int
  }

  /// Accounts by what they did; every account that is or was in a segment counts once.
  public struct Counts: Sendable, Equatable {
    /// In a segment of the same number.
    public var stayed = 0
    /// In a segment of another number.
    public var moved = 0
    /// In a segment now and in none before.
    public var came = 0
    /// In none now, though still in the market.
    public var left = 0
    /// Not in the market any more.
    public var gone = 0

    /// Creates counts.
    public init(stayed: Int = 0, moved: Int = 0, came: Int = 0, left: Int = 0, gone: Int = 0) {
      (self.stayed, self.moved, self.came, self.left, self.gone) = (
        stayed, moved, came, left, gone
      )
    }
  }

  /// Compares two runs.
  ///
  /// - Parameters:
  ///   - earlier: The earlier run.
  ///   - segments: Today's segments, numbered by `SegmentContinuity`.
  ///   - scope: What is segmented: "Tier 2".
  ///   - accounts: The market's accounts.
  ///   - axes: The fields that names begin with; one that says the vertical is taken before others.
  public init(
    from earlier: EarlierSegments, to segments: [Segment], scope: String, accounts: AccountTable,
    axes: [String] = []
  ) {
    self.scope = scope
    let overlaps = SegmentOverlaps(earlier, segments.map(\.members))
    var counts = Counts()
    // The earlier segments that have their home, or a part, in each of today's.
    var homes = [[Int]](repeating: [], count: segments.count)
    var sources = homes
    for place in earlier.segments.indices {
      if let home = overlaps.homes[place] { homes[home].append(place) }
      guard overlaps.parts[place].count > 1 else { continue }
      for part in overlaps.parts[place] { sources[part].append(place) }
    }
    let known = Dictionary(
      uniqueKeysWithValues: earlier.segments.map { ($0.number, $0) })
    var isNow: Set<Int> = []
    var changes: [Change] = []
    for (place, segment) in segments.enumerated() {
      let before = segment.members.map { earlier.number(of: $0) }
      let stayed = before.count { $0 == segment.number }
      let came = before.count { $0 == nil }
      counts.stayed += stayed
      counts.came += came
      counts.moved += before.count - stayed - came
      isNow.formUnion(segment.members)
      changes.append(
        Change(
          number: segment.number, name: segment.name,
          kind: Self.kind(
            segment, known[segment.number],
            homes: homes[place].map { earlier.segments[$0].number },
            source: sources[place].max { a, b in
              let (x, y) = (overlaps.counts[a][place] ?? 0, overlaps.counts[b][place] ?? 0)
              return (x, -a) < (y, -b)
            }.map { earlier.segments[$0].number }),
          earlierCount: known[segment.number]?.count ?? 0, count: segment.members.count,
          stayedCount: stayed, movedInCount: before.count - stayed - came, cameCount: came))
    }
    counts.gone = earlier.segments.reduce(0) { $0 + $1.goneCount }
    counts.left = earlier.accounts.count { !isNow.contains($0) }
    let numbers = Set(segments.map(\.number))
    for (place, old) in earlier.segments.enumerated()
    where !numbers.contains(old.number) && overlaps.homes[place] == nil {
      let into = overlaps.counts[place].sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
      changes.append(
        Change(
          number: old.number, name: old.name,
          kind: .dissolved(into: into.map { segments[$0.key].number }), earlierCount: old.count,
          count: 0, stayedCount: 0, movedInCount: 0, cameCount: 0))
    }
    self.changes = changes
    self.counts = counts
    let levels = VerticalLevels.field(in: accounts, axes: axes)
      .flatMap { VerticalLevels(accounts, field: $0) }
    lights = levels?.lights(segments, changes, earlier: earlier) ?? []
    growth = levels?.growth(earlier: Set(earlier.accounts), now: isNow) ?? []
  }

  /// Returns what happened to one of today's segments.
  ///
  /// - Parameters:
  ///   - segment: The segment.
  ///   - own: The earlier segment of its number, if there was one.
  ///   - homes: The numbers of the earlier segments most of whose members it holds.
  ///   - source: The number of the earlier segment that came apart and of which it holds most, if there is one.
  /// - Returns: The kind of change.
  private static func kind(
    _ segment: Segment, _ own: EarlierSegments.Earlier?, homes: [Int], source: Int?
  ) -> Kind {
    if homes.count > 1 { return .merged(homes) }
    if let own {
      let difference = segment.members.count - own.count
      return difference == 0 ? .stayed : difference > 0 ? .grew : .shrank
    }
    return source.map { .splitOff($0) } ?? .appeared
  }
}
