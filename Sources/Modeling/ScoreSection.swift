/// Reads the section `score`: groups of criteria with their points.
enum ScoreSection {
  /// Returns the groups in file order.
  static func groups(_ node: ModelNode) throws(ModelingError) -> [ScoreGroup] {
    var groups: [ScoreGroup] = []
    for entry in try node.entries(example: "groups such as fit: with max: 50").entries
    where entry.key != "suggested" {
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
    try node.entries(example: "groups of criteria")["suggested"]?.value(wayOut: "true or false") {
      ["true": true, "yes": true, "false": false, "no": false][$0]
    } ?? false
  }

  private static func group(_ entry: ModelSection.Entry) throws(ModelingError) -> ScoreGroup {
    let section = try entry.value.entries(
      example: "max: 50 and criteria such as industry: { points: { Software: 15 } }")
    let maximumNode = try section.required("max", example: "max: 50")
    let maximum = try points(maximumNode)
    guard maximum > 0 else {
      throw maximumNode.wrongValue(PointText.text(maximum), wayOut: "write more than 0")
    }
    var criteria: [Criterion] = []
    for entry in section.entries where entry.key != "max" {
      criteria.append(try criterion(entry, groupMaximum: maximum))
    }
    return ScoreGroup(name: entry.key, maximum: maximum, criteria: criteria)
  }

  private static let example =
    "a way to give points, such as { points: { Software: 15 } }, { bands: { 51..1000: 15 } }, "
    + "{ yes: 5 }, { per: 4, cap: 12 } or { points: 10, half_life: 30d }"

  private static func criterion(
    _ entry: ModelSection.Entry, groupMaximum: Int
  ) throws(ModelingError) -> Criterion {
    let node = entry.value
    let all = ["points", "other", "missing", "bands", "band", "yes", "per", "cap", "half_life"]
    let section = try node.section(allowed: all, example: example)
    let way: Criterion.Points
    if let bands = section["bands"] {
      try allow(["bands", "missing"], in: section, with: "bands")
      way = .bands(try self.bands(bands))
    } else if let band = section["band"] {
      try allow(["band", "points", "missing"], in: section, with: "band")
      let points = try self.points(try section.required("points", example: "points: 15"))
      way = .bands([try self.band(band, points: points)])
    } else if let yes = section["yes"] {
      try allow(["yes", "missing"], in: section, with: "yes")
      way = .present(try points(yes))
    } else if let per = section["per"] {
      try allow(["per", "cap", "half_life", "missing"], in: section, with: "per")
      way = try perUnit(per, section, groupMaximum: groupMaximum)
    } else if let points = section["points"], points.isMapping {
      try allow(["points", "other", "missing"], in: section, with: "points by level")
      way = .levels(try levels(points), other: try section["other"].map(self.points) ?? 0)
    } else if let points = section["points"] {
      try allow(["points", "half_life", "missing"], in: section, with: "points by recency")
      let value = try self.points(points)
      let halfLife = try section.required(
        "half_life", example: "half_life: 30d, or write yes: in place of points:")
      way = .recency(points: value, halfLifeDays: try days(halfLife))
    } else {
      throw node.wrongShape(example: example)
    }
    return Criterion(
      field: entry.key, points: way, missing: try section["missing"].map(points) ?? 0,
      line: entry.place.line)
  }

  private static func allow(
    _ keys: [String], in section: ModelSection, with way: String
  ) throws(ModelingError) {
    for entry in section.entries where !keys.contains(entry.key) {
      throw .keyUnknown(
        entry.place, key: entry.key, section: "\(section.name) with \(way)", allowed: keys)
    }
  }

  private static func levels(_ node: ModelNode) throws(ModelingError) -> [Criterion.Level] {
    var levels: [Criterion.Level] = []
    var seen: Set<String> = []
    for entry in try node.entries(example: "{ Software: 15 }").entries {
      guard seen.insert(entry.key.lowercased()).inserted else {
        throw .keyTwice(entry.place, key: entry.key, section: node.section)
      }
      levels.append(.init(name: entry.key, points: try points(entry.value)))
    }
    return levels
  }

  private static func bands(_ node: ModelNode) throws(ModelingError) -> [Criterion.Band] {
    var bands: [Criterion.Band] = []
    for entry in try node.entries(example: "{ 51..1000: 15 }").entries {
      guard let range = NumberRangeText.range(entry.key) else {
        throw .valueWrong(
          entry.place, section: "a band of \(node.section)", value: entry.key,
          wayOut: "write a range such as 51..1000, 1001+ or ..50")
      }
      // Bands may touch, since a value between whole numbers must not fall between two bands.
      let lower = range.lowerBound
      let upper = range.upperBound
      if let other = bands.first(where: { lower < $0.upper && $0.lower < upper }) {
        let written = NumberRangeText.text(other.lower...other.upper)
        throw .valueWrong(
          entry.place, section: "a band of \(node.section)", value: entry.key,
          wayOut: "it overlaps \(written), so let one end where the other begins")
      }
      bands.append(.init(lower: lower, upper: upper, points: try points(entry.value)))
    }
    return bands
  }

  private static func band(
    _ node: ModelNode, points: Int
  ) throws(ModelingError) -> Criterion.Band {
    let range = try node.value(
      wayOut: "a range such as 51..1000, 1001+ or ..50", NumberRangeText.range)
    return .init(lower: range.lowerBound, upper: range.upperBound, points: points)
  }

  private static func perUnit(
    _ node: ModelNode, _ section: ModelSection, groupMaximum: Int
  ) throws(ModelingError) -> Criterion.Points {
    let per = try points(node)
    guard per != 0 else { throw node.wrongValue("0", wayOut: "write points other than 0") }
    var cap = per > 0 ? groupMaximum : -groupMaximum
    if let capNode = section["cap"] {
      cap = try points(capNode)
      guard (cap > 0) == (per > 0), cap != 0 else {
        throw capNode.wrongValue(
          PointText.text(cap), wayOut: "write a cap of the same sign as per, and not 0")
      }
    }
    return .per(points: per, cap: cap, halfLifeDays: try section["half_life"].map(days))
  }

  private static func points(_ node: ModelNode) throws(ModelingError) -> Int {
    try node.value(
      wayOut: "points with at most two decimals, such as 12 or 2.5", PointText.hundredths)
  }

  private static func days(_ node: ModelNode) throws(ModelingError) -> Double {
    try node.value(wayOut: "days or weeks, such as 30d or 4w") { text in
      let factor = text.hasSuffix("w") ? 7.0 : 1
      guard text.hasSuffix("d") || text.hasSuffix("w"),
        let count = NumberRangeText.number(String(text.dropLast())), count > 0
      else { return nil }
      return count * factor
    }
  }
}
