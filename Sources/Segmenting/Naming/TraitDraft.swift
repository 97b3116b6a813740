import Statistics

/// The traits of one segment before all tests are adjusted together.
struct TraitDraft: Sendable {
  private(set) var candidates: [TraitCandidate] = []
  /// The p-values of fields that took no part in the clustering, in the order of fields.
  private(set) var pValues: [Double] = []

  /// Counts and compares.
  ///
  /// - Parameters:
  ///   - finder: The columns and the counts to compare with.
  ///   - members: The segment's accounts.
  ///   - sibling: Those of the most similar segment; empty without one.
  ///   - counter: Counts levels.
  init(_ finder: TraitFinder, members: [Int], sibling: [Int], counter: inout LevelCounter) {
    for (index, field) in finder.columns.fields.enumerated() {
      let part = FieldPart(finder: finder, field: index, members: members, sibling: sibling)
      if case .numbers(let values) = field.values {
        addRange(part, values)
      } else {
        addLevels(part, counter.levels(index, finder.columns, members))
      }
    }
  }

  private mutating func addLevels(
    _ part: FieldPart, _ found: (known: Int, levels: [(code: Int, count: Int)])
  ) {
    let columns = part.finder.columns
    let levels = found.levels.filter { columns.isPositive(field: part.field, code: $0.code) }
    for level in levels {
      let key = TraitKey(field: part.field, what: .levels([Int32(level.code)]))
      var test: Int?
      if !part.tookPart {
        test = pValues.count
        pValues.append(part.midP(key, count: level.count, known: found.known))
      }
      guard level.count * 2 >= part.members.count else { continue }
      candidates.append(
        part.candidate(key, count: level.count, known: found.known, kind: .trait, test: test))
    }
    addAlternatives(part, known: found.known, levels)
  }

  /// Adds the two or three most frequent levels together where no single one is true of enough members.
  private mutating func addAlternatives(
    _ part: FieldPart, known: Int, _ levels: [(code: Int, count: Int)]
  ) {
    guard case .codes(_, let names, .plain) = part.finder.columns.fields[part.field].values
    else { return }
    let size = Double(part.members.count)
    func isEnough(_ count: Int) -> Bool { Double(count) >= SegmentName.leastShare * size }
    let sorted = levels.filter { $0.count >= 2 && !PlainWords.isBare(names[$0.code], field: "") }
      .sorted { (-$0.count, names[$0.code]) < (-$1.count, names[$1.code]) }
    guard let first = sorted.first, !isEnough(first.count) else { return }
    for length in 2...3 {
      let chosen = sorted.prefix(length).filter { Double($0.count) >= 0.2 * size }
      let count = chosen.reduce(0) { $0 + $1.count }
      guard chosen.count == length, isEnough(count) else { continue }
      let codes = chosen.map { Int32($0.code) }
      candidates.append(
        part.candidate(
          TraitKey(field: part.field, what: .levels(codes)), count: count, known: known,
          kind: .alternatives, test: nil))
      return
    }
  }

  private mutating func addRange(_ part: FieldPart, _ values: [Double]) {
    let sorted = part.members.map { values[$0] }.filter { !$0.isNaN }.sorted()
    guard let least = sorted.first, let greatest = sorted.last else { return }
    let v = TraitEvidence.rankVTest(
      members: sorted, of: part.finder.segmented.numbers(part.field))
    var test: Int?
    if !part.tookPart {
      test = pValues.count
      pValues.append(NormalDistribution.twoSidedP(z: v))
    }
    guard sorted.count >= 3, sorted.count * 2 > part.members.count else { return }
    let name = part.finder.columns.fields[part.field].name
    let cut = sorted.count / 8
    let middle = RangeWords.rounded(sorted[cut]...sorted[sorted.count - 1 - cut], field: name)
    let whole = RangeWords.rounded(least...greatest, field: name)
    for (range, kind) in [(middle, TraitCandidate.Kind.trait), (whole, .wholeRange)] {
      if kind == .wholeRange, whole == middle { continue }
      candidates.append(
        part.candidate(
          TraitKey(field: part.field, what: .range(range)),
          count: sorted.count { range.contains($0) }, known: sorted.count, kind: kind, test: test,
          v: v.magnitude))
    }
  }
}

/// One field of one segment, and what it is compared with.
private struct FieldPart {
  let finder: TraitFinder
  let field: Int
  let members: [Int]
  let sibling: [Int]

  var tookPart: Bool { finder.columns.fields[field].tookPart }

  /// Returns the chance of so many members with a level or more among accounts drawn from all segmented ones.
  func midP(_ key: TraitKey, count: Int, known: Int) -> Double {
    let all = finder.segmented.known(field)
    return Hypergeometric(first: known, second: all - known, drawn: finder.segmented.hits(key))
      .upperMidP(count)
  }

  /// Returns a candidate with its comparisons; `v` is the z of a number.
  func candidate(
    _ key: TraitKey, count: Int, known: Int, kind: TraitCandidate.Kind, test: Int?,
    v: Double? = nil
  ) -> TraitCandidate {
    let columns = finder.columns
    let (marketHits, marketKnown) = (finder.market.hits(key), finder.market.known(field))
    let marketShare = Double(marketHits) / Double(max(1, marketKnown))
    let others = (
      hits: finder.segmented.hits(key) - count, known: finder.segmented.known(field) - known
    )
    let othersShare = others.known > 0 ? Double(others.hits) / Double(others.known) : nil
    let siblingKnown = sibling.count { columns.isKnown(field, $0) }
    let siblingHits = sibling.count { columns.holds(key, $0) }
    let trait = Segment.Trait(
      condition: columns.condition(key), count: count, knownCount: known,
      memberCount: members.count, shareOfMarket: marketShare, shareOfSegmented: othersShare,
      shareOfSibling: siblingKnown > 0 ? Double(siblingHits) / Double(siblingKnown) : nil,
      z: v
        ?? TraitEvidence.logOddsZ(
          (count, known), elsewhere: others, marketShare: marketShare),
      isDescriptive: tookPart, q: nil)
    return TraitCandidate(
      key: key, trait: trait, kind: kind, isTelling: isTelling(trait, isRange: v != nil),
      isNameable: columns.fields[field].isNameable, test: test)
  }

  /// A range is fitted to the members, so that more is asked of it.
  private func isTelling(_ trait: Segment.Trait, isRange: Bool) -> Bool {
    let others = trait.shareOfSegmented ?? trait.shareOfMarket
    if isRange { return others <= 0.5 && trait.shareOfKnown >= 1.5 * others }
    return trait.z > 0
      && (trait.lift >= 1.25 || trait.shareOfKnown >= 1.25 * others)
  }
}
