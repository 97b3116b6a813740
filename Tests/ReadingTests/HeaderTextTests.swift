import Reading
import Testing

struct HeaderTextTests {
  @Test(arguments: [
    ("Number of Employees", "number_of_employees"), ("NumberOfEmployees", "number_of_employees"),
    ("number-of-employees", "number_of_employees"), ("numberofemployees", "numberofemployees"),
    ("# Employees", "employees"), ("addedAt", "added_at"), ("Deal - ID", "deal_id"),
    ("CIK", "cik"), ("SICDesc", "sic_desc"), ("IsWon", "is_won"), ("Region__c", "region"),
    ("\u{FEFF}Name", "name"), ("property_industry", "industry"), ("Größe (cm)", "größe_cm"),
    ("Country/Region", "country_region"), ("Existing customer? ", "existing_customer"), ("", ""),
  ])
  func bringsHeadersIntoOneForm(_ header: String, _ key: String) {
    #expect(HeaderText.key(header) == key)
  }

  @Test func comparesStagesWithoutCaseSpacesAndPunctuation() {
    #expect(HeaderText.folded("Closed - Won") == HeaderText.folded("closedwon"))
  }

  @Test func thePluralOfAnAbbreviationIsOneWord() {
    #expect(
      HeaderText.key("Associated Company IDs (Primary)") == "associated_company_ids_primary")
    #expect(HeaderText.key("AccountIDs") == "account_ids")
    #expect(HeaderText.key("SICDesc") == "sic_desc")
    #expect(HeaderText.key("URLs") == "urls")
  }
}
