/// Reads the section `features`: what describes an account, by signal family.
enum FeatureSection {
  static let familyKeys = ["weight", "columns"]
  static let featureKeys = ["transform", "order", "half_life"]

  /// Returns the families that are written, in the order of `SignalFamily.allCases`.
  static func families(_ node: ModelNode) throws(ModelingError) -> [FamilyOptions] {
    let names = SignalFamily.allCases.map(\.rawValue)
    let section = try node.section(
      allowed: names, example: "the families \(names.joined(separator: ", "))")
    var families: [FamilyOptions] = []
    var seen: [String] = []
    for family in SignalFamily.allCases {
      guard let node = section[family.rawValue] else { continue }
      let options = try self.options(node, family: family)
      for (feature, item) in options where seen.contains(feature.field) {
        throw .keyTwice(item.place, key: feature.field, section: "features")
      }
      seen += options.map(\.feature.field)
      families.append(
        FamilyOptions(
          family: family, weight: try weight(node), features: options.map(\.feature)))
    }
    return families
  }

  private static let example = "{ weight: 1, columns: [industry, {employees: log}] }"

  private static func weight(_ node: ModelNode) throws(ModelingError) -> Double {
    guard node.isMapping, let weight = try node.entries(example: example)["weight"] else {
      return 1
    }
    return try weight.value(wayOut: "a number from 0 to 1000") { text in
      NumberRangeText.number(text).flatMap { (0...1000).contains($0) ? $0 : nil }
    }
  }

  private static func options(
    _ node: ModelNode, family: SignalFamily
  ) throws(ModelingError) -> [(feature: FamilyOptions.Feature, node: ModelNode)] {
    var columns = node
    if node.isMapping {
      let section = try node.section(allowed: familyKeys, example: example)
      columns = try section.required("columns", example: "columns: [industry, {employees: log}]")
    }
    var features: [(feature: FamilyOptions.Feature, node: ModelNode)] = []
    for item in try columns.list(example: "a list such as [industry, {employees: log}]") {
      let feature = try feature(item)
      guard !features.contains(where: { $0.feature.field == feature.field }) else {
        throw .keyTwice(item.place, key: feature.field, section: "features")
      }
      features.append((feature, item))
    }
    return features
  }

  private static func feature(_ node: ModelNode) throws(ModelingError) -> FamilyOptions.Feature {
    guard node.isMapping else {
      return .init(
        field: try node.text(example: "a field such as industry or {employees: log}"),
        transform: .none, place: node.place)
    }
    let entries = try node.entries(example: "{employees: log}").entries
    guard let entry = entries.first, entries.count == 1 else {
      throw node.wrongShape(example: "one field in each pair of braces, as in {employees: log}")
    }
    var feature = FamilyOptions.Feature(
      field: entry.key, transform: .none, place: entry.place)
    if entry.value.isMapping {
      let example = "{company_size: {order: [small, medium, large]}}"
      let section = try entry.value.section(
        allowed: featureKeys, example: example)
      if let node = section["transform"] { feature.transform = try transform(node) }
      if let node = section["order"] { feature.order = try order(node) }
      if let node = section["half_life"] { feature.halfLifeDays = try halfLife(node) }
    } else {
      feature.transform = try transform(entry.value)
    }
    return feature
  }

  private static func transform(
    _ node: ModelNode
  ) throws(ModelingError) -> FamilyOptions.Feature.Transform {
    try node.value(
      wayOut: "one of none, log, rank", FamilyOptions.Feature.Transform.init)
  }

  private static func order(_ node: ModelNode) throws(ModelingError) -> [String] {
    let levels = try node.texts(example: "order: [small, medium, large]")
    guard levels.count >= 2 else {
      throw node.wrongShape(example: "at least two levels from low to high")
    }
    for (place, level) in levels.enumerated() where levels[..<place].contains(level) {
      throw node.wrongValue(level, wayOut: "write every level once, from low to high")
    }
    return levels
  }

  private static func halfLife(_ node: ModelNode) throws(ModelingError) -> Double {
    try node.value(wayOut: "a number of days above 0") { text in
      NumberRangeText.number(text).flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
    }
  }
}
