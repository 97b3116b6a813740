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

  /// Returns the part that the namesakes have least of: a level, else a range, else a place.
  private func best(
    _ index: Int, _ namesakes: TraitTally, _ parts: [TraitCandidate]
  ) -> TraitCandidate? {
    var best: (candidate: TraitCandidate, rank: Int, difference: Double)?
    for candidate in sayable[index] where namer.fits(candidate, beside: parts) {
      let difference = difference(candidate, index, namesakes)
      guard difference > 0 else { continue }
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
