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
  /// Whether each row has an id that comes, as ids are compared, behind that of the row above.
  private(set) var idsAscend = true
  /// The hashes of the ids, as they are compared; none where the ids ascend.
  private(set) var idHashes: [UInt64] = []
  /// The hashes of the names and domains, as they are compared; 0 where there is none.
  private(set) var nameHashes: [UInt32] = []
  private(set) var domainHashes: [UInt32] = []
  /// Whether a row has no id, or no name.
  private(set) var lacksID = false
  private(set) var lacksName = false

  /// Reads the rows of a block.
  init(_ block: CellBlock, columns: Columns) {
    self.init(block.bytes, rowCount: block.rowCount, columns: columns) {
      block.range(row: $0, column: $1)
    }
  }

  /// Reads the rows of a table.
  init(_ table: CSVTable, columns: Columns) {
    self.init(table.bytes, rowCount: table.rowCount, columns: columns) {
      table.range(row: $0, column: $1)
    }
  }

  @inline(__always)
  private init(
    _ bytes: [UInt8], rowCount: Int, columns: Columns, range: (Int, Int) -> Range<Int>
  ) {
    readIDs(bytes, rowCount) { row in columns.id.map { range(row, $0) } ?? 0..<0 }
    readNames(bytes, rowCount) { row in columns.name.map { range(row, $0) } ?? 0..<0 }
    readDomains(bytes, rowCount) { row in columns.domain.map { range(row, $0) } ?? 0..<0 }
  }

  /// The number of rows.
  var count: Int { ids.count }

  @inline(__always)
  private mutating func readIDs(_ bytes: [UInt8], _ count: Int, _ range: (Int) -> Range<Int>) {
    let span = bytes.span
    var cells: [UInt64] = []
    cells.reserveCapacity(count)
    var above = span.extracting(0..<0)
    for row in 0..<count {
      let range = range(row)
      let cell = span.extracting(range)
      let isMissing = MissingText.contains(cell)
      cells.append(isMissing ? 0 : CellBlock.cell(range))
      if isMissing { lacksID = true }
      let key = cell.extracting(0..<AccountKey.idLength(cell))
      if row > 0, !ByteHash.precedes(above, key) { idsAscend = false }
      above = key
    }
    ids.append(cells, of: span)
    guard lacksID || !idsAscend else { return }
    idsAscend = false
    idHashes = cells.map { TextSet.hash(span.extracting(CellBlock.range($0))) }
  }

  @inline(__always)
  private mutating func readNames(_ bytes: [UInt8], _ count: Int, _ range: (Int) -> Range<Int>) {
    let span = bytes.span
    var cells: [UInt64] = []
    var scratch: [UInt8] = []
    cells.reserveCapacity(count)
    nameHashes.reserveCapacity(count)
    for row in 0..<count {
      let range = range(row)
      let cell = span.extracting(range)
      if MissingText.contains(cell) {
        lacksName = true
        cells.append(0)
        nameHashes.append(0)
      } else {
        cells.append(CellBlock.cell(range))
        nameHashes.append(SharedTexts.hash(ofName: cell, scratch: &scratch))
      }
    }
    names.append(cells, of: span)
  }

  @inline(__always)
  private mutating func readDomains(
    _ bytes: [UInt8], _ count: Int, _ range: (Int) -> Range<Int>
  ) {
    let span = bytes.span
    var cells: [UInt64] = []
    cells.reserveCapacity(count)
    domainHashes.reserveCapacity(count)
    for row in 0..<count {
      let range = range(row)
      let cell = span.extracting(range)
      switch MissingText.contains(cell) ? .none : DomainText.find(in: cell) {
      case .none:
        cells.append(0)
        domainHashes.append(0)
      case .range(let place):
        let start = range.lowerBound
        cells.append(
          CellBlock.cell((start &+ place.lowerBound)..<(start &+ place.upperBound)))
        domainHashes.append(SharedTexts.hash(of: cell.extracting(place)))
      case .other:
        // Its form is another text: it comes behind the ones before it.
        domains.append(cells, of: span)
        cells.removeAll(keepingCapacity: true)
        addDomain(DomainText.registrable(String(decoding: bytes[range], as: UTF8.self)))
      }
    }
    domains.append(cells, of: span)
  }

  private mutating func addDomain(_ domain: String?) {
    domains.append(domain ?? "")
    domainHashes.append(domain.map { SharedTexts.hash(of: Array($0.utf8).span) } ?? 0)
  }
}
