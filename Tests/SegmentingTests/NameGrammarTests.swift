import Segmenting
import Testing

@Suite struct NameGrammarTests {
  @Test func readsLikeWhatAnAnalystWouldSay() {
    #expect(
      name([
        level("industry", "Logistics"), tag("technologies", "SAP"),
        level("country", "United States"), event("signals.funding"),
      ]) == "US logistics on SAP, funded in 90 days")
    #expect(
      name([level("industry", "Retail"), level("use_case", "Route planning")])
        == "Retail for route planning")
  }

  @Test(arguments: [
    ("country", "United States", "US accounts"), ("country", "Germany", "German accounts"),
    ("state", "Texas", "Accounts in Texas"), ("region", "worldwide", "Worldwide accounts"),
    ("region", "americas", "Accounts in the Americas"),
    ("region", "other", "Accounts in other regions"),
    ("city", "Austin, Texas", "Accounts in Austin, Texas"),
    ("industry", "Information Technology", "Information technology"),
    ("industry", "Retail REITs", "Retail REITs"), ("industry", "IT", "IT"),
    ("employees", "small", "Small accounts"), ("employees", "51-200", "51-200 employees"),
    ("company_size", "Mid", "Mid-size accounts"), ("crm", "HubSpot", "Accounts on HubSpot"),
    ("use_case", "Billing", "Accounts for billing"), ("maturity", "Mid", "Mid maturity"),
    ("fit_grade", "3", "Fit grade 3"), ("is_public", "yes", "Publicly owned"),
    ("existing_customer", "yes", "Existing customers"),
    ("has_partner_program", "yes", "With partner program"),
    ("remote_policy", "remote-first", "Remote-first accounts"),
    ("lifecycle_stage", "Win-back", "Win-back"),
    ("subsidiary_of", "Acme Corporation", "Subsidiary of Acme Corporation"),
  ])
  func aLevelByItself(field: String, text: String, expected: String) {
    #expect(name([level(field, text)]) == expected)
  }

  @Test(arguments: [
    ("signals.funding", "Funded in 90 days"),
    ("signals.leadership_change", "New leadership in 90 days"),
    ("signals.merger", "Merged in 90 days"), ("signals.new_office", "New office in 90 days"),
    ("signals.hiring", "Hiring in 90 days"), ("signals.pricing_visit", "Pricing visit in 90 days"),
    ("funding_date", "Funded in 90 days"), ("last_funding_date", "Funded in 90 days"),
    ("last_engagement", "Engaged in 90 days"),
  ])
  func anEvent(field: String, expected: String) {
    #expect(name([event(field)]) == expected)
  }

  @Test func placesGoInFrontAndNarrowerOnesAfter() {
    #expect(
      name([
        level("country", "United Kingdom"), level("industry", "Banking"), level("city", "Leeds"),
      ]) == "UK banking in Leeds")
    #expect(name([level("state", "Texas"), level("industry", "Banking")]) == "Texas banking")
    #expect(
      name([any("industry", ["Retail", "Media"]), level("country", "Germany")])
        == "Retail or media in Germany")
    #expect(
      name([any("country", ["India", "United States", "Texas"])])
        == "Accounts in India, the US or Texas")
  }

  @Test func sizesAndTechnologies() {
    #expect(
      name([
        level("company_size", "tiny"), level("region", "europe"), tag("technologies", "javascript"),
        tag("technologies", "dotnet"),
      ]) == "Tiny European accounts on JavaScript and .NET")
    #expect(
      name([level("company_size", "large"), level("industry", "Logistics")])
        == "Large logistics accounts")
  }

  @Test func rangesComeLastWithEmployeesFirst() {
    #expect(
      name([
        range("founded", 1998...2004), range("employees", 1700...3800), level("industry", "IT"),
      ])
        == "IT, 1,700–3,800 employees, founded 1998–2004")
    #expect(name([range("revenue", 1_200_000...45_000_000)]) == "Revenue 1.2M–45M")
    #expect(name([range("growth_rate", -0.5...2)]) == "Growth rate −0.5 to 2")
    #expect(name([range("website_visits", 15...15)]) == "15 website visits")
  }

  @Test func conditionsAreInOriginalUnits() {
    #expect(level("industry", "Logistics").condition.text == "industry is Logistics")
    #expect(tag("technologies", "SAP").condition.text == "technologies has SAP")
    #expect(range("employees", 500...2000).condition.text == "employees 500–2,000")
    #expect(event("signals.funding").condition.text == "funded in 90 days")
    let rule = SegmentRule(
      conditions: [level("sub_industry", "Rail"), tag("technologies", "SAP")].map(\.condition),
      precision: 0.5, recall: 1)
    #expect(rule.text == "sub-industry is Rail and technologies has SAP")
    #expect(abs(rule.f1 - 2.0 / 3) < 1e-12)
  }

  private func name(_ traits: [Segment.Trait]) -> String {
    NameGrammar(noun: "accounts").text(traits)
  }

  private func level(_ field: String, _ level: String) -> Segment.Trait {
    trait(field, .level(level))
  }

  private func tag(_ field: String, _ tag: String) -> Segment.Trait { trait(field, .tag(tag)) }

  private func any(_ field: String, _ levels: [String]) -> Segment.Trait {
    trait(field, .anyLevel(levels))
  }

  private func event(_ field: String) -> Segment.Trait { trait(field, .within(days: 90)) }

  private func range(_ field: String, _ range: ClosedRange<Double>) -> Segment.Trait {
    trait(field, .range(range))
  }

  private func trait(_ field: String, _ test: Segment.Condition.Test) -> Segment.Trait {
    let condition = Segment.Condition(field: field, test: test)
    return Segment.Trait(
      condition: condition, count: 10, knownCount: 10, memberCount: 10, shareOfMarket: 0.1,
      shareOfSegmented: 0.1, shareOfSibling: nil, z: 1, isDescriptive: true)
  }
}
