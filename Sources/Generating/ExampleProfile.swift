import Statistics

/// What kind of company an account of the worked example is.
struct ExampleProfile {
  var industry: String
  var country: String
  var technologies: [String]
  var useCase: String
  var employees: ClosedRange<Int>

  /// The twelve groups that are planted in Tier 2, ten accounts each.
  ///
  /// Any two have at most one of the four fields in common.
  static let planted: [ExampleProfile] = [
    .init("Logistics", "United States", ["SAP", "Azure"], "Route planning", 400...1_500),
    .init("Logistics", "Netherlands", ["NetSuite", "Tableau"], "Customs papers", 80...350),
    .init("Manufacturing", "Germany", ["Teamcenter", "SQL Server"], "Maintenance", 900...4_000),
    .init("Manufacturing", "Canada", ["Epicor", "Snowflake"], "Quality checks", 200...800),
    .init("Retail", "United Kingdom", ["Shopify", "Klaviyo"], "Demand forecasts", 150...700),
    .init("Retail", "France", ["Adobe Commerce", "Kafka"], "Staff schedules", 2_000...8_000),
    .init("Health care", "United States", ["Epic", "Workday"], "Patient flow", 1_500...6_000),
    .init("Banking", "United Kingdom", ["Temenos", "Oracle"], "Fraud alerts", 1_000...5_000),
    .init("Insurance", "Switzerland", ["Guidewire", "Pega"], "Claims handling", 500...2_500),
    .init("Energy", "Germany", ["AVEVA PI", "Databricks"], "Grid monitoring", 700...3_000),
    .init("Software", "United States", ["Kubernetes", "Datadog"], "Usage billing", 60...300),
    .init("Construction", "Australia", ["Procore", "Autodesk"], "Project costs", 250...900),
  ]

  private init(
    _ industry: String, _ country: String, _ technologies: [String], _ useCase: String,
    _ employees: ClosedRange<Int>
  ) {
    self.industry = industry
    self.country = country
    self.technologies = technologies
    self.useCase = useCase
    self.employees = employees
  }

  /// Returns a profile that takes every field from another group.
  static func mixed(_ draw: inout SeededGenerator) -> ExampleProfile {
    ExampleProfile(
      draw.item(of: planted).industry, draw.item(of: planted).country,
      draw.item(of: planted).technologies + [draw.item(of: extraTechnologies)],
      draw.item(of: planted).useCase, draw.item(of: planted).employees)
  }

  /// Changes a field here and there, as in real lists.
  mutating func addNoise(_ draw: inout SeededGenerator) {
    let other = ExampleProfile.mixed(&draw)
    if draw.chance(0.04) { industry = other.industry }
    if draw.chance(0.04) { country = other.country }
    if draw.chance(0.04) { useCase = other.useCase }
    if draw.chance(0.04) { technologies[0] = other.technologies[0] }
    if draw.chance(0.15) { technologies[1] = other.technologies[1] }
    if draw.chance(0.30) { technologies.append(draw.item(of: Self.extraTechnologies)) }
  }

  private static let extraTechnologies = [
    "Slack", "Zendesk", "Okta", "Power BI", "AWS", "Jira", "DocuSign", "Zoom",
  ]
}
