import Reading

/// Reads the section `criteria`: what success is to be at six and at twelve months.
struct AgreementSection {
  /// The numbers of the tiers that there are.
  let tiers: [Int]

  static let keys = ["agreed", "6m", "12m", "seal"]
  private static let terms = [(key: "6m", months: 6), (key: "12m", months: 12)]
  private static let example =
    "{ agreed: 2026-01-15, 12m: [\"conversion(1) > conversion(2)\", \"recall(1, 2) >= 0.6\"] }"

  /// Returns the criteria, those of six months first.
  func criteria(_ node: ModelNode) throws(ModelingError) -> AgreedCriteria {
    let section = try node.section(allowed: Self.keys, example: Self.example)
    let agreed = try section.required(
      "agreed", example: "agreed: 2026-01-15, the day of the launch"
    )
    .value(wayOut: "the day of the launch, such as 2026-01-15") { CalendarDate($0) }
    var criteria: [AgreedCriterion] = []
    for term in Self.terms {
      guard let list = section[term.key] else { continue }
      criteria += try self.criteria(list, months: term.months)
    }
    guard !criteria.isEmpty else {
      throw .keyMissing(
        section.place, key: "12m", section: section.name,
        example: "12m: [\"conversion(1) > conversion(2)\"]")
    }
    let seal = section["seal"]
    return AgreedCriteria(
      agreed: agreed, criteria: criteria,
      seal: try seal?.value(wayOut: "the 16 digits that tessera backtest prints", Self.seal),
      place: seal?.place ?? node.place)
  }

  private func criteria(
    _ list: ModelNode, months: Int
  ) throws(ModelingError) -> [AgreedCriterion] {
    var criteria: [AgreedCriterion] = []
    for item in try list.list(example: "[\"conversion(1) > conversion(2)\"]") {
      let text = try item.text(example: "a criterion such as \"conversion(1) > conversion(2)\"")
      let criterion = try AgreedCriterionParser.criterion(
        text, months: months, tiers: tiers, at: ConditionReader.textPlace(item))
      guard !criteria.contains(where: { $0.description == criterion.description }) else {
        throw item.wrongValue(text, wayOut: "the same criterion is there already, so keep one")
      }
      criteria.append(criterion)
    }
    return criteria
  }

  private static func seal(_ text: String) -> String? {
    text.utf8.count == 16 && text.utf8.allSatisfy { isHexadecimal($0) } ? text.lowercased() : nil
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...102).contains(byte) || (65...70).contains(byte)
  }
}
