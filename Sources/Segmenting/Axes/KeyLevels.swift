import Modeling
import Reading

/// One key of an axis, looked up: the level of every account, and how one says it.
package struct KeyLevels: Sendable {
  /// The field, `trigger` or `lifecycle`.
  package let field: String
  /// The level of every account of the market, n; −1 where it is not known.
  package let codes: [Int32]
  /// What each level is called.
  package let levels: [String]
  /// Why an account without a level takes no part, or nothing where it does.
  package var absence: String?
  /// Whether won deals decide the level of some account, so that the same deals cannot test what the key keeps apart.
  package var isFromDeals = false

  /// Looks a key up among the columns.
  init(field: String, column: Column) throws(SegmentingError) {
    self.field = field
    switch column.values {
    case .category(let codes, let levels): (self.codes, self.levels) = (codes, levels)
    case .yesNo(let answers):
      codes = answers.map { $0.map { $0 ? 0 : 1 } ?? -1 }
      levels = ["yes", "no"]
    case .number, .date, .tags, .text:
      throw .keyWithoutLevels(field, kind: column.kind.rawValue)
    }
  }

  /// Creates a key from the level of every account.
  init(field: String, codes: [Int32], levels: [String], absence: String? = nil) {
    (self.field, self.codes, self.levels, self.absence) = (field, codes, levels, absence)
  }
}
