import Modeling
import Reading

/// Finds the levels that a model names among those that a column has.
///
/// A level of the model that no account has is not yet a mistake, since an export may be a part of
/// the accounts. It is one where the column has a level much like it that the model does not name,
/// or where the column has none of the levels.
struct LevelMatch {
  /// Shorter names are too much alike for a guess: US and UK.
  private static let shortestGuess = 5

  /// For each level of the column, the index among the names of the model; -1 where it is not named.
  let nameOfLevel: [Int]

  /// Matches the names of a model with the levels of a column, without regard to case.
  init(
    names: [String], levels: [String], field: String, place: ModelPlace
  ) throws(ScoringError) {
    var indexOfName: [String: Int] = [:]
    for (index, name) in names.enumerated() { indexOfName[name.lowercased()] = index }
    nameOfLevel = levels.map { indexOfName[$0.lowercased()] ?? -1 }
    guard !levels.isEmpty, let first = names.first else { return }
    let found = Set(nameOfLevel)
    let others = zip(levels, nameOfLevel).filter { $0.1 < 0 }.map(\.0)
    for (index, name) in names.enumerated()
    where !found.contains(index) && name.count >= Self.shortestGuess {
      if let nearest = nearestName(to: name, among: others) {
        throw .levelUnknown(
          place, field: field, level: name, nearest: nearest, available: levels)
      }
    }
    if nameOfLevel.allSatisfy({ $0 < 0 }) {
      throw .levelUnknown(place, field: field, level: first, nearest: nil, available: levels)
    }
  }

  /// The answer that a word means, or nothing.
  static func answer(_ word: String) -> Bool? {
    switch word.lowercased() {
    case "yes", "true": true
    case "no", "false": false
    default: nil
    }
  }
}
