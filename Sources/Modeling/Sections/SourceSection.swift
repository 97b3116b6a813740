import Reading

/// Reads the sections that name files: accounts, deals, signals, contacts.
enum SourceSection {
  static let keys = ["source", "columns", "kinds"]
  static let dealKeys =
    keys + ["won", "lost", "exclude", "unit", "window", "currency"]

  /// Returns how a file is read; a text alone is its path.
  static func options(_ node: ModelNode) throws(ModelingError) -> SourceOptions {
    if node.isScalar { return SourceOptions(path: try path(node)) }
    return try options(try node.section(allowed: keys, example: example(node)), node)
  }

  /// Returns how deals are read and counted; without accounts every deal is its own account.
  static func deals(
    _ node: ModelNode, hasAccounts: Bool
  ) throws(ModelingError) -> DealOptions {
    let usualUnit: DealOptions.Unit = hasAccounts ? .account : .deal
    if node.isScalar {
      return DealOptions(
        source: SourceOptions(path: try path(node)), outcome: .usual, unit: usualUnit,
        windowMonths: nil)
    }
    let section = try node.section(allowed: dealKeys, example: example(node))
    let unit = try section["unit"]?.value(wayOut: "account or deal", DealOptions.Unit.init)
    if unit == .account, !hasAccounts, let unitNode = section["unit"] {
      throw unitNode.wrongValue(
        "account", wayOut: "there is no file of accounts, so add accounts: or write unit: deal")
    }
    return DealOptions(
      source: try options(section, node),
      outcome: OutcomeRule(
        won: try section["won"]?.texts(example: "[Closed Won]") ?? OutcomeRule.usual.won,
        lost: try section["lost"]?.texts(example: "[Closed Lost]") ?? OutcomeRule.usual.lost,
        exclude: try section["exclude"].map(exclusions) ?? [:]),
      unit: unit ?? usualUnit,
      windowMonths: try section["window"]?.value(
        wayOut: "a number of months such as 12m, years such as 2y, or all", months) ?? nil,
      currency: try section["currency"]?.text(example: "a sign such as $") ?? "$")
  }

  /// Returns the months of `12m` or `2y`; an inner nothing for `all`, nothing for all else.
  static func months(_ text: String) -> Int?? {
    if text == "all" { return .some(nil) }
    guard let count = Int(text.dropLast()), (1...1200).contains(count) else { return nil }
    switch text.last {
    case "m": return count
    case "y": return count * 12
    default: return nil
    }
  }

  private static func options(
    _ section: ModelSection, _ node: ModelNode
  ) throws(ModelingError) -> SourceOptions {
    let source = try section.required("source", example: "source: \(node.section).csv")
    var columns: [String: String] = [:]
    let columnExample = "roles with their headers, such as { id: Account ID }"
    for entry in try section["columns"]?.entries(example: columnExample).entries ?? [] {
      columns[entry.key] = try entry.value.text(example: "a header of the file")
    }
    var kinds: [String: ColumnKind] = [:]
    let kindNames = ColumnKind.allCases.map(\.rawValue).joined(separator: ", ")
    for entry in try section["kinds"]?.entries(example: "{ founded: number }").entries ?? [] {
      kinds[entry.key] = try entry.value.value(wayOut: "one of \(kindNames)", ColumnKind.init)
    }
    return SourceOptions(path: try path(source), columns: columns, kinds: kinds)
  }

  private static func path(_ node: ModelNode) throws(ModelingError) -> String {
    let path = try node.text(example: "a path such as accounts.csv")
    guard !path.trimmed.isEmpty else { throw node.wrongValue(path, wayOut: "write a path") }
    return path
  }

  private static func exclusions(_ node: ModelNode) throws(ModelingError) -> [String: [String]] {
    var exclusions: [String: [String]] = [:]
    for entry in try node.entries(example: "{ pipeline: [Renewals] }").entries {
      exclusions[entry.key] = try entry.value.texts(example: "the values to leave out")
    }
    return exclusions
  }

  private static func example(_ node: ModelNode) -> String {
    "\(node.section): \(node.section).csv, or a mapping with source: \(node.section).csv"
  }
}
