/// The numbers that comparisons leave: an interval with holes, of whole numbers or of all numbers.
///
/// Where it cannot be exact it holds too many numbers, never too few.
struct ValueRange: Sendable {
  /// The least number; -infinity where there is none.
  private(set) var lower: Double
  /// The greatest number; infinity where there is none.
  private(set) var upper: Double
  /// Whether there are whole numbers only, so that `> 75` is `>= 76`.
  let isWhole: Bool
  private var isLowerOpen = false
  private var isUpperOpen = false
  private var holes: [Double] = []
  /// The numbers of a list, where one asks for them.
  private var choices: [Double]?

  /// Creates a range, both ends included.
  init(_ range: ClosedRange<Double>, isWhole: Bool) {
    lower = range.lowerBound
    upper = range.upperBound
    self.isWhole = isWhole
  }

  /// Creates a range of whole numbers.
  init(_ range: ClosedRange<Int>) {
    self.init(Double(range.lowerBound)...Double(range.upperBound), isWhole: true)
  }

  /// Whether nothing is left.
  var isEmpty: Bool {
    if lower > upper { return true }
    if let choices { return !choices.contains(where: contains) }
    return lower == upper && !contains(lower)
  }

  /// Returns whether a number is left.
  func contains(_ number: Double) -> Bool {
    guard number >= lower, number <= upper, !holes.contains(number) else { return false }
    if isWhole && number != number.rounded() { return false }
    return !(isLowerOpen && number == lower) && !(isUpperOpen && number == upper)
      && (choices?.contains(number) ?? true)
  }

  /// Leaves the numbers for which a comparison holds.
  mutating func keep(_ comparison: Condition.Comparison, _ limit: Double) {
    switch comparison {
    case .less: lowerTo(isWhole ? limit.rounded(.up) - 1 : limit, isOpen: !isWhole)
    case .lessOrEqual: lowerTo(isWhole ? limit.rounded(.down) : limit, isOpen: false)
    case .greater: raiseTo(isWhole ? limit.rounded(.down) + 1 : limit, isOpen: !isWhole)
    case .greaterOrEqual: raiseTo(isWhole ? limit.rounded(.up) : limit, isOpen: false)
    case .equal:
      keep(.lessOrEqual, limit)
      keep(.greaterOrEqual, limit)
    case .notEqual: holes.append(limit)
    }
    tighten()
  }

  /// Leaves the numbers of a list, or those that are not in it.
  mutating func keep(_ isOneOf: Bool, of numbers: [Double]) {
    if isOneOf {
      choices = choices.map { $0.filter(numbers.contains) } ?? numbers
    } else {
      holes += numbers
    }
    tighten()
  }

  private mutating func raiseTo(_ limit: Double, isOpen: Bool) {
    guard limit > lower || (limit == lower && isOpen) else { return }
    (lower, isLowerOpen) = (limit, isOpen)
  }

  private mutating func lowerTo(_ limit: Double, isOpen: Bool) {
    guard limit < upper || (limit == upper && isOpen) else { return }
    (upper, isUpperOpen) = (limit, isOpen)
  }

  /// Moves the ends of whole numbers, and of a list, to numbers that are left.
  private mutating func tighten() {
    if let choices {
      let left = choices.filter(contains)
      raiseTo(left.min() ?? .infinity, isOpen: false)
      lowerTo(left.max() ?? -.infinity, isOpen: false)
    }
    guard isWhole else { return }
    // Each hole moves an end once at the most.
    for _ in holes where holes.contains(lower) { lower += 1 }
    for _ in holes where holes.contains(upper) { upper -= 1 }
  }
}

extension Condition.Comparison {
  /// The comparison that holds for a number exactly where this one does not.
  var opposite: Self {
    switch self {
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .equal: .notEqual
    case .notEqual: .equal
    case .greaterOrEqual: .less
    case .greater: .lessOrEqual
    }
  }
}
