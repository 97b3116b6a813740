/// Reads the section `tiers`.
struct TierSection {
  let conditions: ConditionReader

  static let keys =
    ["when", "name", "capacity", "budget_per_month", "effort"] + treatmentKeys
  static let treatmentKeys = ["play", "owner", "cadence", "channel", "personalization"]
  static let capacityKeys = ["accounts", "people", "each", "enforce", "ties"]

  /// Returns the rules from tier 1 to the last, whatever their order in the file.
  func tiers(_ node: ModelNode) throws(ModelingError) -> [TierRule] {
    let example = "tiers from 1, such as 1: { when: \"score > 75\" } and 2: { when: otherwise }"
    let entries = try node.entries(example: example).entries
    guard !entries.isEmpty else { throw node.wrongShape(example: example) }
    var rules: [(rule: TierRule, place: ModelPlace, key: String)] = []
    for entry in entries {
      guard let tier = Int(entry.key), (1...entries.count).contains(tier) else {
        throw .valueWrong(
          entry.place, section: "the number of a tier", value: entry.key,
          wayOut: "number the tiers 1, 2, 3 without gaps")
      }
      guard !rules.contains(where: { $0.rule.tier == tier }) else {
        throw .keyTwice(entry.place, key: entry.key, section: node.section)
      }
      rules.append((try rule(entry, tier: tier), entry.place, entry.key))
    }
    rules.sort { $0.rule.tier < $1.rule.tier }
    for (rule, place, _) in rules.dropLast() where rule.condition == nil {
      throw .valueWrong(
        place, section: "\(node.section).\(rule.tier).when", value: "otherwise",
        wayOut: "only the last tier can take all the others, so write a condition")
    }
    return rules.map(\.rule)
  }

  /// Returns tiers as a list in words.
  static func words(_ tiers: [Int]) -> String {
    tiers.map(String.init).joined(separator: ", ")
  }

  /// Returns the tier that a value names among those that there are.
  static func tier(_ node: ModelNode, of tiers: [Int]) throws(ModelingError) -> Int {
    try node.value(wayOut: "one of the tiers \(words(tiers))") { text in
      Int(text).flatMap { tiers.contains($0) ? $0 : nil }
    }
  }

  private func rule(_ entry: ModelSection.Entry, tier: Int) throws(ModelingError) -> TierRule {
    let example = "{ when: \"score > 75\", capacity: 20 }"
    let section = try entry.value.section(allowed: Self.keys, example: example)
    let when = try section.required("when", example: "when: \"score > 75\" or when: otherwise")
    return TierRule(
      tier: tier, condition: try conditions.condition(when, mayBeOtherwise: true),
      name: try section["name"]?.text(example: "what the team calls the tier"),
      capacity: try section["capacity"].map(Self.capacity),
      budgetPerMonth: try section["budget_per_month"]?.value(
        wayOut: "money for an account and month, such as 500..2000", Self.budget),
      effort: try section["effort"]?.value(
        wayOut: "a share of the team's effort, such as 80%", Self.share),
      treatment: Treatment(
        play: try section["play"]?.text(example: "the play in a few words"),
        owner: try section["owner"]?.text(example: "who works the accounts"),
        cadence: try section["cadence"]?.text(example: "how often, such as 1-2 e-mails a week"),
        channel: try section["channel"]?.text(example: "where, such as direct sales"),
        personalization: try section["personalization"]?.text(
          example: "how far content is made for them")), place: when.place)
  }

  private static func budget(_ text: String) -> ClosedRange<Double>? {
    NumberRangeText.range(text).flatMap { range in
      range.lowerBound >= 0 && range.upperBound.isFinite ? range : nil
    }
  }

  /// Returns the share that `80%` writes.
  static func share(_ text: String) -> Double? {
    guard text.hasSuffix("%"), let percent = NumberRangeText.number(String(text.dropLast())),
      (0...100).contains(percent)
    else { return nil }
    return percent / 100
  }

  private static func capacity(_ node: ModelNode) throws(ModelingError) -> Capacity {
    guard node.isMapping else { return Capacity(accounts: try count(node)) }
    let example = "{ people: 4, each: 10, enforce: true, ties: [intent] }, or a number of accounts"
    let section = try node.section(allowed: capacityKeys, example: example)
    var team: Capacity.Team?
    if let people = section["people"] {
      team = Capacity.Team(
        people: try count(people),
        each: try count(try section.required("each", example: "each: 10")))
    } else if let each = section["each"] {
      throw .keyMissing(each.place, key: "people", section: section.name, example: "people: 4")
    }
    if team != nil, let accounts = section["accounts"] {
      throw accounts.wrongValue(
        try accounts.text(example: "a number"),
        wayOut: "people and each say how many already, so keep one of the two")
    }
    let accounts: Int
    if let team {
      accounts = team.people * team.each
    } else {
      accounts = try count(try section.required("accounts", example: "accounts: 20"))
    }
    return Capacity(
      accounts: accounts, team: team,
      isEnforced: try section["enforce"]?.value(wayOut: "true or false", ScoreSection.answer)
        ?? false,
      ties: try section["ties"]?.texts(example: "groups and fields of numbers such as [intent]")
        ?? [])
  }

  private static func count(_ node: ModelNode) throws(ModelingError) -> Int {
    try node.value(wayOut: "a whole number from 1 to 1000000") {
      Int($0).flatMap { (1...1_000_000).contains($0) ? $0 : nil }
    }
  }
}
