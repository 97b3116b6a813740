/// The tags of one column.
struct TagReading {
  private let parts: TagParts
  private let levels: LevelTable

  /// Splits every cell; without a separator each cell is one tag.
  init(_ table: CSVTable, column: Int, separator: UInt8?) {
    var parts = TagParts(rowCount: table.rowCount)
    var levels = LevelTable()
    let bytes = table.bytes.span
    for row in 0..<table.rowCount {
      parts.add(
        bytes.extracting(table.range(row: row, column: column)), separator: separator,
        levels: &levels)
    }
    var sorted = TagParts(rowCount: table.rowCount)
    sorted.add(parts) { $0 }
    (self.parts, self.levels) = (sorted, levels)
  }

  /// The lists, one per row.
  var lists: TagLists { parts.lists(levels) }
  /// Whether each tag stands in two rows on average, or more.
  var tokensRepeat: Bool { parts.tokensRepeat(levels) }
}
