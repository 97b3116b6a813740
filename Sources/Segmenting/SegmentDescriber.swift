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
  /// The segments of an earlier run, whose numbers and names go on; nothing where there was none.
  var earlier: EarlierSegments?
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
    let identities = identities(of: groups, said, order)
    let places = order.sorted { identities[$0].number < identities[$1].number }
    let segments = places.map { index in
      let group = groups[index]
      var segment = Segment(
        number: identities[index].number, name: identities[index].name, members: group.members,
        traits: Array(said[index].traits.prefix(traitCount)), cohesion: group.cohesion,
        silhouette: group.silhouette, reach: reach?.reach(of: group.members))
      (segment.nameParts, segment.rule) = (said[index].name.parts, said[index].rule)
      segment.nameCondition = condition(said[index].name, named: identities[index])
      return segment
    }
    return (segments, places)
  }

  /// The number and the name of each group: those of an earlier run where it lives on, else by its place.
  private func identities(
    of groups: [Group], _ said: [SegmentNaming.Description], _ order: [Int]
  ) -> [SegmentContinuity.Identity] {
    if let earlier {
      let truth = NameTruth(market, asOf: asOf)
      let meanings = Dictionary(
        earlier.segments.map { ($0.name, $0.condition) }, uniquingKeysWith: { first, _ in first })
      return SegmentContinuity(earlier).identities(
        of: groups.map(\.members), names: said.map(\.name.text), order: order
      ) { name, group in
        name == said[group].name.text
          || truth.holds(meanings[name] ?? "", of: groups[group].members)
      }
    }
    var numbers = [Int](repeating: 0, count: groups.count)
    for (place, group) in order.enumerated() { numbers[group] = place + 1 }
    return groups.indices.map {
      .init(number: numbers[$0], name: said[$0].name.text, isKept: false)
    }
  }

  /// Returns what a name means: that of its parts, or that of the earlier segment which gave it.
  private func condition(
    _ name: SegmentName, named identity: SegmentContinuity.Identity
  ) -> String {
    if name.text != identity.name,
      let old = earlier?.segments.first(where: { $0.name == identity.name })
    {
      return old.condition
    }
    return Segment.Condition.text(of: name.parts.map(\.condition))
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
