import Segmenting

extension JSONReport {
  /// A trait with its comparisons; `q` is null for a field that took part in the clustering.
  func trait(_ trait: Segment.Trait) -> JSONValue {
    func share(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    return .object([
      ("field", .text(trait.field)), ("text", .text(trait.text)), ("count", .whole(trait.count)),
      ("known", .whole(trait.knownCount)), ("share", .number(trait.share)),
      ("lift", .number(trait.lift)), ("shareOfMarket", .number(trait.shareOfMarket)),
      ("shareOfSegmented", share(trait.shareOfSegmented)),
      ("shareOfSibling", share(trait.shareOfSibling)), ("z", .number(trait.z)),
      ("descriptive", .bool(trait.isDescriptive)), ("q", share(trait.q)),
    ])
  }

  /// A part of a name with the share of all members of which it is true.
  func namePart(_ part: Segment.Trait) -> JSONValue {
    .object([("text", .text(part.condition.text)), ("share", .number(part.share))])
  }

  /// A rule with how well it picks the members.
  func rule(_ rule: SegmentRule) -> JSONValue {
    .object([
      ("text", .text(rule.text)), ("conditions", .array(rule.conditions.map { .text($0.text) })),
      ("precision", .number(rule.precision)), ("recall", .number(rule.recall)),
      ("f1", .number(rule.f1)),
    ])
  }
}
