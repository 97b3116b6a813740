/// What comparisons leave of one field when all of them hold.
///
/// Nothing is known of the data: a field may hold one text or many tags, and any value may be missing,
/// save that a count of signals or contacts is a whole number from 0.
struct FieldBounds {
  /// Whether the field counts signals or contacts.
  private let isCount: Bool
  private var numbers: ValueRange
  private var ages: [Condition.AgeUnit: ValueRange] = [:]
  /// Lists of texts, of each of which the field has one.
  private var named: [Set<String>] = []
  /// Texts of which the field has none.
  private var excluded: Set<String> = []
  /// Whether there may be a value; of a count, a last signal.
  private var mayBeKnown = true
  private var mayBeMissing = true
  private var isImpossible = false

  /// Creates the bounds of a field that nothing is compared with yet.
  init(isCount: Bool) {
    self.isCount = isCount
    numbers = ValueRange((isCount ? 0 : -.infinity)...Double.infinity, isWhole: isCount)
  }

  /// Whether no account can be so.
  var isEmpty: Bool {
    if isImpossible || numbers.isEmpty && isCount { return true }
    var ofKnown = numbers
    // A last signal is one signal, and where there is none they are 0.
    if isCount { ofKnown.keep(.greaterOrEqual, 1) }
    let isKnownPossible =
      mayBeKnown && !ofKnown.isEmpty && !ages.values.contains(where: \.isEmpty)
      && !named.contains { $0.isSubset(of: excluded) }
    let isMissingPossible = mayBeMissing && (!isCount || numbers.contains(0))
    return !isKnownPossible && !isMissingPossible
  }

  /// Leaves what a literal about the field leaves.
  mutating func keep(_ literal: ConditionLiteral) {
    switch literal.condition {
    case .number(_, let comparison, let limit):
      numbers.keep(literal.isNegated ? comparison.opposite : comparison, limit)
      if !isCount { keepMissing((comparison == .notEqual) != literal.isNegated) }
    case .age(_, let unit, let comparison, let limit):
      // Ages in months and years run on from day to day, so that one may lie between two whole numbers.
      guard unit == .days || limit == limit.rounded() else { return }
      let usual = ValueRange(0...Double.infinity, isWhole: unit == .days || unit == .quarters)
      ages[unit, default: usual].keep(
        literal.isNegated ? comparison.opposite : comparison, limit)
      keepMissing((comparison == .notEqual) != literal.isNegated)
    case .text(_, let texts): keep(texts, isNegated: literal.isNegated)
    case .known:
      if isCount {
        if literal.isNegated { isImpossible = true }
      } else if literal.isNegated {
        mayBeKnown = false
      } else {
        mayBeMissing = false
      }
    case .and, .or, .not, .named: break
    }
  }

  private mutating func keepMissing(_ holdsForMissing: Bool) {
    if !holdsForMissing { mayBeMissing = false }
  }

  private mutating func keep(_ texts: [String], isNegated: Bool) {
    if isCount {
      let limits = texts.compactMap(NumberRangeText.number)
      if limits.count == texts.count { numbers.keep(!isNegated, of: limits) }
      return
    }
    let folded = Set(texts.map { $0.lowercased() })
    if isNegated {
      excluded.formUnion(folded)
    } else {
      named.append(folded)
      mayBeMissing = false
    }
  }
}
