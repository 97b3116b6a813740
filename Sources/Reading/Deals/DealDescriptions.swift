/// The columns of a file of deals that describe the account or the product.
///
/// A deal whose account is not on the list has no row that describes it: what the deal's own row says is all there is.
/// Only what can be known before the deal ends is kept, and only of known meaning: a stage, a date, an amount, an owner
/// or a count of what sales did is none of it, and a column that nobody has named in advance might be any of these.
enum DealDescriptions {
  /// Fields, in the words of model files, that describe an account.
  private static let fields: Set<String> = [
    "industry", "sub_industry", "employees", "country", "state", "city", "region", "founded",
    "ownership", "technologies", "keywords", "use_case", "crm",
  ]

  /// Words of headers that say the same of others, and those of the product.
  private static let words: Set<String> = [
    "industry", "sector", "vertical", "country", "region", "state", "city", "territory",
    "employees", "headcount", "segment", "product", "products", "series", "plan", "package",
    "edition", "module", "technology", "technologies", "crm", "erp", "platform", "persona",
  ]

  /// Words that make a header another thing: an owner's region, a product's price, a plan's end.
  private static let foreign: Set<String> = [
    "owner", "rep", "agent", "seller", "salesperson", "manager", "team", "user", "id", "code",
    "price", "quantity", "amount", "value", "revenue", "total", "discount", "date", "stage",
    "status", "reason", "count", "number", "lost", "won", "closed", "competitor", "next", "action",
    "success", "close",
  ]

  /// Returns whether a column describes the account or the product.
  static func describes(field: String, header: String) -> Bool {
    guard LeakyFields.reason(for: field) == nil, LeakyFields.reason(for: header) == nil else {
      return false
    }
    let parts = Set(HeaderText.key(header).split(separator: "_").map(String.init))
    if fields.contains(field) { return parts.isDisjoint(with: foreign.subtracting(usual)) }
    return !parts.isDisjoint(with: words) && parts.isDisjoint(with: foreign)
  }

  /// “Number of Employees” and “Country code” are what their fields say.
  private static let usual: Set<String> = ["number", "count", "code"]

  /// Returns the columns, one row per deal; what is read as dates or free text is left out.
  ///
  /// Nothing is noted, and a column that cannot be read as its kind is passed over: the deals do not depend on it.
  static func columns(_ reader: ColumnReader, names: ColumnNames) -> [Column] {
    var reader = reader
    let taken = Set(RoleAliases.deals.compactMap { names.roles[$0.key] })
    var columns: [Column] = []
    for index in 0..<reader.table.columnCount
    where !taken.contains(index)
      && describes(field: names.fields[index], header: reader.table.headers[index])
    {
      guard let column = try? reader.column(index, field: names.fields[index]) else { continue }
      switch column.values {
      case .number, .category, .tags, .yesNo: columns.append(column)
      case .date, .text: continue
      }
    }
    return columns
  }
}
