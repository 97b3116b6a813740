import Reading

/// Reads the section `segments`.
struct SegmentSection {
  /// The conditions that filters may use.
  let conditions: ConditionReader
  /// The tiers of the model.
  let tiers: [Int]

  static let keys = [
    "tiers", "accounts", "sizes", "by", "leftover", "names", "axes", "market",
  ]
  static let axisKeys = ["keys", "weights", "columns", "where", "triggers", "window"]

  /// Returns how micro-segments are made; without the section, Tier 2 in segments of 5 to 15.
  func options(_ node: ModelNode?) throws(ModelingError) -> SegmentOptions {
    var options = SegmentOptions(
      tiers: tiers.contains(2) ? [2] : [], sizes: 5...15, nameFields: [], marketSegmentCount: 0)
    guard let node else { return options }
    let section = try node.section(
      allowed: Self.keys, example: "{ tiers: [2], sizes: 5..15, by: vertical }")
    if let accounts = section["accounts"] {
      options.tiers = try accounts.value(wayOut: "all, or name tiers: [2] instead") {
        $0 == "all" ? [] : nil
      }
      if section["tiers"] != nil {
        throw accounts.wrongValue("all", wayOut: "tiers are named too, so keep one of the two")
      }
    }
    if let tierNode = section["tiers"] { options.tiers = try chosen(tierNode) }
    if let sizes = section["sizes"] {
      options.sizes = try sizes.value(
        wayOut: "two whole numbers from 1, such as 5..15", SegmentOptions.sizes)
    }
    options.nameFields = try section["names"]?.texts(example: "fields such as [industry]") ?? []
    options.leftOver =
      try section["leftover"]?.value(
        wayOut: "place or leave", SegmentOptions.LeftOver.init(rawValue:)) ?? .place
    if let axes = section["axes"] { options.axes = try self.axes(axes) }
    if let by = section["by"] { options.by = try self.by(by, options) }
    if let market = section["market"] {
      let count = try market.value(wayOut: "a whole number from 0 to 1000, or auto") {
        text -> Int? in
        text == "auto" ? -1 : Int(text).flatMap { (0...1000).contains($0) ? $0 : nil }
      }
      options.choosesMarketSegmentCount = count < 0
      options.marketSegmentCount = max(0, count)
    }
    return options
  }

  private func by(
    _ node: ModelNode, _ options: SegmentOptions
  ) throws(ModelingError) -> [String] {
    let names = try node.texts(example: "an axis such as vertical, or [trigger, vertical]")
    if let complaint = options.complaint(about: names) {
      throw node.wrongValue(names.joined(separator: ", "), wayOut: complaint)
    }
    return names == [SegmentAxis.blend] ? [] : names
  }

  // MARK: Axes

  private func axes(_ node: ModelNode) throws(ModelingError) -> [SegmentAxis] {
    let example = "names with their lines, such as vertical: { keys: [industry] }"
    var axes: [SegmentAxis] = []
    for entry in try node.entries(example: example).entries {
      guard ![SegmentAxis.blend, SegmentAxis.auto].contains(entry.key) else {
        throw .valueWrong(
          entry.place, section: "the name of an axis", value: entry.key,
          wayOut: "the word has a meaning of its own, so write another")
      }
      axes.append(try axis(entry))
    }
    return axes
  }

  private func axis(_ entry: ModelSection.Entry) throws(ModelingError) -> SegmentAxis {
    let section = try entry.value.section(
      allowed: Self.axisKeys, example: "{ keys: [industry], weights: { intent: 0 } }")
    var axis = SegmentAxis(name: entry.key, place: entry.place)
    axis.keys = try section["keys"]?.texts(example: "fields such as [industry]") ?? []
    axis.columns = try section["columns"]?.texts(example: "fields such as [technologies]") ?? []
    axis.triggers = try section["triggers"]?.texts(example: "kinds such as [funding]") ?? []
    if let weights = section["weights"] { axis.weights = try self.weights(weights) }
    if let node = section["where"] {
      guard let condition = try conditions.condition(node) else {
        throw node.wrongValue("otherwise", wayOut: "write a condition, or leave where away")
      }
      axis.filter = .init(condition: condition, place: node.place)
    }
    if let window = section["window"] {
      axis.windowDays = try window.value(wayOut: "days such as 90d, or weeks such as 12w") {
        Self.days($0)
      }
    }
    return axis
  }

  private func weights(_ node: ModelNode) throws(ModelingError) -> [SignalFamily: Double] {
    let names = SignalFamily.allCases.map(\.rawValue)
    let section = try node.section(allowed: names, example: "{ firmographic: 0, intent: 1 }")
    var weights: [SignalFamily: Double] = [:]
    for family in SignalFamily.allCases {
      guard let weight = section[family.rawValue] else { continue }
      weights[family] = try weight.value(wayOut: "a number from 0 to 1000") { text in
        NumberRangeText.number(text).flatMap { (0...1000).contains($0) ? $0 : nil }
      }
    }
    if !weights.isEmpty, weights.count == names.count, weights.values.allSatisfy({ $0 == 0 }) {
      throw node.wrongShape(example: "at least one weight above 0")
    }
    return weights
  }

  // MARK: Values

  private func chosen(_ node: ModelNode) throws(ModelingError) -> [Int] {
    var chosen: [Int] = []
    for item in try node.list(example: "a list such as [2], or accounts: all") {
      let tier = try item.value(wayOut: "one of the tiers \(TierSection.words(tiers))") { text in
        Int(text).flatMap { tiers.contains($0) ? $0 : nil }
      }
      if !chosen.contains(tier) { chosen.append(tier) }
    }
    guard !chosen.isEmpty else { throw node.wrongShape(example: "[2], or accounts: all") }
    return chosen.sorted()
  }

  /// Returns whole days from 1 to 10 years: `90d`, `12w`.
  private static func days(_ text: String) -> Int? {
    guard let unit = text.last, let number = Int(text.dropLast()) else { return nil }
    let days = unit == "d" ? number : unit == "w" ? 7 * number : 0
    return (1...3660).contains(days) ? days : nil
  }
}
