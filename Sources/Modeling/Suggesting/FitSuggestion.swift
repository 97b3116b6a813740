import Reading
import Statistics

/// Suggests the criteria of fit: what sets won accounts apart, or a plain assumption that says so.
struct FitSuggestion {
  /// The criteria, the strongest first.
  private(set) var criteria: [SuggestedCriterion] = []
  /// Whether the deals set some level of some column apart.
  private(set) var isProven = false

  private let outcomes: OutcomeCounts?
  private let isNeutral: Bool

  /// A column with more levels than this is left to the features.
  static let mostLevels = 40
  /// A criterion that more accounts than this have no value for says little.
  static let mostMissing = 0.4
  private static let mostListed = 12
  private static let preferred = [
    "industry", "employees", "revenue", "technologies", "sub_industry", "country", "region",
    "crm", "use_case",
  ]

  /// Suggests criteria.
  ///
  /// - Parameters:
  ///   - columns: The columns that can describe accounts.
  ///   - outcomes: What became of the accounts; nothing without resolved deals.
  ///   - isNeutral: Whether nothing at all speaks for one account, so that every value earns half.
  ///   - most: How many criteria there may be.
  init(_ columns: [Column], outcomes: OutcomeCounts?, isNeutral: Bool, most: Int) {
    self.outcomes = outcomes
    self.isNeutral = isNeutral
    let candidates = columns.filter {
      [.firmographic, .technographic].contains(FieldFamilies.family(of: $0.field))
        && UsableColumns.missingShare($0) <= Self.mostMissing
    }
    var suggestions = candidates.compactMap(criterion)
    isProven = suggestions.contains(where: \.isProven)
    if !isProven { suggestions = suggestions.filter(isAssumable) }
    let rank = { (field: String) in Self.preferred.firstIndex(of: field) ?? Self.preferred.count }
    let order = suggestions.indices.sorted { left, right in
      let (first, second) = (suggestions[left], suggestions[right])
      if first.isProven != second.isProven { return first.isProven }
      if first.isProven, first.strength != second.strength {
        return first.strength > second.strength
      }
      return (rank(first.field), left) < (rank(second.field), right)
    }
    criteria = order.prefix(most).map { suggestions[$0] }
  }

  /// Whether something can be assumed of a column that the deals do not speak about.
  private func isAssumable(_ criterion: SuggestedCriterion) -> Bool {
    switch criterion.form {
    case .levels(let parts, _): parts.count > 2 || Self.preferred.contains(criterion.field)
    case .bands: ["employees", "revenue"].contains(criterion.field)
    default: false
    }
  }

  private func criterion(_ column: Column) -> SuggestedCriterion? {
    switch column.values {
    case .category(let codes, let levels):
      var members = [[Int]](repeating: [], count: levels.count)
      for (account, code) in codes.enumerated() where code >= 0 {
        members[Int(code)].append(account)
      }
      let merged = Self.merged(levels, members)
      return levelCriterion(column.field, names: merged.names, members: merged.members)
    case .tags(let lists):
      var members = [[Int]](repeating: [], count: lists.levels.count)
      for account in lists.isMissing.indices {
        for code in lists.codes(ofRow: account) { members[Int(code)].append(account) }
      }
      let merged = Self.merged(lists.levels, members)
      return levelCriterion(column.field, names: merged.names, members: merged.members)
    case .yesNo(let answers):
      let members = [true, false].map { wanted in
        answers.indices.filter { answers[$0] == wanted }
      }
      return levelCriterion(column.field, names: ["yes", "no"], members: members)
    case .number(let numbers): return bandCriterion(column.field, numbers)
    case .date, .text: return nil
    }
  }

  /// Returns levels that differ in case only as one, under the spelling that comes first, as points read them.
  private static func merged(
    _ names: [String], _ members: [[Int]]
  ) -> (names: [String], members: [[Int]]) {
    var placeOfName: [String: Int] = [:]
    var merged: (names: [String], members: [[Int]]) = ([], [])
    for (index, name) in names.enumerated() {
      if let place = placeOfName[name.lowercased()] {
        // A tag may be in one row in both spellings.
        merged.members[place] = Array(Set(merged.members[place] + members[index])).sorted()
      } else {
        placeOfName[name.lowercased()] = merged.names.count
        merged.names.append(name)
        merged.members.append(members[index])
      }
    }
    return merged
  }

  private func levelCriterion(
    _ field: String, names: [String], members: [[Int]]
  ) -> SuggestedCriterion? {
    let present = names.indices.filter { !members[$0].isEmpty }
    guard present.count <= Self.mostLevels, present.count > 1 else { return nil }
    let (standings, strength) = standings(present.map { members[$0] })
    let isProven = standings.contains { $0 != .near }
    // The levels that are set apart, then the most frequent, both in order of frequency.
    let order = present.indices.sorted { left, right in
      let isApart = (standings[left] != .near, standings[right] != .near)
      if isApart.0 != isApart.1 { return isApart.0 }
      return (members[present[right]].count, left) < (members[present[left]].count, right)
    }
    let apart = standings.count { $0 != .near }
    let listed = order.prefix(max(apart, Self.mostListed))
    let parts = listed.map { index in
      SuggestedCriterion.Part(
        name: names[present[index]], halves: standings[index].rawValue,
        comment: evidenceText(members[present[index]]))
    }
    return SuggestedCriterion(
      field: field,
      form: .levels(parts, otherHalves: listed.count < present.count ? 1 : nil),
      missingHalves: isNeutral ? 1 : 0,
      comment: isProven ? provenText : unprovenText, isProven: isProven, tellsApart: isProven,
      strength: strength)
  }

  private func bandCriterion(_ field: String, _ numbers: [Double]) -> SuggestedCriterion? {
    let cuts = RoundCuts.cuts(numbers)
    guard !cuts.isEmpty else { return nil }
    var members = [[Int]](repeating: [], count: cuts.count + 1)
    for (account, number) in numbers.enumerated() where !number.isNaN {
      members[RoundCuts.part(of: number, cuts)].append(account)
    }
    let (standings, strength) = standings(members)
    let isProven = standings.contains { $0 != .near }
    let parts = zip(RoundCuts.ranges(cuts), members).enumerated().map { index, band in
      // Without evidence: nothing, a half and all from the smallest to the largest.
      let assumed = isNeutral ? 1 : index * 2 / cuts.count
      return SuggestedCriterion.Part(
        name: NumberRangeText.text(band.0), halves: isProven ? standings[index].rawValue : assumed,
        comment: evidenceText(band.1))
    }
    let assumption =
      isNeutral ? unprovenText : "assumption: larger companies bring bigger deals; edit"
    return SuggestedCriterion(
      field: field, form: .bands(parts), missingHalves: isNeutral ? 1 : 0,
      comment: isProven ? provenText : assumption, isProven: isProven,
      tellsApart: isProven || !isNeutral, strength: strength)
  }

  /// Returns how each set of accounts stands, and how far the most extreme one that does stands apart.
  private func standings(
    _ members: [[Int]]
  ) -> (standings: [LevelEvidence.Standing], strength: Double) {
    guard let outcomes else { return (members.map { _ in .near }, 0) }
    let evidence = members.map(outcomes.evidence)
    let comparisons = evidence.count { $0.accountCount >= LevelEvidence.leastAccounts }
    let standings = evidence.map {
      $0.standing(base: outcomes.base, comparisons: comparisons)
    }
    let apart = zip(evidence, standings).filter { $0.1 != .near }
    let strength = apart.map { $0.0.score(base: outcomes.base).magnitude }.max() ?? 0
    return (standings, strength)
  }

  private func evidenceText(_ members: [Int]) -> String {
    guard let outcomes else { return Self.accountsText(members.count) }
    let evidence = outcomes.evidence(members)
    guard evidence.trials > 0 else { return "no \(outcomes.unit) counted" }
    return "\(DecimalText.whole(evidence.won)) of \(DecimalText.whole(evidence.trials)) "
      + "\(outcomes.unit) won, "
      + DecimalText.percent(Double(evidence.won) / Double(evidence.trials))
  }

  private static func accountsText(_ count: Int) -> String {
    "\(DecimalText.whole(count)) account\(count == 1 ? "" : "s")"
  }

  private var provenText: String {
    "from the deals: full points above the average, half near it, none below"
  }

  private var unprovenText: String {
    outcomes == nil
      ? "no deals to learn from: every known value earns half; edit"
      : "the deals set no value apart: every known value earns half; edit"
  }
}
