import Modeling
import Reading

/// The traits that one column gives its rows.
///
/// Shapes: n rows, t traits. A row of a category, an answer or a number has one trait at most; one of tags any number.
/// Nothing is kept beside the column itself, so that a market of any size costs nothing until it is counted.
package struct TraitColumn: Sendable {
  /// The field.
  package let field: String
  /// The traits, t.
  package let traits: [Trait]
  private let cells: Cells

  private enum Cells: Sendable {
    case category([Int32])
    case answers([Bool?])
    case numbers([Double], cuts: [Double])
    case tags(TagLists)
  }

  /// Bands are cut from about so many numbers, taken at even distances.
  private static let sampleCount = 20_000

  /// Reads what a column can say; nothing of dates, texts and what is the same for all.
  package init?(_ column: Column) {
    field = column.field
    let text = TraitText(field: column.field)
    switch column.values {
    case .category(let codes, let levels):
      (cells, traits) = (.category(codes), levels.map(text.level))
    case .yesNo(let answers):
      (cells, traits) = (.answers(answers), [text.yes])
    case .tags(let lists):
      (cells, traits) = (.tags(lists), lists.levels.map(text.tag))
    case .number(let numbers):
      let step = max(1, numbers.count / Self.sampleCount)
      let sample = stride(from: 0, to: numbers.count, by: step).map { numbers[$0] }
        .filter { !$0.isNaN }
      let cuts = RoundCuts.cuts(sample, parts: 4)
      guard !cuts.isEmpty else { return nil }
      let isWhole = sample.allSatisfy { $0 == $0.rounded() }
      cells = .numbers(numbers, cuts: cuts)
      traits = RoundCuts.ranges(cuts).map {
        text.band($0.lowerBound, $0.upperBound, isWhole: isWhole)
      }
    case .date, .text: return nil
    }
  }

  /// Returns what can describe accounts of a table's columns: nothing known too late, nothing that names our own people.
  package static func all(_ columns: [Column]) -> [TraitColumn] {
    columns.filter {
      $0.field != "existing_customer" && UsableColumns.reason(against: $0) == nil
    }.compactMap(TraitColumn.init)
  }

  /// Returns whether the row has a value.
  func isKnown(_ row: Int) -> Bool {
    switch cells {
    case .category(let codes): codes[row] >= 0
    case .answers(let answers): answers[row] != nil
    case .numbers(let numbers, _): !numbers[row].isNaN
    case .tags(let lists): !lists.isMissing[row]
    }
  }

  /// Calls `body` with every trait of a row.
  func forEachTrait(of row: Int, _ body: (Int) -> Void) {
    switch cells {
    case .category(let codes): if codes[row] >= 0 { body(Int(codes[row])) }
    case .answers(let answers): if answers[row] == true { body(0) }
    case .numbers(let numbers, let cuts):
      if !numbers[row].isNaN { body(RoundCuts.part(of: numbers[row], cuts)) }
    case .tags(let lists): for code in lists.codes(ofRow: row) { body(Int(code)) }
    }
  }

  /// How many have a value, and how many have each trait, t.
  package struct Counts {
    package var known = 0
    package var holders: [Int]
  }

  /// Counts the traits of rows that stand for themselves.
  package func counts(_ rows: some Sequence<Int>) -> Counts {
    var counts = Counts(holders: [Int](repeating: 0, count: traits.count))
    for row in rows where isKnown(row) {
      counts.known += 1
      forEachTrait(of: row) { counts.holders[$0] += 1 }
    }
    return counts
  }

  /// Counts the traits of units of several rows, each of which has what one of its rows has.
  package func counts(units: [[Int]]) -> Counts {
    var counts = Counts(holders: [Int](repeating: 0, count: traits.count))
    for rows in units where rows.contains(where: isKnown) {
      counts.known += 1
      var own: Set<Int> = []
      for row in rows { forEachTrait(of: row) { own.insert($0) } }
      for trait in own { counts.holders[trait] += 1 }
    }
    return counts
  }
}
