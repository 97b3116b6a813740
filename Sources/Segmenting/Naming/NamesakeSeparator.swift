/// Gives segments that would bear one name parts that tell them apart.
struct NamesakeSeparator {
  let namer: SegmentNamer
  let sayable: [[TraitCandidate]]
  let groups: [[Int]]
  let columns: TraitColumns

  /// A part must be so much more frequent here than among the namesakes to be worth saying.
  private static let clearDifference = 0.3
  private static let roundCount = 6

  /// Returns the texts that more than one segment bears, in order of their text, with these segments.
  static func namesakes(_ texts: [String]) -> [(text: String, indices: [Int])] {
    Dictionary(grouping: texts.indices) { texts[$0] }.filter { $0.value.count > 1 }
      .map { ($0.key, $0.value) }.sorted { $0.text < $1.text }
  }

  /// Changes parts and texts until no two texts are the same or nothing that is true can be added.
  func separate(_ parts: inout [[TraitCandidate]], _ texts: inout [String]) {
    narrow(&parts, &texts)
    for round in 0..<Self.roundCount {
      let namesakes = Self.namesakes(texts)
      guard !namesakes.isEmpty else { return }
      // Later rounds only add, so that names do not go in circles.
      let mayReplace = round < 2
      for (_, indices) in namesakes {
        let tally = TraitTally(columns, accounts: indices.flatMap { groups[$0] }, threadCount: 1)
        for index in indices {
          guard let part = best(index, tally, parts[index]) else { continue }
          if mayReplace, parts[index].count >= SegmentNamer.usualCount {
            parts[index].removeLast()
          }
          parts[index].append(part)
          texts[index] = namer.text(parts[index])
        }
      }
    }
  }

  /// Gives a name that others only lengthen, "Health care" beside "Health care, founded 1980–2010", a part of its own.
  private func narrow(_ parts: inout [[TraitCandidate]], _ texts: inout [String]) {
    let sets = parts.map { Set($0.map(\.trait.condition)) }
    var holders: [Segment.Condition: [Int]] = [:]
    for (index, set) in sets.enumerated() {
      for condition in set { holders[condition, default: []].append(index) }
    }
    var tallies: [Set<Segment.Condition>: TraitTally?] = [:]
    for index in parts.indices where parts[index].count < SegmentNamer.usualCount {
      let set = sets[index]
      if tallies[set] == nil { tallies[set] = .some(tallyOfLonger(set, sets, holders)) }
      guard let tally = tallies[set] ?? nil,
        let part = best(index, tally, parts[index], isClear: true)
      else { continue }
      let text = namer.text(parts[index] + [part])
      guard text.count <= SegmentNamer.longest else { continue }
      parts[index].append(part)
      texts[index] = text
    }
  }

  /// Counts the segments that say all of a set, where some of them say more; nothing where none does.
  private func tallyOfLonger(
    _ set: Set<Segment.Condition>, _ sets: [Set<Segment.Condition>],
    _ holders: [Segment.Condition: [Int]]
  ) -> TraitTally? {
    guard let shortest = set.map({ holders[$0, default: []] }).min(by: { $0.count < $1.count })
    else { return nil }
    let around = shortest.filter { sets[$0].isSuperset(of: set) }
    guard around.contains(where: { sets[$0].count > set.count }) else { return nil }
    return TraitTally(columns, accounts: around.flatMap { groups[$0] }, threadCount: 1)
  }

  /// Returns the part that the namesakes have least of: a level, else a range, else a place.
  private func best(
    _ index: Int, _ namesakes: TraitTally, _ parts: [TraitCandidate], isClear: Bool = false
  ) -> TraitCandidate? {
    var best: (candidate: TraitCandidate, rank: Int, difference: Double)?
    for candidate in sayable[index] where namer.fits(candidate, beside: parts) {
      let difference = difference(candidate, index, namesakes)
      guard difference > (isClear ? Self.clearDifference : 0) else { continue }
      let rank = rank(candidate, isClear: difference >= Self.clearDifference)
      if best.map({ rank > $0.rank || (rank == $0.rank && difference > $0.difference) }) ?? true {
        best = (candidate, rank, difference)
      }
    }
    return best?.candidate
  }

  private func rank(_ candidate: TraitCandidate, isClear: Bool) -> Int {
    guard isClear else { return 0 }
    if Places.isPlace(candidate.trait.field) { return 1 }
    return candidate.isRange ? 2 : candidate.kind == .alternatives ? 3 : 4
  }

  /// How much larger the share of the members is than that of the namesakes' members.
  private func difference(
    _ candidate: TraitCandidate, _ index: Int, _ namesakes: TraitTally
  ) -> Double {
    let size = groups[index].count
    let hits = namesakes.hits(candidate.key) - candidate.trait.count
    let others = namesakes.accountCount - size
    return candidate.trait.share - Double(hits) / Double(max(1, others))
  }
}
