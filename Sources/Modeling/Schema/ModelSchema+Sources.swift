import Reading

// MARK: Files, features and segments

extension ModelSchema {
  /// The sections that say what is read and what is sought.
  static var sources: [(key: String, value: SchemaValue)] {
    [
      ("source", .any([scalar, .section(SourceSection.keys, files, required: ["source"])])),
      (
        "deals",
        .any([
          scalar,
          .section(
            SourceSection.dealKeys, files.merging(deals) { $1 }, required: ["source"]),
        ])
      ),
      (
        "features",
        .section(
          SignalFamily.allCases.map(\.rawValue),
          Dictionary(
            uniqueKeysWithValues: SignalFamily.allCases.map { family in
              (
                family.rawValue,
                .definition("family").described("What is known of \(subject(family)).")
              )
            }))
      ),
      (
        "family",
        .any([
          .definition("fields"),
          .section(
            FeatureSection.familyKeys,
            [
              "weight": .object([
                ("type", .list([.text("number"), .text("string")])), ("minimum", .whole(0)),
                ("maximum", .whole(1000)),
              ]).described("The weight beside the other families; 0 leaves it out."),
              "columns": .definition("fields").described("The fields, which share the weight."),
            ], required: ["columns"]),
        ])
      ),
      ("fields", .any([scalar, .array(.any([scalar, feature]))])),
      ("segments", segments),
    ]
  }

  private static var files: [String: SchemaValue] {
    [
      "source": scalar.described("The path from this file, or - for standard input."),
      "columns": SchemaValue.mapping(of: scalar).described(
        "Headers by role, where they are not found by themselves: "
          + Role.allCases.map(\.rawValue).joined(separator: ", ") + "."),
      "kinds": SchemaValue.mapping(of: .choice(ColumnKind.allCases.map(\.rawValue))).described(
        "How a column is read, where the file does not show it."),
    ]
  }

  private static var deals: [String: SchemaValue] {
    [
      "won": .definition("texts").described("The stages that count as won."),
      "lost": .definition("texts").described(
        "The stages that count as lost; all others are open."),
      "exclude": SchemaValue.mapping(of: .definition("texts")).described(
        "Rows to leave out: values by field, as in { pipeline: [Renewals] }."),
      "unit": SchemaValue.choice(DealOptions.Unit.allCases.map(\.rawValue)).described(
        "What is compared: accounts that won a deal, or deals that were won."),
      "window": SchemaValue.pattern("(all|[0-9]{1,4}[my])").described(
        "How long ago a deal may have closed: 12m, 2y, or all."),
      "currency": scalar.described("The sign before amounts."),
    ]
  }

  private static func subject(_ family: SignalFamily) -> String {
    switch family {
    case .firmographic: "the company itself: industry, size, place"
    case .technographic: "the technologies that it uses"
    case .intent: "what it looks for: visits, topics, downloads"
    case .engagement: "what it does with you: replies, events, meetings"
    }
  }

  /// A field with how it becomes numbers.
  private static var feature: SchemaValue {
    let transform = SchemaValue.choice(
      FamilyOptions.Feature.Transform.allCases.map(\.rawValue))
    let options = SchemaValue.section(
      FeatureSection.featureKeys,
      [
        "transform": transform.described(
          "log where 100 and 200 differ as 1,000 and 2,000 do; rank for order alone."),
        "order": SchemaValue.array(scalar, least: 2).described("The levels from low to high."),
        "half_life": SchemaValue.object([
          ("type", .list([.text("number"), .text("string")])), ("exclusiveMinimum", .whole(0)),
        ]).described("Days until a date or a signal counts half."),
      ])
    return SchemaValue.mapping(of: .any([transform, options]), least: 1).adding([
      ("maxProperties", .whole(1))
    ])
  }

  private static var segments: SchemaValue {
    .section(
      SegmentSection.keys,
      [
        "tiers": SchemaValue.any([.definition("tier"), .array(.definition("tier"), least: 1)])
          .described("The tiers whose accounts are segmented."),
        "accounts": SchemaValue.choice(["all"]).described("all, in place of tiers."),
        "sizes": .definition("range").described("How many accounts a segment has: 5..15."),
        "axes": .definition("texts").described("The fields that names of segments begin with."),
        "market": SchemaValue.any([
          .whole(from: 0, to: 1000), .choice(["auto"]),
        ]).described(
          "How many coarse segments of all accounts there are besides; 0 for none, auto for as many as the "
            + "evidence tells apart."),
      ])
  }
}
