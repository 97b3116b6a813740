/// Reads the sections `tiers` and `customers`.
enum TierSection {
  private static let keys = ["when", "capacity", "budget_per_month", "play"]

  /// Returns the rules from tier 1 to the last, whatever their order in the file.
  static func tiers(_ node: ModelNode) throws(ModelingError) -> [TierRule] {
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

  /// Returns the rule for existing customers, whose tier is one of those that there are.
  static func customers(
    _ node: ModelNode, tiers: [Int]
  ) throws(ModelingError) -> CustomerRule {
    let example = "{ when: \"existing_customer = yes\", tier: 1 }"
    let section = try node.section(allowed: ["when", "tier"], example: example)
    let when = try section.required("when", example: "when: \"existing_customer = yes\"")
    guard let condition = try condition(when) else {
      throw when.wrongValue("otherwise", wayOut: "write a condition such as customer = yes")
    }
    let tier = try section["tier"]?.value(wayOut: "one of the tiers \(words(tiers))") { text in
      Int(text).flatMap { tiers.contains($0) ? $0 : nil }
    }
    return CustomerRule(condition: condition, tier: tier ?? 1, line: when.place.line)
  }

  /// Returns tiers as a list in words.
  static func words(_ tiers: [Int]) -> String {
    tiers.map(String.init).joined(separator: ", ")
  }

  private static func rule(
    _ entry: ModelSection.Entry, tier: Int
  ) throws(ModelingError) -> TierRule {
    let example = "{ when: \"score > 75\", capacity: 20 }"
    let section = try entry.value.section(allowed: keys, example: example)
    let when = try section.required("when", example: "when: \"score > 75\" or when: otherwise")
    return TierRule(
      tier: tier, condition: try condition(when),
      capacity: try section["capacity"]?.value(wayOut: "a whole number of accounts from 1") {
        Int($0).flatMap { $0 >= 1 ? $0 : nil }
      },
      budgetPerMonth: try section["budget_per_month"]?.value(
        wayOut: "money for an account and month, such as 500..2000"
      ) { text in
        NumberRangeText.range(text).flatMap { range in
          range.lowerBound >= 0 && range.upperBound.isFinite ? range : nil
        }
      },
      play: try section["play"]?.text(example: "the play in a few words"), line: when.place.line)
  }

  /// Returns the condition, or nothing for `otherwise`.
  private static func condition(_ node: ModelNode) throws(ModelingError) -> Condition? {
    let text = try node.text(example: "a condition such as \"score > 75 and fit >= 35\"")
    if text.trimmed.lowercased() == "otherwise" { return nil }
    return try ConditionParser.condition(text, at: textPlace(node))
  }

  /// Returns where the text of a scalar begins: behind its quote; no column in a block of lines.
  private static func textPlace(_ node: ModelNode) -> ModelPlace {
    let place = node.place
    let column =
      switch node.node.scalar?.style {
      case .plain: place.column
      case .singleQuoted, .doubleQuoted: place.column + 1
      default: 0
      }
    return ModelPlace(file: place.file, line: place.line, column: column)
  }
}
