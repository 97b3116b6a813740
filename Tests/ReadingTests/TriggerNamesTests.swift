import Reading
import Testing

@Suite struct TriggerNamesTests {
  @Test(arguments: [
    "funding", "funding_date", "last_funding_date", "leadership_change", "merger", "m_a",
    "new_office", "hiring", "acquisition", "last_leadership_hiring_date", "ipo",
  ])
  func knowsTriggers(name: String) {
    #expect(TriggerNames.isTrigger(name))
  }

  @Test(arguments: ["pricing_visit", "demo_request", "office", "new_customer", "created_date"])
  func knowsWhatIsNone(name: String) {
    #expect(!TriggerNames.isTrigger(name))
  }

  @Test func aDateTellsOfItsTrigger() {
    #expect(TriggerNames.name(ofDateField: "last_funding_date") == "funding")
    #expect(
      TriggerNames.name(ofDateField: "last_leadership_hiring_date") == "leadership_hiring")
    #expect(TriggerNames.name(ofDateField: "date") == "date")
  }
}
