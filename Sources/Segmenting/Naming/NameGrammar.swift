/// Puts traits into one phrase: places, size and industry in front, technologies after "on", the rest after commas.
package struct NameGrammar {
  /// What an account is called where no industry says it.
  let noun: String

  /// Creates a grammar.
  package init(noun: String) {
    self.noun = noun
  }

  /// Returns the phrase, the same for any order of the parts within a kind of part that is kept.
  package func text(_ parts: [Segment.Trait]) -> String {
    var slots = NameSlots()
    for part in parts { slots.add(part) }
    return PlainWords.capitalized(phrase(slots))
  }

  private func phrase(_ slots: NameSlots) -> String {
    let kind = slots.kinds.first.map(PlainWords.lowercased)
    let isQualified = !slots.sizes.isEmpty || !slots.adjectives.isEmpty
    let needsNoun =
      isQualified
      || (kind == nil && !(slots.places.isEmpty && slots.stacks.isEmpty && slots.uses.isEmpty))
    // "US logistics" and "Texas logistics", but "US accounts" and "accounts in Texas".
    // Before "utilities or construction" a place would seem to belong to the first alone.
    let isOneKind = slots.kinds.first.map { !$0.contains(" or ") }
    let goesBefore = slots.places.first.map { $0.before != nil && (isOneKind ?? $0.isAdjective) }
    var words: [String] = slots.sizes
    if goesBefore == true, let before = slots.places[0].before { words.append(before) }
    words += slots.adjectives
    if let kind { words.append(kind) }
    if needsNoun { words.append(noun) }
    words += slots.places.dropFirst(goesBefore == true ? 1 : 0).map(\.inside)
    if !slots.stacks.isEmpty { words += ["on", PlainWords.list(slots.stacks, "and")] }
    if !slots.uses.isEmpty {
      words += ["for", PlainWords.list(slots.uses.map(PlainWords.lowercased), "and")]
    }
    let head = words.joined(separator: " ")
    let others = slots.kinds.dropFirst().map(PlainWords.lowercased)
    let ranges = slots.ranges.sorted { ($0.order, $0.text) < ($1.order, $1.text) }.map(\.text)
    return ((head.isEmpty ? [] : [head]) + others + slots.rest + ranges).joined(separator: ", ")
  }
}
