/// Which levels say what another field says already: every "Semiconductors" is "Information Technology".
struct NestedLevels: Sendable {
  /// By narrow field and wide field: for each level the only one of the other field that goes with it, -1 for several.
  private var parents: [Pair: [Int32]] = [:]

  private struct Pair: Hashable {
    let narrow: Int
    let wide: Int
  }

  /// Fields whose names may leave out the wider one.
  private static let chains = [
    ["sub_industry", "industry"], ["sub_sector", "sector"], ["industry", "industry_group"],
    ["sub_industry", "sector"], ["industry", "sector"], ["industry", "vertical"],
  ]

  /// Looks once through all accounts.
  init(_ columns: TraitColumns) {
    let places = Dictionary(
      columns.fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    for chain in Self.chains {
      guard let narrow = places[chain[0]], let wide = places[chain[1]],
        case .codes(let own, let levels, .plain) = columns.fields[narrow].values,
        case .codes(let others, _, .plain) = columns.fields[wide].values
      else { continue }
      var parent = [Int32](repeating: -2, count: levels.count)
      for (code, other) in zip(own, others) where code >= 0 && other >= 0 {
        let known = parent[Int(code)]
        parent[Int(code)] = known == -2 || known == other ? other : -1
      }
      parents[Pair(narrow: narrow, wide: wide)] = parent
    }
  }

  /// Returns whether whatever meets the first key meets the second for that reason.
  func implies(_ narrow: TraitKey, _ wide: TraitKey) -> Bool {
    guard case .levels(let codes) = narrow.what, case .levels(let wanted) = wide.what,
      let parent = parents[Pair(narrow: narrow.field, wide: wide.field)]
    else { return false }
    return codes.allSatisfy { wanted.contains(parent[Int($0)]) }
  }
}
