import Statistics

/// An account of a generated market: what it is, whether or not its export says so.
struct MarketAccount {
  let number: Int
  let segment: Int
  let name: CompanyName
  let profile: MarketProfile
  let employees: Int
  let revenue: Int
  let technologies: [String]
  let isCustomer: Bool
  let isFormerCustomer: Bool

  var industry: String { MarketVocabulary.industries[profile.industry] }
  var useCase: String { MarketVocabulary.useCases[profile.useCase] }
  var country: String { MarketVocabulary.countries[profile.country] }
  var crm: String { MarketVocabulary.crms[profile.crm] }

  /// Draws the account of a number.
  init(
    number: Int, segment: Int, planted: MarketProfile, noise: Double,
    using draw: inout SeededGenerator
  ) {
    self.number = number
    self.segment = segment
    name = CompanyName(number: number)
    profile = planted.withNoise(noise, using: &draw)
    employees = draw.whole(MarketVocabulary.employeeBands[profile.employeeBand])
    revenue = max(1, employees * draw.whole(90...310) / 100) * 100_000
    var names = profile.technologies.map { MarketVocabulary.technologies[$0] }
    if draw.chance(0.3) {
      let extra = draw.item(of: MarketVocabulary.technologies)
      if !names.contains(extra) { names.append(extra) }
    }
    technologies = names
    isCustomer = draw.chance(0.02)
    isFormerCustomer = !isCustomer && draw.chance(0.02)
  }

  /// How well the account fits, from 0 to 1: the share of 50 points.
  var fit: Double {
    var points = 0
    if MarketVocabulary.goodIndustries.contains(industry) { points += 15 }
    if MarketVocabulary.goodEmployees.contains(employees) { points += 15 }
    if MarketVocabulary.goodCRMs.contains(crm) { points += 8 }
    if technologies.contains(where: MarketVocabulary.goodTechnologies.contains) { points += 12 }
    return Double(points) / 50
  }

  /// Appends the identifier to the field that was begun.
  func appendID(to rows: inout RowBuffer) {
    rows.append("A")
    rows.append(number + 1, width: 7)
  }

  /// Writes the account's row, with cells left empty here and there.
  func write(
    to rows: inout RowBuffer, missing: MissingShares, using draw: inout SeededGenerator
  ) {
    func text(_ value: @autoclosure () -> String, missing share: Double) {
      rows.field(draw.chance(share) ? "" : value())
    }
    rows.beginField()
    appendID(to: &rows)
    rows.field(name.name)
    text(name.domain, missing: missing.website)
    text(industry, missing: missing.industry)
    rows.field(draw.chance(missing.employees) ? nil : employees)
    rows.field(draw.chance(missing.revenue) ? nil : revenue)
    text(country, missing: missing.country)
    text(technologies.joined(separator: "; "), missing: missing.technologies)
    text(crm, missing: missing.crm)
    text(useCase, missing: missing.useCase)
    rows.field(isCustomer ? "Expansion" : isFormerCustomer ? "Win-back" : "Net-new")
    rows.field(isCustomer ? "Yes" : "No")
    rows.endRow()
  }

  static let header = [
    "Account ID", "Account Name", "Website", "Industry", "Employees", "Annual Revenue", "Country",
    "Technologies", "CRM", "Use Case", "Lifecycle Stage", "Existing Customer",
  ]
}

extension MarketProfile {
  /// Returns the profile with every field drawn anew with a probability.
  func withNoise(_ share: Double, using draw: inout SeededGenerator) -> MarketProfile {
    func place(_ value: Int, _ count: Int) -> Int {
      draw.chance(share) ? draw.whole(0...count - 1) : value
    }
    var noisy = self
    noisy.industry = place(industry, MarketVocabulary.industries.count)
    noisy.useCase = place(useCase, MarketVocabulary.useCases.count)
    noisy.country = place(country, MarketVocabulary.countries.count)
    noisy.crm = place(crm, MarketVocabulary.crms.count)
    noisy.employeeBand = place(employeeBand, MarketVocabulary.employeeBands.count)
    noisy.trigger = place(trigger, MarketVocabulary.triggers.count)
    if draw.chance(share) {
      let all = Array(MarketVocabulary.technologies.indices)
      noisy.technologies = Array(draw.shuffled(all).prefix(technologies.count))
    }
    return noisy
  }
}
