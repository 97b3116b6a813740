import Modeling
import Reading

/// Makes segments of groups of accounts: names, traits, rules and reach, in the order of the output.
struct SegmentDescriber {
  let market: Market
  /// The fields that took part in the clustering.
  let clustered: [String]
  /// The fields that names begin with.
  let nameFields: [String]
  /// What an account is called where no industry says it.
  let noun: String
  let asOf: CalendarDate?
  /// How many days before the as-of day an event is recent.
  let windowDays: Int
  let threadCount: Int

  /// What is known of a group before it has a name.
  struct Group {
    /// Rows of the account table, ascending.
    let members: [Int]
    /// The group that is most similar, by its place; nothing where there is none.
    let sibling: Int?
    let cohesion: Double
    let silhouette: Double
  }

  /// Returns the segments, the largest first, then by name, so that numbers do not depend on the order of accounts.
  ///
  /// - Parameters:
  ///   - groups: The groups.
  ///   - traitCount: How many traits a segment shows.
  /// - Returns: The segments, and the place of the group that each was.
  func segments(of groups: [Group], traitCount: Int) -> (segments: [Segment], order: [Int]) {
    let naming = SegmentNaming(
      market: market, accounts: groups.flatMap(\.members).sorted(), clustered: clustered,
      first: nameFields, noun: noun, asOf: asOf, days: windowDays, threadCount: threadCount)
    let said = naming.descriptions(
      of: groups.map(\.members), siblings: groups.map(\.sibling))
    let reach = ContactReach(market: market)
    let order = groups.indices.sorted { a, b in
      (-groups[a].members.count, said[a].name.text, groups[a].members[0])
        < (-groups[b].members.count, said[b].name.text, groups[b].members[0])
    }
    let segments = order.enumerated().map { place, index in
      let group = groups[index]
      var segment = Segment(
        number: place + 1, name: said[index].name.text, members: group.members,
        traits: Array(said[index].traits.prefix(traitCount)), cohesion: group.cohesion,
        silhouette: group.silhouette, reach: reach?.reach(of: group.members))
      (segment.nameParts, segment.rule) = (said[index].name.parts, said[index].rule)
      return segment
    }
    return (segments, order)
  }

  /// Returns segments that have members and numbers and nothing else.
  static func bare(_ groups: [[Int]]) -> [Segment] {
    groups.enumerated().map { place, members in
      Segment(
        number: place + 1, name: "", members: members, traits: [], cohesion: .nan,
        silhouette: .nan, reach: nil)
    }
  }
}
