/// What some rows of a file say of who they are; empty where they say nothing.
struct IdentityRows: Sendable {
  /// The columns of the roles.
  struct Columns: Sendable {
    let id: Int?
    let name: Int?
    let domain: Int?

    init(_ names: ColumnNames) {
      (id, name, domain) = (names.roles[.id], names.roles[.name], names.roles[.domain])
    }
  }

  /// The ids as they stand in the file.
  private(set) var ids = TextColumn()
  /// The names.
  private(set) var names = TextColumn()
  /// The registrable domains.
  private(set) var domains = TextColumn()
  private var scratch: [UInt8] = []

  /// Creates no rows.
  init() {}

  /// Reads the rows of a block.
  init(_ block: CellBlock, columns: Columns) {
    for row in 0..<block.rowCount {
      func range(_ column: Int?) -> Range<Int> {
        column.map { block.range(row: row, column: $0) } ?? 0..<0
      }
      add(
        block.bytes, id: range(columns.id), name: range(columns.name), domain: range(columns.domain)
      )
    }
  }

  /// Reads the rows of a table.
  init(_ table: CSVTable, columns: Columns) {
    for row in 0..<table.rowCount {
      func range(_ column: Int?) -> Range<Int> {
        column.map { table.range(row: row, column: $0) } ?? 0..<0
      }
      add(
        table.bytes, id: range(columns.id), name: range(columns.name),
        domain: range(columns.domain))
    }
  }

  /// The number of rows.
  var count: Int { ids.count }

  /// Adds a row whose cells lie in some bytes.
  mutating func add(
    _ bytes: [UInt8], id: Range<Int>, name: Range<Int>, domain: Range<Int>
  ) {
    let span = bytes.span
    ids.append(MissingText.contains(span.extracting(id)) ? [] : bytes[id])
    names.append(MissingText.contains(span.extracting(name)) ? [] : bytes[name])
    let cell = span.extracting(domain)
    if MissingText.contains(cell) || !DomainText.append(cell, scratch: &scratch, to: &domains) {
      domains.append("")
    }
  }
}
