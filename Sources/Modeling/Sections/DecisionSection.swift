/// Reads what decides beside the tiers' own rules: `customers`, `gates`, `disqualify`, `overrides`.
struct DecisionSection {
  let conditions: ConditionReader
  /// The numbers of the tiers that there are.
  let tiers: [Int]

  static let customerKeys = ["when", "tier"]
  static let gateKeys = ["when", "tier", "reason"]
  static let disqualifierKeys = ["when", "reason"]
  static let overrideKeys = ["account", "when", "column", "tier", "reason"]

  /// Returns the rule for existing customers, whose tier is one of those that there are.
  func customers(_ node: ModelNode) throws(ModelingError) -> CustomerRule {
    let section = try node.section(
      allowed: Self.customerKeys, example: "{ when: \"existing_customer = yes\", tier: 1 }")
    let (condition, place) = try conditions.when(section, example: "existing_customer = yes")
    guard let node = section["tier"] else {
      return CustomerRule(condition: condition, tier: 1, place: place)
    }
    if node.isScalar, try node.text(example: "rules") == "rules" {
      return CustomerRule(condition: condition, tier: nil, place: place)
    }
    let tier = try node.value(
      wayOut: "one of the tiers \(TierSection.words(tiers)), or rules"
    ) { text in Int(text).flatMap { tiers.contains($0) ? $0 : nil } }
    return CustomerRule(condition: condition, tier: tier, place: place)
  }

  /// Returns the gates in file order.
  func gates(_ node: ModelNode) throws(ModelingError) -> [Gate] {
    let example = "[{ when: \"intent = 0 and engagement = 0\", tier: 3, reason: nobody is buying }]"
    var gates: [Gate] = []
    for item in try node.list(example: example) {
      let section = try item.section(allowed: Self.gateKeys, example: example)
      let (condition, place) = try conditions.when(section, example: "intent = 0")
      gates.append(
        Gate(
          condition: condition,
          tier: try TierSection.tier(
            try section.required("tier", example: "tier: \(tiers.last ?? 3)"), of: tiers),
          reason: try section["reason"]?.text(example: "a few words") ?? condition.description,
          place: place))
    }
    return gates
  }

  /// Returns the disqualifiers in file order.
  func disqualifiers(_ node: ModelNode) throws(ModelingError) -> [Disqualifier] {
    let example = "[{ when: \"account_type = Competitor\", reason: competitor }]"
    var list: [Disqualifier] = []
    for item in try node.list(example: example) {
      let section = try item.section(allowed: Self.disqualifierKeys, example: example)
      let (condition, place) = try conditions.when(section, example: "account_type = Competitor")
      list.append(
        Disqualifier(
          condition: condition,
          reason: try section["reason"]?.text(example: "a few words") ?? condition.description,
          place: place))
    }
    return list
  }

  /// Returns what sales decided by hand, in file order; every entry has to give a reason.
  func overrides(_ node: ModelNode) throws(ModelingError) -> [Override] {
    let example = "[{ account: acme.com, tier: 1, reason: their new chief was our customer }]"
    var list: [Override] = []
    for item in try node.list(example: example) {
      let section = try item.section(allowed: Self.overrideKeys, example: example)
      let named = ["account", "when", "column"].filter { section[$0] != nil }
      guard named.count == 1 else {
        throw named.isEmpty
          ? .keyMissing(section.place, key: "account", section: section.name, example: example)
          : .valueWrong(
            section.place, section: section.name, value: named.joined(separator: ", "),
            wayOut: "keep one of account, when and column")
      }
      list.append(Override(try choice(section, named[0]), place: item.place))
    }
    return list
  }

  private func choice(
    _ section: ModelSection, _ key: String
  ) throws(ModelingError) -> Override.Choice {
    if key == "column" {
      if let tier = section["tier"] {
        throw .keyUnknown(
          tier.place, key: "tier", section: "\(section.name) with column",
          allowed: ["column", "reason"])
      }
      return .column(
        try section.required(key, example: "column: tier_override").text(
          example: "a column of tiers"),
        reason: try section["reason"]?.text(example: "a column of reasons"))
    }
    let tier = try TierSection.tier(try section.required("tier", example: "tier: 1"), of: tiers)
    let reason = try section.required(
      "reason", example: "reason: reps call it unwinnable"
    ).text(example: "a few words")
    if key == "account" {
      let account = try section.required(key, example: "account: acme.com")
      return .account(
        try account.text(example: "a domain, an id or a name"), tier: tier, reason: reason)
    }
    let (condition, _) = try conditions.when(section, example: "unwinnable = yes")
    return .condition(condition, tier: tier, reason: reason)
  }
}
