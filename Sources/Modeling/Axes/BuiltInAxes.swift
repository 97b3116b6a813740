import Reading

/// The axes that a market has by itself, from the columns and signals that it holds.
///
/// > Source: the dimensions of Tomba's segmentation playbook of 2026 (vertical, use case, lifecycle, trigger) and those of
/// > a cluster playbook (challenge, vertical, stage).
public struct BuiltInAxes: Sendable {
  /// Fields with levels, and fields with dates.
  private let categories: Set<String>
  private let tags: Set<String>
  private let dates: [String]
  private let kinds: [String]
  private let hasDeals: Bool
  private let hasCustomers: Bool

  /// Creates the axes of a market.
  public init(market: Market) {
    let columns = market.accounts.columns
    categories = Set(columns.filter { $0.kind == .category }.map(\.field))
    tags = Set(columns.filter { $0.kind == .tags }.map(\.field))
    dates = columns.filter { $0.kind == .date }.map(\.field)
    kinds = market.signals?.kinds ?? []
    hasDeals = market.deals != nil
    hasCustomers = columns.contains { $0.field == "existing_customer" && $0.kind == .yesNo }
  }

  /// Returns a built-in axis, or nothing where the market does not hold what it needs.
  public func axis(named name: String) -> SegmentAxis? {
    switch name {
    case "vertical": keyed(name, by: Self.verticalFields)
    case "challenge": keyed(name, by: Self.challengeFields)
    case "stage": keyed(name, by: Self.stageFields)
    case "lifecycle": hasLifecycle ? SegmentAxis(name: name, keys: ["lifecycle"]) : nil
    case "trigger": triggerAxis
    case "use-case": useCaseAxis
    default: nil
    }
  }

  /// Returns what an axis needs that the market does not hold, and the way out.
  public static func need(of name: String) -> String {
    switch name {
    case "vertical": "needs a column with the industry (\(verticalFields.joined(separator: ", ")))"
    case "challenge":
      "needs a column with the challenge (\(challengeFields.joined(separator: ", ")))"
    case "stage": "needs a column with the company's stage (\(stageFields.joined(separator: ", ")))"
    case "lifecycle":
      "needs a column lifecycle_stage or existing_customer, or deals that say who has bought"
    case "trigger":
      "needs dated signals such as funding or leadership_change, or a column of dates such as funding_date"
    case "use-case":
      "needs a column use_case, or technologies or topics among the features"
    default: "needs lines of its own under segments: axes"
    }
  }

  /// The kinds of signals and the columns of dates that are triggers, in the order of the data.
  public var triggers: [String] {
    kinds.filter(TriggerNames.isTrigger) + dates.filter(TriggerNames.isTrigger)
  }

  private static let verticalFields = ["industry", "vertical", "sector", "sub_industry"]
  private static let challengeFields = [
    "challenge", "pain", "pain_point", "key_challenge", "business_challenge", "main_challenge",
    "problem",
  ]
  private static let stageFields = [
    "company_stage", "growth_stage", "business_stage", "maturity", "stage", "funding_stage",
  ]

  private func keyed(_ name: String, by fields: [String]) -> SegmentAxis? {
    fields.first(where: categories.contains).map { SegmentAxis(name: name, keys: [$0]) }
  }

  private var hasLifecycle: Bool {
    categories.contains("lifecycle_stage") || hasCustomers || hasDeals
  }

  private var triggerAxis: SegmentAxis? {
    let triggers = triggers
    guard !triggers.isEmpty else { return nil }
    return SegmentAxis(name: "trigger", keys: ["trigger"], triggers: triggers)
  }

  /// Technologies and topics across industries; the use case itself where a column names it.
  private var useCaseAxis: SegmentAxis? {
    var axis = SegmentAxis(
      name: "use-case",
      weights: [.firmographic: 0, .technographic: 1, .intent: 1, .engagement: 0])
    if categories.contains("use_case") {
      axis.keys = ["use_case"]
      return axis
    }
    let topics = kinds.filter { $0.contains("topic") || $0.contains("surge") }
    let hasTechnologies = tags.union(categories).contains {
      FieldFamilies.family(of: $0) == .technographic
    }
    return hasTechnologies || !topics.isEmpty || tags.contains("use_case") ? axis : nil
  }
}
