import Modeling
import Testing

struct FieldFamiliesTests {
  @Test(arguments: [
    ("industry", SignalFamily.firmographic), ("employees", .firmographic),
    ("founded", .firmographic), ("health", .firmographic), ("technologies", .technographic),
    ("crm", .technographic), ("hosting_provider", .technographic), ("intent_score", .intent),
    ("website_visits", .intent), ("topics", .intent), ("funding_date", .intent),
    ("signals.pricing_visit", .intent), ("signals.topic_surge", .intent),
    ("signals.unheard_of", .intent), ("last_engagement", .engagement),
    ("existing_relationship", .engagement), ("signals.email_reply", .engagement),
    ("signals.webinar", .engagement), ("demos", .engagement),
  ])
  func fieldsBelongToTheirFamily(field: String, family: SignalFamily) {
    #expect(FieldFamilies.family(of: field) == family)
  }
}
