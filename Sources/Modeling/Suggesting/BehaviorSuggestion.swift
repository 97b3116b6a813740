import Reading

/// Suggests the criteria of intent or of engagement: recent signals, and columns that say as much.
struct BehaviorSuggestion {
  /// The criteria, columns first, then kinds of signals by the accounts that they reach.
  private(set) var criteria: [SuggestedCriterion] = []
  /// Criteria that there was no room for.
  private(set) var spare: [SuggestedCriterion] = []

  /// Suggests criteria of a family.
  ///
  /// - Parameters:
  ///   - family: Intent or engagement.
  ///   - columns: The columns that can describe accounts.
  ///   - market: The market, for its signals.
  ///   - most: How many criteria there may be.
  init(_ family: SignalFamily, _ columns: [Column], market: Market, most: Int) {
    let halfLife = family == .intent ? "30d" : "60d"
    var all: [SuggestedCriterion] = []
    let kinds = Self.kinds(market, family: family)
    let topics = Self.topics(market, among: kinds)
    if !topics.isEmpty {
      all.append(
        SuggestedCriterion(
          field: "surging_topics", form: .surges(kinds: topics, halfLife: halfLife),
          comment: "topics with a score of 60 and above, each half as much after \(halfLife)"))
    }
    for kind in kinds where !topics.contains(kind) {
      all.append(
        SuggestedCriterion(
          field: "signals.\(kind)", form: .signals(halfLife: halfLife),
          comment: "each counts half as much after \(halfLife)"))
    }
    for column in columns
    where FieldFamilies.family(of: column.field) == family
      && UsableColumns.missingShare(column) <= FitSuggestion.mostMissing
    {
      guard let criterion = Self.criterion(column, halfLife: halfLife, market: market) else {
        continue
      }
      all.append(criterion)
    }
    criteria = Array(all.prefix(most))
    spare = Array(all.dropFirst(most))
  }

  /// Returns the kinds whose strength is a score out of 100, as surge data have it; none where it is one only.
  ///
  /// > Source: Bombora Company Surge: 0 to 100, 50 is average, 60 and above is surging.
  static func topics(_ market: Market, among kinds: [String]) -> [String] {
    guard let table = market.signals else { return [] }
    var ranges = [ClosedRange<Double>?](repeating: nil, count: table.kinds.count)
    for signal in table.signals {
      let kind = Int(signal.kind)
      let range = ranges[kind] ?? signal.strength...signal.strength
      ranges[kind] =
        min(range.lowerBound, signal.strength)...max(range.upperBound, signal.strength)
    }
    let topics = kinds.filter { kind in
      guard let index = table.kinds.firstIndex(of: kind), let range = ranges[index] else {
        return false
      }
      // Counts of visits are small; a score that never reaches 20 is none.
      return range.lowerBound >= 0 && (20...100).contains(range.upperBound)
    }
    return topics.count > 1 ? topics : []
  }

  /// Returns the kinds of a family, those that come close to buying first, then by the accounts they reach.
  static func kinds(_ market: Market, family: SignalFamily) -> [String] {
    guard let table = market.signals else { return [] }
    var reach = [Int](repeating: 0, count: table.kinds.count)
    var last = [Int32](repeating: -1, count: table.kinds.count)
    for signal in table.signals where last[Int(signal.kind)] != signal.account {
      reach[Int(signal.kind)] += 1
      last[Int(signal.kind)] = signal.account
    }
    return table.kinds.indices
      .filter { FieldFamilies.family(of: "signals." + table.kinds[$0]) == family && reach[$0] > 0 }
      .sorted {
        (rank(table.kinds[$0]), -reach[$0], $0) < (rank(table.kinds[$1]), -reach[$1], $1)
      }
      .map { table.kinds[$0] }
  }

  /// What comes close to buying says more than what many do, however few do it.
  private static let telling = [
    "demo", "trial", "meeting", "quote", "pricing", "comparison", "competitor",
  ]

  private static func rank(_ kind: String) -> Int {
    let words = kind.split(separator: "_")
    return telling.firstIndex { word in words.contains { $0.hasPrefix(word) } } ?? telling.count
  }

  private static func criterion(
    _ column: Column, halfLife: String, market: Market
  ) -> SuggestedCriterion? {
    switch column.values {
    case .number(let numbers):
      let cuts = RoundCuts.cuts(numbers)
      guard !cuts.isEmpty else { return nil }
      let parts = RoundCuts.ranges(cuts).enumerated().map { index, range in
        SuggestedCriterion.Part(
          name: NumberRangeText.text(range), halves: index * 2 / cuts.count, comment: "")
      }
      return SuggestedCriterion(
        field: column.field, form: .bands(parts), comment: "assumption: more is better; edit")
    case .date:
      guard market.latestDate != nil else { return nil }
      return SuggestedCriterion(
        field: column.field, form: .recency(halfLife: halfLife),
        comment: "half the points after \(halfLife)")
    case .yesNo, .tags:
      return SuggestedCriterion(
        field: column.field, form: .yes, comment: "assumption: any is better than none; edit")
    case .category, .text: return nil
    }
  }
}
