// MARK: Segments and their axes

extension ModelSchema {
  static var segments: SchemaValue {
    .section(
      SegmentSection.keys,
      [
        "tiers": SchemaValue.any([.definition("tier"), .array(.definition("tier"), least: 1)])
          .described("The tiers whose accounts are segmented."),
        "accounts": SchemaValue.choice(["all"]).described("all, in place of tiers."),
        "sizes": .definition("range").described("How many accounts a segment has: 5..15."),
        "by": .definition("texts").described(
          "What accounts are cut by: \(([SegmentAxis.blend, SegmentAxis.auto] + SegmentAxis.builtInNames).joined(separator: ", ")), "
            + "an axis of your own, or several."),
        "leftover": SchemaValue.choice(SegmentOptions.LeftOver.allCases.map(\.rawValue))
          .described("Whether accounts that fit nowhere are placed and marked, or left over."),
        "names": .definition("texts").described("The fields that names of segments begin with."),
        "axes": SchemaValue.mapping(of: .definition("axis")).described(
          "Ways to cut accounts, by name."),
        "market": SchemaValue.any([
          .whole(from: 0, to: 1000), .choice(["auto"]),
        ]).described(
          "How many coarse segments of all accounts there are besides; 0 for none, auto for as many as the "
            + "evidence tells apart."),
      ])
  }

  static var axis: SchemaValue {
    .section(
      SegmentSection.axisKeys,
      [
        "keys": .definition("texts").described(
          "What a segment does not cross: fields with levels, trigger or lifecycle."),
        "weights": .definition("axis_weights").described(
          "Weights of families in place of those of the features."),
        "columns": .definition("texts").described("The only fields that make accounts alike."),
        "where": .definition("condition").described("The accounts that take part."),
        "triggers": .definition("texts").described("The kinds of signals that are triggers."),
        "window": SchemaValue.pattern("[0-9]{1,4}[dw]").described(
          "How long ago a trigger may lie: 90d."),
      ])
  }

  static var axisWeights: SchemaValue {
    let weight = SchemaValue.object([
      ("type", .list([.text("number"), .text("string")])), ("minimum", .whole(0)),
      ("maximum", .whole(1000)),
    ])
    return .section(
      SignalFamily.allCases.map(\.rawValue),
      Dictionary(
        uniqueKeysWithValues: SignalFamily.allCases.map { family in
          (family.rawValue, weight.described("The weight of the \(family.rawValue) family."))
        }))
  }
}
