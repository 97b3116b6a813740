import Modeling

/// Puts traits into one phrase: places, size and industry in front, technologies after "on", the rest after commas.
struct NameGrammar {
  /// What an account is called where no industry says it.
  let noun: String

  /// Returns the phrase, the same for any order of the parts within a kind of part that is kept.
  func text(_ parts: [Segment.Trait]) -> String {
    var slots = NameSlots()
    for part in parts { slots.add(part) }
    return PlainWords.capitalized(phrase(&slots))
  }

  private func phrase(_ slots: inout NameSlots) -> String {
    // Without an industry, what they buy for says what they are.
    if slots.kinds.isEmpty, let use = slots.uses.first {
      slots.kinds.append(use)
      slots.uses.removeFirst()
    }
    var words: [String] = slots.sizes
    if let place = slots.places.first, let before = place.before { words.append(before) }
    let kind = slots.kinds.first
    let needsNoun =
      kind == nil
      && !(slots.sizes.isEmpty && slots.places.isEmpty && slots.stacks.isEmpty)
    if let kind { words.append(PlainWords.lowercased(kind)) }
    if needsNoun || (kind != nil && !slots.sizes.isEmpty) { words.append(noun) }
    for (index, place) in slots.places.enumerated() where index > 0 || place.before == nil {
      words.append("in \(place.after)")
    }
    if !slots.stacks.isEmpty { words += ["on", PlainWords.list(slots.stacks, "and")] }
    if !slots.uses.isEmpty {
      words += ["for", PlainWords.list(slots.uses.map(PlainWords.lowercased), "and")]
    }
    let head = words.joined(separator: " ")
    let others = slots.kinds.dropFirst().map(PlainWords.lowercased)
    return ((head.isEmpty ? [] : [head]) + others + slots.rest).joined(separator: ", ")
  }
}

/// The parts of a name by where they stand in it.
struct NameSlots {
  var places: [(before: String?, after: String)] = []
  var sizes: [String] = []
  var kinds: [String] = []
  var stacks: [String] = []
  var uses: [String] = []
  var rest: [String] = []

  private static let kindFields: Set<String> = [
    "industry", "sub_industry", "sector", "vertical", "industry_group", "sub_sector",
  ]
  private static let sizeWords: Set<String> = [
    "tiny", "small", "medium", "large", "enterprise", "mid-size", "mid-market", "startup", "big",
    "smb", "mid", "micro", "huge",
  ]

  /// Puts a trait where it belongs.
  mutating func add(_ trait: Segment.Trait) {
    let field = trait.field
    switch trait.condition.test {
    case .level(let level): add([level], field)
    case .anyLevel(let levels): add(levels, field)
    case .tag(let tag): addTag(tag, field)
    case .within, .range: rest.append(trait.text)
    }
  }

  private mutating func add(_ levels: [String], _ field: String) {
    let isBare = levels.contains { PlainWords.isBare($0, field: field) }
    if Places.isPlace(field) { return addPlace(levels, field) }
    if field == "employees", levels.allSatisfy({ Self.sizeWords.contains($0.lowercased()) }) {
      let words = levels.map { $0.lowercased() == "mid" ? "mid-size" : $0.lowercased() }
      return sizes.append(PlainWords.list(words, "or"))
    }
    let texts = levels.map { PlainWords.level($0, field: field) }
    let text = PlainWords.list(texts, "or")
    if field == "employees" {
      rest.append("\(text) employees")
    } else if isBare {
      rest.append(PlainWords.answer(levels[0], field: field) ?? text)
    } else if Self.kindFields.contains(field) {
      kinds.append(text)
    } else if ["use_case", "use_cases"].contains(field) {
      uses.append(text)
    } else if FieldFamilies.family(of: field) == .technographic {
      stacks.append(PlainWords.list(levels.map(TechnologyWords.spelled), "or"))
    } else {
      rest.append(PlainWords.aside(text, field: field))
    }
  }

  private mutating func addTag(_ tag: String, _ field: String) {
    if ["use_case", "use_cases"].contains(field) {
      uses.append(tag)
    } else if FieldFamilies.family(of: field) == .technographic {
      stacks.append(TechnologyWords.spelled(tag))
    } else {
      rest.append(TechnologyWords.spelled(tag))
    }
  }

  private mutating func addPlace(_ levels: [String], _ field: String) {
    if levels.contains(where: PlainWords.isOther) {
      places.append((nil, "other \(PlainWords.plural(PlainWords.field(field)))"))
    } else if levels.count == 1, field != "city" {
      places.append((Places.before(levels[0]), Places.after(levels[0])))
    } else {
      places.append((nil, PlainWords.list(levels.map(Places.after), "or")))
    }
  }
}
