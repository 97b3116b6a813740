import Reading

/// Which of the four signal families a field belongs to, by its name.
public enum FieldFamilies {
  /// Returns the family of an account column or of `signals.KIND`.
  ///
  /// A kind of signal that no word gives away is intent; any other column is firmographic.
  public static func family(of field: String) -> SignalFamily {
    let words = Set(field.split { "_.".contains($0) }.map(String.init))
    let isSignal = field.hasPrefix("signals.")
    if !words.isDisjoint(with: engagementWords) || engagementFields.contains(field) {
      return .engagement
    }
    if !words.isDisjoint(with: intentWords) || intentFields.contains(field) { return .intent }
    if isSignal { return .intent }
    return words.isDisjoint(with: technographicWords) ? .firmographic : .technographic
  }

  private static let engagementFields: Set<String> = [
    "last_engagement", "existing_relationship", "last_reply", "contacts.people",
    "contacts.reachable", "contacts.decision_makers",
  ]
  private static let engagementWords: Set<String> = [
    "reply", "replies", "replied", "event", "events", "demo", "demos", "engagement", "webinar",
    "webinars", "attended", "attendance", "meeting", "meetings", "form", "forms", "trial",
    "trials", "email", "emails", "click", "clicks", "opens",
  ]
  private static let intentFields: Set<String> = [
    "intent_score", "website_visits", "funding_date",
  ]
  private static let intentWords: Set<String> = [
    "intent", "visit", "visits", "visitors", "pageviews", "topic", "topics", "surge", "research",
    "download", "downloads", "funding", "comparison", "pricing", "hiring", "jobs", "signal",
  ]
  private static let technographicWords: Set<String> = [
    "technologies", "technology", "tech", "stack", "crm", "erp", "hosting", "cloud", "software",
    "tools", "languages", "platform", "cms", "analytics", "database",
  ]
}
