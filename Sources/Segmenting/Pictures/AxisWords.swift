import Modeling
import Reading
import Vectorizing

/// What much and little of an encoded column means, in a few words.
///
/// Shapes: p columns.
struct AxisWords: Sendable {
  private let columns: [EncodedAccounts.EncodedColumn]
  /// What each column holds, p.
  private let kinds: [Kind]

  /// What a column holds.
  private enum Kind: Sendable {
    case level
    case tag
    case number
    case signals
    /// How recent a date is; much is recent.
    case recency
    /// How old a date is; much is long ago.
    case age
  }

  /// Looks the columns up.
  ///
  /// - Parameters:
  ///   - encoded: The accounts, for their columns.
  ///   - market: Where the fields come from.
  ///   - families: How they were encoded.
  init(_ encoded: EncodedAccounts, market: Market, families: [FamilyOptions]) {
    columns = encoded.columns
    let rows = encoded.rows
    var kinds = encoded.columns.map { column -> Kind in
      if column.field.hasPrefix("signals.") { return .signals }
      guard case .date = market.accounts.column(column.field)?.values else { return .number }
      let feature = families.lazy.flatMap(\.features).first { $0.field == column.field }
      return feature?.halfLifeDays == nil ? .age : .recency
    }
    for (place, block) in rows.layout.blocks.enumerated() {
      for column in block.columns { kinds[column] = place < rows.codeCount ? .level : .tag }
    }
    self.kinds = kinds
  }

  func field(_ column: Int) -> String { columns[column].field }
  func level(_ column: Int) -> String? { columns[column].level }

  /// Returns whether both ends of a column say something: that of a level says that an account has it, or not.
  func isNumber(_ column: Int) -> Bool { columns[column].level == nil }

  /// Returns what accounts with much of a column have, or with little: "many employees", "Retail", "funded long ago".
  func text(_ column: Int, isMuch: Bool) -> String {
    let field = field(column)
    switch (kinds[column], level(column)) {
    case (.level, let level?):
      // What is not so is no trait, but all that an end may have in common.
      if ["no", "false"].contains(level.lowercased()) { return "no \(PlainWords.field(field))" }
      return TraitWords.text(.init(field: field, test: .level(level)))
    case (.tag, let tag?): return TraitWords.text(.init(field: field, test: .tag(tag)))
    case (.signals, _): return "\(isMuch ? "many" : "few") \(PlainWords.field(field)) signals"
    case (.recency, _):
      return "\(PlainWords.happening(field)) \(isMuch ? "lately" : "long ago")"
    case (.age, _): return "\(PlainWords.happening(field)) \(isMuch ? "long ago" : "lately")"
    default: return RangeWords.side(field, isMuch: isMuch)
    }
  }
}
