/// A trait with what is needed to choose it.
struct TraitCandidate: Sendable {
  let key: TraitKey
  var trait: Segment.Trait
  let kind: Kind
  /// Whether it is clearly more frequent here than in the market or among the others.
  let isTelling: Bool
  /// Whether a name may say it, apart from how many members have it.
  let isNameable: Bool
  /// The place of its test among those of its segment; nothing without a test.
  let test: Int?

  /// What it is for.
  enum Kind: Sendable {
    case trait
    /// Two or three levels together, which names use where no single one reaches.
    case alternatives
    /// The range of all members instead of the middle, which rules use.
    case wholeRange
  }

  /// Whether it is a range of a number.
  var isRange: Bool {
    if case .range = key.what { return true }
    return false
  }

  /// Returns whether one comes before another: by z, then by share, field and text, so that no row order matters.
  static func precedes(_ left: TraitCandidate, _ right: TraitCandidate) -> Bool {
    if left.trait.z != right.trait.z { return left.trait.z > right.trait.z }
    if left.trait.count != right.trait.count { return left.trait.count > right.trait.count }
    if left.key.field != right.key.field { return left.key.field < right.key.field }
    return left.trait.text < right.trait.text
  }
}
