import Statistics

/// Makes traits, with their words, of the values of a field.
struct TraitText {
  let field: String

  private var words: String { Self.words(plainField) }

  /// A field in words, short names being letters for something: `CRM`.
  static func words(_ field: String) -> String {
    field.count <= 3 ? field.uppercased() : field.replacing("_", with: " ")
  }

  /// The field without whose it is: `industry` of `account_industry`.
  private var plainField: String {
    for owner in ["account_", "company_", "billing_"] where field.hasPrefix(owner) {
      return String(field.dropFirst(owner.count))
    }
    return field
  }

  /// Where an account is, rather than what it has.
  private static let places: Set<String> = [
    "industry", "sub_industry", "sector", "vertical", "country", "state", "city", "region",
    "territory", "office_location", "market",
  ]

  /// Levels that say nothing without their field.
  private static let bare: Set<String> = [
    "yes", "no", "none", "unknown", "other", "others", "low", "mid", "medium", "high", "small",
    "large", "new", "true", "false",
  ]

  /// A level of a category.
  func level(_ level: String) -> Trait {
    let isPlace = Self.places.contains(plainField) && !Self.bare.contains(level.lowercased())
    return Trait(
      field: field, value: level, phrase: isPlace ? "in \(level)" : "with \(words) \(level)")
  }

  /// A tag of a list.
  func tag(_ tag: String) -> Trait {
    Trait(
      field: field, value: tag,
      phrase: Self.bare.contains(tag.lowercased()) ? "with \(words) \(tag)" : "with \(tag)")
  }

  /// A yes.
  var yes: Trait {
    Trait(
      field: field, value: "yes",
      phrase: field.hasPrefix("is_") ? "marked \(words.dropFirst(3))" : "with \(words)")
  }

  /// A number above `lower` and up to `upper`; whole numbers say where a band begins.
  func band(_ lower: Double, _ upper: Double, isWhole: Bool) -> Trait {
    let isYear = field == "founded" || field.split(separator: "_").contains("year")
    func text(_ number: Double) -> String {
      isYear
        ? DecimalText.fixed(number, places: 0).replacing(",", with: "")
        : number.magnitude >= 1_000_000
          ? DecimalText.money(number, currency: "")
          : DecimalText.fixed(number, places: number == number.rounded() ? 0 : 2)
    }
    let start = isWhole && lower.magnitude < 1_000_000 ? lower + 1 : lower
    let range =
      lower == -.infinity
      ? "up to \(text(upper))"
      : upper == .infinity
        ? "\(isYear ? "after" : "over") \(text(lower))" : "\(text(start))–\(text(upper))"
    let phrase =
      switch field {
      case "employees": "with \(range) employees"
      case "founded": "founded \(range)"
      default: "with \(words) \(range)"
      }
    return Trait(field: field, value: range, phrase: phrase)
  }
}
