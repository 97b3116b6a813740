/// Makes names of the traits that set segments apart: "US logistics on SAP, funded in 90 days".
///
/// A part of a name is true of at least 60 % of all members, values that are not known counting as not true. The
/// fields that the model names first come first, then the surest. Where two segments would bear one name, traits
/// that the namesakes have less often take the place of what they share; a number stands only where nothing that is
/// true tells them apart. Rows may come in any order.
struct SegmentNamer {
  /// Fields that are named first, in this order.
  let first: [String]
  /// Puts parts into a phrase.
  let grammar: NameGrammar
  /// What goes without saying.
  let nested: NestedLevels
  /// A name longer than this gets no further part that it can do without.
  static let longest = 70
  /// Levels joined by "or" that are longer together than this stand only where nothing else does.
  private static let longestList = 50
  /// So many parts are enough unless segments need more to differ.
  static let usualCount = 3

  /// Creates a namer; `noun` is what an account is called where no industry says it.
  init(first: [String], noun: String, columns: TraitColumns) {
    self.first = first
    grammar = NameGrammar(noun: noun)
    nested = NestedLevels(columns)
  }

  /// Returns one name per segment, all of them different.
  ///
  /// - Parameters:
  ///   - candidates: What can be said of each segment, the surest first.
  ///   - groups: The members of each, rows of the account table.
  ///   - columns: The fields.
  ///   - keys: An account's identifier, by which namesakes without a difference are numbered.
  /// - Returns: The names.
  func names(
    _ candidates: [[TraitCandidate]], groups: [[Int]], columns: TraitColumns,
    keys: (Int) -> String
  ) -> [SegmentName] {
    let sayable = candidates.map(sayable)
    var parts = sayable.map(usualParts)
    var texts = parts.map(text)
    let separator = NamesakeSeparator(
      namer: self, sayable: sayable, groups: groups, columns: columns)
    separator.separate(&parts, &texts)
    number(&texts, groups, keys)
    return zip(texts, parts).map { text, parts in
      SegmentName(text: text, parts: parts.map(\.trait))
    }
  }

  /// Returns the phrase of some parts.
  func text(_ parts: [TraitCandidate]) -> String {
    parts.isEmpty ? "Mixed \(grammar.noun)" : grammar.text(parts.map(\.trait))
  }

  /// Returns whether a part may join others: not the same in other words, and not too much of one field.
  func fits(_ part: TraitCandidate, beside parts: [TraitCandidate]) -> Bool {
    let same = parts.filter { $0.trait.field == part.trait.field }
    if case .tag = part.trait.condition.test {
      if same.count > 1 { return false }
    } else if !same.isEmpty {
      return false
    }
    if parts.contains(where: { saysMore($0, than: part) }) { return false }
    let text = part.trait.text.lowercased()
    return !parts.contains { other in
      let said = other.trait.text.lowercased()
      return said == text || (Places.isPlace(part.trait.field) && said.contains(text))
    }
  }

  /// Returns whether one part makes another needless: a narrower level does, and an event with its days where a column has the event
  /// for a level.
  private func saysMore(_ part: TraitCandidate, than other: TraitCandidate) -> Bool {
    if nested.implies(part.key, other.key) { return true }
    guard case .within = part.trait.condition.test,
      case .level(let level) = other.trait.condition.test
    else { return false }
    return PlainWords.happening(part.trait.field) == PlainWords.happening(level.lowercased())
  }

  /// Returns what may be said at all, in the order in which it would be.
  private func sayable(_ candidates: [TraitCandidate]) -> [TraitCandidate] {
    candidates.filter { candidate in
      candidate.isNameable && candidate.kind != .wholeRange
        && candidate.trait.share >= SegmentName.leastShare && !saysNothing(candidate.trait)
    }
  }

  private func saysNothing(_ trait: Segment.Trait) -> Bool {
    switch trait.condition.test {
    case .level(let level):
      PlainWords.isUnknown(level) || ["no", "false"].contains(level.lowercased())
    case .tag(let tag): PlainWords.isUnknown(tag) || PlainWords.isOther(tag)
    default: false
    }
  }

  /// Returns the first fields' traits, then the surest others, then a range; alternatives where no single level is.
  private func usualParts(_ sayable: [TraitCandidate]) -> [TraitCandidate] {
    let telling = sayable.filter(\.isTelling)
    var parts: [TraitCandidate] = []
    for field in first {
      let best = telling.first { $0.trait.field == field && $0.kind == .trait }
      if let best { add(best, to: &parts) }
      // Of the very first field two levels that most have say more than the surest of another.
      if best == nil, field == first.first, let several = alternatives(telling, of: field) {
        add(several, to: &parts)
      }
    }
    for candidate in telling where candidate.kind == .trait && !candidate.isRange {
      add(candidate, to: &parts)
    }
    for field in first where parts.count < 2 && !parts.contains(where: { $0.kind == .alternatives })
    {
      if let several = alternatives(telling, of: field) { add(several, to: &parts) }
    }
    // One range beside words, two by themselves.
    let rangeCount = parts.isEmpty ? 2 : 1
    for candidate in telling where candidate.isRange && parts.count(where: \.isRange) < rangeCount {
      add(candidate, to: &parts)
    }
    if let one = telling.first, parts.isEmpty { add(one, to: &parts) }
    // What all have tells nothing but is true; better than no name.
    if parts.isEmpty { for one in sayable where !one.isRange { add(one, to: &parts) } }
    if parts.isEmpty, let range = sayable.first { add(range, to: &parts) }
    return parts
  }

  private func alternatives(_ telling: [TraitCandidate], of field: String) -> TraitCandidate? {
    telling.first { $0.trait.field == field && $0.kind == .alternatives }
  }

  /// Adds a part if there is room; an industry makes room for the narrower one that implies it.
  private func add(_ candidate: TraitCandidate, to parts: inout [TraitCandidate]) {
    // A long list of levels reads worse than whatever else is true.
    let isLong = candidate.kind == .alternatives && candidate.trait.text.count > Self.longestList
    if isLong, !parts.isEmpty { return }
    let others = parts.filter { !saysMore(candidate, than: $0) }
    guard others.count < Self.usualCount, fits(candidate, beside: others) else { return }
    let longer = others + [candidate]
    if parts.isEmpty || text(longer).count <= Self.longest { parts = longer }
  }

  /// Numbers the segments that still bear one name, by their least identifier.
  private func number(_ texts: inout [String], _ groups: [[Int]], _ keys: (Int) -> String) {
    let taken = Set(texts)
    for (text, indices) in NamesakeSeparator.namesakes(texts) {
      let ordered = indices.map { ($0, groups[$0].map(keys).min() ?? "") }
        .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
      var number = 0
      for (index, _) in ordered {
        repeat { number += 1 } while taken.contains("\(text), group \(number)")
        texts[index] = "\(text), group \(number)"
      }
    }
  }
}
