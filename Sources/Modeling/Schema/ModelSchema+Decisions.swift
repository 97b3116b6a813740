// MARK: Tiers and what decides beside them

extension ModelSchema {
  /// The sections that put accounts into tiers.
  static var decisions: [(key: String, value: SchemaValue)] {
    [
      ("tiers", .mapping(keys: "[0-9]+", of: .definition("tier_rule"), least: 1)),
      (
        "tier_rule",
        .section(TierSection.keys, tier.merging(treatment) { $1 }, required: ["when"])
      ),
      ("gate", .section(DecisionSection.gateKeys, gate, required: ["when", "tier"])),
      (
        "disqualifier",
        .section(
          DecisionSection.disqualifierKeys,
          [
            "when": when("The condition for leaving the account alone."),
            "reason": scalar.described("Why, in a few words."),
          ], required: ["when"])
      ),
      (
        "customers",
        .section(
          DecisionSection.customerKeys,
          [
            "when": when("What makes an account a customer: existing_customer = yes."),
            "tier": SchemaValue.any([.definition("tier"), .choice(["rules"])]).described(
              "Their tier; 1 where it is left out, or rules for that which the rules give."),
          ], required: ["when"])
      ),
      (
        "override",
        SchemaValue.section(DecisionSection.overrideKeys, override).adding([
          (
            "oneOf",
            .list([
              .having("account", "tier", "reason"), .having("when", "tier", "reason"),
              .having("column"),
            ])
          )
        ])
      ),
    ]
  }

  private static func when(_ text: String) -> SchemaValue {
    .definition("condition").described(text)
  }

  private static var tier: [String: SchemaValue] {
    [
      "when": when(
        "The rule, such as score > 75 and fit >= 35, or otherwise for all that are left."),
      "name": scalar.described("What the team calls the tier."),
      "capacity": SchemaValue.any([
        accountCount, .section(TierSection.capacityKeys, capacity),
      ]).described("How many accounts the team can work."),
      "budget_per_month": .definition("range").described(
        "Money for an account and month, low and high: 500..2000."),
      "effort": .definition("share").described("The share of the team's effort: 80%."),
    ]
  }

  private static var treatment: [String: SchemaValue] {
    [
      "play": scalar.described("What is done with the accounts."),
      "owner": scalar.described("Who works them."),
      "cadence": scalar.described("How often they hear from the team."),
      "channel": scalar.described("Where they hear from the team."),
      "personalization": scalar.described("How far content is made for them."),
    ]
  }

  private static var accountCount: SchemaValue { .whole(from: 1, to: 1_000_000) }

  private static var capacity: [String: SchemaValue] {
    [
      "accounts": accountCount.described("How many accounts, where people do not say it."),
      "people": accountCount.described("How many people work the tier."),
      "each": accountCount.described("How many accounts each of them can work."),
      "enforce": .definition("answer").described(
        "Whether accounts beyond it fall to the next tier; else there is a warning."),
      "ties": .definition("texts").described(
        "What decides after the score who is in: groups and fields of numbers."),
    ]
  }

  private static var gate: [String: SchemaValue] {
    [
      "when": when("The condition for being kept out of the tiers above."),
      "tier": .definition("tier").described("The highest tier that is left."),
      "reason": scalar.described("Why, in a few words."),
    ]
  }

  private static var override: [String: SchemaValue] {
    [
      "account": scalar.described("One account, by domain, id or name."),
      "when": when("Or every account for which a condition holds."),
      "column": scalar.described("Or every account that a column gives a tier."),
      "tier": .definition("tier").described("The tier that sales decided on."),
      "reason": scalar.described("Why; with column, the column of reasons."),
    ]
  }
}
