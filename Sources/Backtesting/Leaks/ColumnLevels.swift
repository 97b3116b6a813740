import Reading

/// A column's values as levels of the units: bands of a number or a day, categories, answers, and what is missing.
///
/// Shapes: n units. Level 0 is a missing value.
struct ColumnLevels: Sendable {
  /// The level of each unit, n.
  let codes: [Int32]
  /// How many levels there can be.
  let count: Int

  /// Bands of numbers: enough to follow a bend, few enough for some wins in each.
  private static let bandCount = 10

  /// Finds the levels of a column; nothing for texts, and for tags, of which a unit has several.
  init?(_ column: Column, accounts: [Int]) {
    switch column.values {
    case .category(let codes, let levels):
      self.init(codes: accounts.map { codes[$0] + 1 }, count: levels.count + 1)
    case .yesNo(let answers):
      self.init(
        codes: accounts.map { account in answers[account].map { $0 ? 2 : 1 } ?? 0 }, count: 3)
    case .number(let values):
      self.init(bandsOf: accounts.map { values[$0] }, most: Self.bandCount)
    case .date(let days):
      self.init(
        bandsOf: accounts.map { days[$0].map { Double($0.dayNumber) } ?? .nan },
        most: Self.bandCount)
    case .tags, .text: return nil
    }
  }

  /// Cuts numbers into bands of about equal counts; NaN is missing.
  ///
  /// - Complexity: O(n); quantiles are those of at most some thousand numbers, evenly picked.
  init(bandsOf values: [Double], most: Int) {
    let cuts = QuantileCuts(values, most: most)
    self.init(codes: values.map { Int32(cuts.band($0)) }, count: cuts.bandCount + 1)
  }

  private init(codes: [Int32], count: Int) {
    self.codes = codes
    self.count = count
  }

  /// Returns the pairs of two columns' levels as levels.
  func crossed(with other: ColumnLevels) -> ColumnLevels {
    let width = Int32(other.count)
    return ColumnLevels(
      codes: zip(codes, other.codes).map { $0 * width + $1 }, count: count * other.count)
  }
}

/// Cuts between bands of about equal counts.
struct QuantileCuts: Sendable {
  /// Ascending, no two alike; a number belongs to the band of the cuts at or below it.
  private let cuts: [Double]

  /// More numbers do not move a decile that anyone would notice.
  private static let mostLooked = 20_000

  init(_ values: [Double], most: Int) {
    let step = max(1, values.count / Self.mostLooked)
    let known = stride(from: 0, to: values.count, by: step).map { values[$0] }
      .filter { !$0.isNaN }.sorted()
    var cuts: [Double] = []
    for place in 1..<max(2, most) where !known.isEmpty {
      let cut = known[min(known.count - 1, known.count * place / most)]
      if cut > (cuts.last ?? known[0]) { cuts.append(cut) }
    }
    self.cuts = cuts
  }

  /// Bands of known numbers.
  var bandCount: Int { cuts.count + 1 }

  /// Returns the band of a number from 1 up, 0 for NaN.
  func band(_ value: Double) -> Int {
    guard !value.isNaN else { return 0 }
    var band = 1
    for cut in cuts where cut <= value { band += 1 }
    return band
  }
}
