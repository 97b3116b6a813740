import Modeling

/// The parts of a name by where they stand in it.
struct NameSlots {
  var places: [Place] = []
  var sizes: [String] = []
  var adjectives: [String] = []
  var kinds: [String] = []
  var stacks: [String] = []
  var uses: [String] = []
  var rest: [String] = []
  var ranges: [(order: Int, text: String)] = []

  /// A place before and after the noun.
  struct Place {
    let before: String?
    let inside: String
    let isAdjective: Bool
  }

  private static let kindFields: Set<String> = [
    "industry", "sub_industry", "sector", "vertical", "industry_group", "sub_sector",
  ]
  private static let sizeFields: Set<String> = [
    "employees", "company_size", "size", "size_band", "account_size", "employee_band",
    "segment_size",
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
    case .within: rest.append(trait.text)
    case .range:
      let order = ["employees": 0, "revenue": 1, "founded": 3][field] ?? 2
      ranges.append((order, trait.text))
    }
  }

  private mutating func add(_ levels: [String], _ field: String) {
    let isBare = levels.contains { PlainWords.isBare($0, field: field) }
    if Places.isPlace(field) { return addPlace(levels, field) }
    if Self.sizeFields.contains(field),
      levels.allSatisfy({ Self.sizeWords.contains($0.lowercased()) })
    {
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
    } else if field.hasSuffix("policy"), levels.allSatisfy({ !$0.contains(" ") }) {
      adjectives.append(PlainWords.lowercased(text))
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
    let inside = levels.map {
      PlainWords.isOther($0)
        ? "in other \(PlainWords.plural(PlainWords.field(field)))" : Places.inside($0)
    }
    let text = PlainWords.list(
      [inside[0]] + inside.dropFirst().map { Self.joined($0, after: inside[0]) }, "or")
    let before = levels.count == 1 && field != "city" && !PlainWords.isOther(levels[0])
    places.append(
      Place(
        before: before ? Places.before(levels[0]) : nil, inside: text,
        isAdjective: before && Places.isAdjective(levels[0])))
  }

  /// Drops "in" where the first place has said it.
  private static func joined(_ place: String, after first: String) -> String {
    first.hasPrefix("in ") && place.hasPrefix("in ") ? String(place.dropFirst(3)) : place
  }
}
