/// Which of today's segments are earlier ones that live on, and what number and name each bears.
///
/// A segment lives on in the one that holds more than half of its earlier members, of which there is at most one.
/// Where several live on in the same, the one with most members in it gives the number, then the one whose Jaccard
/// similarity to it is greater, then the lower number: no assignment of such pairs has more members in common. All
/// others get the numbers after the last earlier one, so that a number never means two segments.
///
/// > Source: maximum-overlap matching of partitions as in Greene, Doyle and Cunningham, "Tracking the evolution of
/// > communities in dynamic social networks", 2010, DOI 10.1109/ASONAM.2010.17, with a threshold of one half.
public struct SegmentContinuity: Sendable {
  private let earlier: EarlierSegments

  /// Creates a continuity with an earlier run.
  public init(_ earlier: EarlierSegments) {
    self.earlier = earlier
  }

  /// What a segment is called.
  public struct Identity: Sendable, Equatable {
    /// Its number.
    public let number: Int
    /// Its name.
    public let name: String
    /// Whether it is an earlier segment that lives on.
    public let isKept: Bool
  }

  /// Returns the number and name of each group.
  ///
  /// - Parameters:
  ///   - groups: The members of each of today's segments, k, rows of the account table.
  ///   - names: The names that they would have without an earlier run, k.
  ///   - order: In which order new segments get their numbers, a permutation of the k groups.
  ///   - isStillTrue: Whether an earlier name is true of enough members of a group.
  /// - Returns: One for each group; numbers and names are all different.
  /// - Complexity: O(accounts + k · log k).
  public func identities(
    of groups: [[Int]], names: [String], order: [Int],
    isStillTrue: (_ name: String, _ group: Int) -> Bool
  ) -> [Identity] {
    precondition(
      names.count == groups.count && order.count == groups.count,
      "\(groups.count) groups, \(names.count) names, \(order.count) places")
    let kept = keptSegments(groups)
    var next = (earlier.segments.last?.number ?? 0) + 1
    var numbers = kept.map { $0?.number ?? 0 }
    for group in order where kept[group] == nil {
      numbers[group] = next
      next += 1
    }
    // Names that stay come first, so that it is the new ones that give way.
    var texts = [String?](repeating: nil, count: groups.count)
    var used: Set<String> = []
    for (group, segment) in kept.enumerated() {
      guard let name = segment?.name, !name.isEmpty, isStillTrue(name, group) else { continue }
      if used.insert(name).inserted { texts[group] = name }
    }
    for group in order where texts[group] == nil {
      var name = names[group]
      var copy = 2
      while !used.insert(name).inserted {
        name = "\(names[group]) (\(copy))"
        copy += 1
      }
      texts[group] = name
    }
    return groups.indices.map {
      Identity(number: numbers[$0], name: texts[$0] ?? names[$0], isKept: kept[$0] != nil)
    }
  }

  /// Returns the earlier segment that lives on in each group, or nothing.
  private func keptSegments(_ groups: [[Int]]) -> [EarlierSegments.Earlier?] {
    let overlaps = SegmentOverlaps(earlier, groups)
    var kept = [(segment: EarlierSegments.Earlier, common: Int)?](
      repeating: nil, count: groups.count)
    for (place, segment) in earlier.segments.enumerated() {
      guard let group = overlaps.homes[place] else { continue }
      let common = overlaps.counts[place][group] ?? 0
      if let other = kept[group] {
        // With as many in common, the smaller segment has the greater Jaccard similarity; the lower number came first.
        let isBetter =
          common > other.common || common == other.common && segment.count < other.segment.count
        guard isBetter else { continue }
      }
      kept[group] = (segment, common)
    }
    return kept.map { $0?.segment }
  }
}

/// How many members earlier segments and today's groups have in common.
struct SegmentOverlaps {
  /// For each earlier segment, in their order, how many of its members each group holds.
  let counts: [[Int: Int]]
  /// The group that holds more than half of each earlier segment's members, those that are gone included.
  let homes: [Int?]
  /// The groups that each hold a third or more, and at least two, of an earlier segment's members in any group.
  let parts: [[Int]]

  init(_ earlier: EarlierSegments, _ groups: [[Int]]) {
    var places: [Int: Int] = [:]
    for (place, segment) in earlier.segments.enumerated() { places[segment.number] = place }
    var counts = [[Int: Int]](repeating: [:], count: earlier.segments.count)
    for (group, members) in groups.enumerated() {
      for account in members {
        if let number = earlier.number(of: account), let place = places[number] {
          counts[place][group, default: 0] += 1
        }
      }
    }
    self.counts = counts
    homes = zip(counts, earlier.segments).map { own, segment in
      own.first { 2 * $0.value > segment.count }?.key
    }
    parts = counts.map { own in
      let all = own.values.reduce(0, +)
      return own.filter { $0.value >= 2 && 3 * $0.value >= all }.keys.sorted()
    }
  }
}
