import Reading

/// Sorts the columns of accounts into those that can describe and those that cannot.
package struct UsableColumns {
  /// The columns that can describe an account, in file order.
  package private(set) var usable: [Column] = []
  /// The fields that cannot, with the reason in words that finish "it".
  package private(set) var leftOut: [(field: String, reason: String)] = []

  /// Words of fields that name our own people.
  private static let sellers: Set<String> = ["owner", "seller", "rep", "agent", "salesperson"]

  /// Fields with a place of their own in a model.
  private static let ownPlace = ["existing_customer"]

  /// Sorts the columns.
  package init(_ accounts: AccountTable) {
    for column in accounts.columns where !Self.ownPlace.contains(column.field) {
      if let reason = Self.reason(against: column) {
        leftOut.append((column.field, reason))
      } else {
        usable.append(column)
      }
    }
  }

  /// Returns why a column cannot describe accounts, or nothing.
  package static func reason(against column: Column) -> String? {
    if let reason = LeakyFields.reason(for: column.field)
      ?? LeakyFields.reason(for: column.header)
    {
      return "\(reason) (known too late to predict with)"
    }
    let words = Set(column.field.split(separator: "_").map(String.init))
    if !words.isDisjoint(with: sellers) { return "says who of us sells, not who buys" }
    let known = (0..<column.count).count { !column.isMissing($0) }
    guard known > 0 else { return "has no values" }
    switch column.values {
    case .text: return "is free text"
    case .category(let codes, let levels):
      let used = Set(codes.filter { $0 >= 0 }).count
      if used == 1 { return "is “\(levels.first ?? "")” for all" }
      return used * 2 > known ? "differs from account to account" : nil
    case .tags(let lists):
      return lists.levels.count * 2 > max(known, 4) ? "differs from account to account" : nil
    case .number(let numbers):
      let first = numbers.first { !$0.isNaN }
      return numbers.allSatisfy { $0.isNaN || $0 == first } ? "is the same for all" : nil
    case .yesNo(let answers):
      return answers.contains(true) && answers.contains(false) ? nil : "is the same for all"
    case .date: return nil
    }
  }

  /// Returns the share of accounts without a value.
  static func missingShare(_ column: Column) -> Double {
    Double((0..<column.count).count { column.isMissing($0) }) / Double(max(1, column.count))
  }
}
