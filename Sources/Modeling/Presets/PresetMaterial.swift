import Reading

/// What a market offers a preset: columns, kinds of signals, and criteria that the deals suggest.
struct PresetMaterial {
  let market: Market
  let suggestion: ModelSuggestion

  /// The kinds of signals of a family, those that reach the most accounts first.
  func kinds(_ family: SignalFamily) -> [String] {
    BehaviorSuggestion.kinds(market, family: family)
  }

  /// Every kind of signal that says something of intent or engagement.
  var kinds: [String] { kinds(.intent) + kinds(.engagement) }

  /// Whether signals say who was active.
  var knowsPeople: Bool { market.signals?.people.isEmpty == false }

  /// Whether contacts say who decides.
  var knowsDecisionMakers: Bool {
    market.contacts?.contacts.contains(where: \.isDecisionMaker) == true
  }

  /// Returns the kinds whose name holds one of some words.
  func kinds(with words: [String]) -> [String] {
    kinds.filter { kind in
      kind.split(separator: "_").contains { word in words.contains { word.hasPrefix($0) } }
    }
  }

  /// Returns the first of some fields that is a column of a kind.
  func field(_ names: [String], _ kind: ColumnKind) -> String? {
    names.first { market.accounts.column($0)?.kind == kind }
  }

  /// Returns a column of grades from 1 to 10, or nothing.
  func grades(_ names: [String]) -> String? {
    names.first { name in
      guard case .number(let numbers) = market.accounts.column(name)?.values else { return false }
      let known = numbers.filter { !$0.isNaN }
      return !known.isEmpty && known.allSatisfy { (1...10).contains($0) && $0 == $0.rounded() }
    }
  }

  /// Returns kinds of signals as a YAML list, or `all`.
  func list(_ kinds: [String]) -> String {
    guard Set(kinds) != Set(market.signals?.kinds ?? []) else { return "all" }
    return "[" + kinds.map(YAMLText.scalar).joined(separator: ", ") + "]"
  }

  /// Returns the criteria of fit, at most so many, that share a number of half points.
  func fit(halfPoints: Int, most: Int, where isIncluded: (String) -> Bool = { _ in true })
    -> [SuggestedCriterion]
  {
    SuggestedCriterion.shared(
      Array(suggestion.fit.filter { isIncluded($0.field) }.prefix(most)), maximum: halfPoints)
  }

  /// Returns a threshold for a group that reaches only a share of its points, in whole or half points.
  static func threshold(_ points: Double, reach: Double) -> String {
    NumberRangeText.text((points * reach * 2).rounded() / 2)
  }

  /// What is said of thresholds that are lower because the deals set some criteria apart and others not.
  static func reachNotes(_ reach: Double) -> [String] {
    guard reach < 1 else { return [] }
    return [
      "# Values that the deals do not set apart earn half, so that not all points can be reached and the",
      "# rules ask for as much less. Raise both once you know which values are good.",
    ]
  }
}
