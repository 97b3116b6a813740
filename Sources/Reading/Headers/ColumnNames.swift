/// What each column of a file is: a role or a field, found by header or set by the options.
struct ColumnNames {
  /// The column of each role that was found.
  private(set) var roles: [Role: Int] = [:]
  /// The roles that the options set.
  private(set) var setRoles: Set<Role> = []
  /// The field of each column.
  private(set) var fields: [String]

  /// Finds roles and fields.
  ///
  /// - Parameters:
  ///   - table: The file.
  ///   - kind: What it has one row for.
  ///   - options: What is set by hand.
  /// - Throws: `ReadingError` when the options name a column or a role that there is not.
  init(
    of table: CSVTable, as kind: ExportKind, options: SourceOptions
  ) throws(ReadingError) {
    let aliases = RoleAliases.all(for: kind)
    let known = aliases.map(\.key.rawValue)
    var named: [Int: String] = [:]
    for (role, header) in options.columns.sorted(by: { $0.key < $1.key })
    where !ReadingOption.names.contains(role) {
      let column = try Self.column(header, role: role, in: table)
      if let known = Role(rawValue: role), aliases.contains(where: { $0.key == known }) {
        roles[known] = column
        setRoles.insert(known)
      } else {
        try Self.checkField(role, known: known, source: table.source)
        named[column] = role
      }
    }
    let keys = table.headers.map(HeaderText.key)
    for (role, names) in aliases where roles[role] == nil {
      for name in names {
        guard let column = keys.firstIndex(of: name), named[column] == nil,
          !roles.values.contains(column)
        else { continue }
        roles[role] = column
        break
      }
    }
    fields = Self.fields(of: keys, as: kind, named: named, taken: Set(roles.values))
    try checkKinds(options, table: table)
  }

  /// Throws when a kind is set for a column that there is not.
  private func checkKinds(_ options: SourceOptions, table: CSVTable) throws(ReadingError) {
    for name in options.kinds.keys.sorted()
    where !fields.contains(name) && !table.headers.contains(name) {
      throw .columnMissing(
        file: table.source, role: "kinds", header: name,
        nearest: nearestName(to: name, among: fields + table.headers))
    }
  }

  /// Returns the column that the options name for a role.
  private static func column(
    _ header: String, role: String, in table: CSVTable
  ) throws(ReadingError) -> Int {
    if let column = table.column(named: header) { return column }
    throw .columnMissing(
      file: table.source, role: role, header: header,
      nearest: nearestName(to: header, among: table.headers))
  }

  /// Throws when a name that is neither role nor field looks like a misspelled one.
  private static func checkField(
    _ name: String, known: [String], source: String
  ) throws(ReadingError) {
    guard !FieldAliases.fields.contains(name) else { return }
    let names = known + FieldAliases.fields + ReadingOption.names
    if let nearest = nearestName(to: name, among: names) {
      throw .roleUnknown(file: source, role: name, nearest: nearest)
    }
  }

  /// Gives each column its field: set, canonical, or its header in snake case, and no field twice.
  private static func fields(
    of keys: [String], as kind: ExportKind, named: [Int: String], taken: Set<Int>
  ) -> [String] {
    var fields: [String?] = keys.indices.map { named[$0] }
    var used = Set(named.values)
    for (field, names) in FieldAliases.all where !used.contains(field) {
      // The type of a deal (new or existing business) is not the type of an account.
      for name in names where name != "type" || kind == .accounts {
        guard let column = keys.firstIndex(of: name), !taken.contains(column),
          fields[column] == nil
        else { continue }
        fields[column] = field
        used.insert(field)
        // The column may turn out to be no number and go back to its own name.
        used.insert(keys[column])
        break
      }
    }
    return fields.enumerated().map { column, field in
      if let field { return field }
      let key = keys[column].isEmpty ? "column_\(column + 1)" : keys[column]
      var name = key
      var number = 2
      while !used.insert(name).inserted {
        name = "\(key)_\(number)"
        number += 1
      }
      return name
    }
  }
}

/// What options can say under columns beside roles and fields.
enum ReadingOption {
  /// The keys.
  static let names = ["date_order", "decimal"]

  /// Returns the order of day and month that the options set.
  static func dateOrder(_ options: SourceOptions, source: String) throws(ReadingError) -> DateOrder?
  {
    guard let value = options.columns["date_order"] else { return nil }
    if let order = DateOrder(rawValue: value.lowercased()) { return order }
    throw .optionInvalid(
      file: source, option: "date_order", value: value, allowed: DateOrder.allCases.map(\.rawValue))
  }

  /// Returns the decimal sign that the options set.
  static func decimal(_ options: SourceOptions, source: String) throws(ReadingError) -> NumberStyle?
  {
    guard let value = options.columns["decimal"] else { return nil }
    if let style = NumberStyle(rawValue: value.lowercased()) { return style }
    throw .optionInvalid(
      file: source, option: "decimal", value: value, allowed: NumberStyle.allCases.map(\.rawValue))
  }
}
