/// Reads the section `score`: groups of criteria with their points.
enum ScoreSection {
  /// The keys that are no group, and no criterion.
  static let keys = ["suggested"]
  static let groupKeys = ["max", "min"]

  /// Returns the groups in file order.
  static func groups(_ node: ModelNode) throws(ModelingError) -> [ScoreGroup] {
    var groups: [ScoreGroup] = []
    for entry in try node.entries(example: "groups such as fit: with max: 50").entries
    where !keys.contains(entry.key) {
      guard ConditionLexer.isWord(entry.key), entry.key != "score" else {
        throw .valueWrong(
          entry.place, section: "the name of a group", value: entry.key,
          wayOut: "write one word other than score, so that tier rules can use it")
      }
      groups.append(try group(entry))
    }
    return groups
  }

  /// Returns whether the points were suggested from the deals.
  static func isSuggested(_ node: ModelNode) throws(ModelingError) -> Bool {
    try node.entries(example: "groups of criteria")["suggested"]?.value(
      wayOut: "true or false", answer) ?? false
  }

  /// Returns what `true`, `yes`, `false` or `no` says.
  static func answer(_ text: String) -> Bool? {
    ["true": true, "yes": true, "false": false, "no": false][text]
  }

  private static func group(_ entry: ModelSection.Entry) throws(ModelingError) -> ScoreGroup {
    let section = try entry.value.entries(
      example: "max: 50 and criteria such as industry: { points: { Software: 15 } }")
    let maximumNode = try section.required("max", example: "max: 50")
    let maximum = try points(maximumNode)
    var minimum = 0
    if let node = section["min"] {
      minimum = try points(node)
      guard minimum <= 0 else {
        throw node.wrongValue(PointText.text(minimum), wayOut: "write 0 or less")
      }
    }
    guard maximum > 0 || (maximum == 0 && minimum < 0) else {
      throw maximumNode.wrongValue(
        PointText.text(maximum),
        wayOut: "write more than 0, or 0 with a min below it for a group that takes points off")
    }
    var criteria: [Criterion] = []
    for entry in section.entries where !groupKeys.contains(entry.key) {
      criteria.append(
        try CriterionSection(entry, limits: minimum...maximum).criterion())
    }
    return ScoreGroup(
      name: entry.key, minimum: minimum, maximum: maximum, criteria: criteria, place: entry.place)
  }

  /// Returns the points that a value writes, in hundredths.
  static func points(_ node: ModelNode) throws(ModelingError) -> Int {
    try node.value(
      wayOut: "points with at most two decimals, such as 12 or 2.5", PointText.hundredths)
  }
}
