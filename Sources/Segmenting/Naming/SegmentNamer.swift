/// Makes names of the traits that set segments apart: "US logistics on SAP, funded in 90 days".
///
/// A part of a name is true of at least 60 % of all members, values that are not known counting as not true. The
/// fields that the model names first come first, then the surest. Where two segments would bear one name, traits
/// that the namesakes have less often take the place of what they share; a number stands only where nothing that is
/// true tells them apart. Rows may come in any order.
struct SegmentNamer {
  /// Fields that are named first, in this order.
  let first: [String]
  /// What an account is called where no industry says it.
  let grammar: NameGrammar
  /// A name longer than this gets no further part that it can do without.
  static let longest = 70
  /// So many parts are enough unless segments need more to differ.
  static let usualCount = 3

  init(first: [String], noun: String) {
    self.first = first
    grammar = NameGrammar(noun: noun)
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
    let text = part.trait.text.lowercased()
    return !parts.contains { other in
      let said = other.trait.text.lowercased()
      return said == text || (Places.isPlace(part.trait.field) && said.contains(text))
    }
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
    var parts: [TraitCandidate] = []
    func add(_ candidate: TraitCandidate) {
      guard parts.count < Self.usualCount, fits(candidate, beside: parts) else { return }
      let longer = parts + [candidate]
      if parts.isEmpty || text(longer).count <= Self.longest { parts = longer }
    }
    let telling = sayable.filter(\.isTelling)
    for field in first {
      if let best = telling.first(where: { $0.trait.field == field && !$0.isRange }) { add(best) }
    }
    for candidate in telling where candidate.kind == .trait && !candidate.isRange { add(candidate) }
    for candidate in telling where candidate.isRange { add(candidate) }
    if parts.isEmpty, let one = telling.first { add(one) }
    // What all have tells nothing but is true; better than no name.
    if parts.isEmpty { for candidate in sayable where !candidate.isRange { add(candidate) } }
    if parts.isEmpty, let range = sayable.first { add(range) }
    return parts
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
