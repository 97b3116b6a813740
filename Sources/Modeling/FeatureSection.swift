/// Reads the section `features`: what describes an account, by signal family.
enum FeatureSection {
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
      let section = try node.section(allowed: ["weight", "columns"], example: example)
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
        transform: .none, line: node.place.line)
    }
    let entries = try node.entries(example: "{employees: log}").entries
    guard let entry = entries.first, entries.count == 1 else {
      throw node.wrongShape(example: "one field in each pair of braces, as in {employees: log}")
    }
    return .init(
      field: entry.key,
      transform: try entry.value.value(
        wayOut: "one of none, log, rank", FamilyOptions.Feature.Transform.init),
      line: entry.place.line)
  }
}
