import Reading
import Testing

struct LeakyFieldsTests {
  @Test(arguments: [
    "StageName", "is_won", "Probability", "Forecast Category", "CloseDate", "amount",
    "HasOpportunityLineItem", "LastModifiedDate", "account_type", "lifecycle_stage",
    "hs_forecast_amount", "closed_lost_reason", "Date entered \"Closed Won (Sales Pipeline)\"",
    "Recent Deal Amount", "accountIntentScore6sense__c", "sales_contacts_90d", "Fiscal Quarter",
  ])
  func namesWhyAFieldLeaks(_ field: String) {
    #expect(LeakyFields.reason(for: field) != nil)
  }

  @Test func effortIsToldFromWhatFollowsTheOutcome() {
    #expect(LeakyFields.isEffort("Emails Sent"))
    #expect(LeakyFields.isEffort("sales_contacts_90d"))
    #expect(!LeakyFields.isEffort("close_date"))
    #expect(!LeakyFields.isEffort("website_visits"))
  }

  @Test(arguments: [
    "Close Month", "close_quarter", "Sales Cycle (days)", "cycle_length", "Date Closed",
  ])
  func monthOfCloseAndCycleFollowTheOutcome(_ field: String) {
    #expect(LeakyFields.reason(for: field) != nil)
    #expect(!LeakyFields.isEffort(field))
  }

  @Test(arguments: [
    "industry", "employees", "technologies", "website_visits", "intent_score", "founded",
    "Date entered \"Demo (Sales Pipeline)\"", "last_engagement", "funding_date",
  ])
  func letsOtherFieldsPass(_ field: String) {
    #expect(LeakyFields.reason(for: field) == nil)
  }
}
