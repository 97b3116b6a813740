// MARK: What was agreed before the launch

extension ModelSchema {
  /// The section of what success is to look like.
  static var agreements: [(key: String, value: SchemaValue)] {
    let criteria = SchemaValue.any([.pattern(criterion), .array(.pattern(criterion))])
    return [
      (
        "agreement",
        .section(
          AgreementSection.keys,
          [
            "agreed": SchemaValue.pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}").described(
              "The day of the launch: what happens after it counts."),
            "6m": criteria.described(
              "What has to be so six months after the launch: conversion(1) > conversion(2)."),
            "12m": criteria.described(
              "What has to be so twelve months after it: recall(1, 2) >= 60%."),
            "seal": scalar.described(
              "What tessera backtest prints; it shows when criteria are changed later."),
          ], required: ["agreed"]
        ).adding([("anyOf", .list([.having("6m"), .having("12m")]))])
      )
    ]
  }

  /// A figure, a sign, and a number or a figure; which tiers there are only the reader knows.
  private static var criterion: String {
    let names = AgreedFigure.Measure.allCases.map(\.rawValue).joined(separator: "|")
    let figure = #" *("# + names + #") *(\([0-9, ]+\))? *"#
    return figure + "(<=|>=|≤|≥|<|>)(" + figure + "| *" + number + "%? *)"
  }
}
