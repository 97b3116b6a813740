/// How many accounts have a value in each field, the fields that matter most first.
///
/// > Source: Abmatic's guide to account clustering: existing customer status, company size, website
/// > engagement, intent data, technology stack; no account has to have them all.
public struct FieldCompleteness: Sendable, Equatable {
  /// The field.
  public let field: String
  /// The accounts with a value.
  public let filledCount: Int
  /// All accounts.
  public let accountCount: Int

  /// The share of accounts with a value, 0...1.
  public var share: Double { Double(filledCount) / Double(max(1, accountCount)) }

  private static let order = [
    "existing_customer", "employees", "revenue", "website_visits", "intent_score", "technologies",
  ]

  /// Returns the completeness of every column of accounts, in that order, then in file order.
  public static func fields(of accounts: AccountTable) -> [FieldCompleteness] {
    let columns = accounts.columns.enumerated().sorted { left, right in
      func rank(_ column: EnumeratedSequence<[Column]>.Element) -> (Int, Int) {
        (order.firstIndex(of: column.element.field) ?? order.count, column.offset)
      }
      return rank(left) < rank(right)
    }
    return columns.map { _, column in
      FieldCompleteness(
        field: column.field, filledCount: (0..<column.count).count { !column.isMissing($0) },
        accountCount: column.count)
    }
  }
}
