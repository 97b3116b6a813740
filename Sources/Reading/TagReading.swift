/// The tags of one column.
struct TagReading {
  /// The lists, one per row.
  let lists: TagLists

  /// Splits every cell; without a separator each cell is one tag.
  ///
  /// `none` is an empty list, an empty cell is a missing one.
  init(_ table: CSVTable, column: Int, separator: UInt8?) {
    var levels = LevelTable()
    var offsets: [Int32] = [0]
    var codes: [Int32] = []
    var isMissing: [Bool] = []
    let bytes = table.bytes.span
    for row in 0..<table.rowCount {
      let cell = bytes.extracting(table.range(row: row, column: column))
      isMissing.append(MissingText.contains(cell))
      if !MissingText.contains(cell), !MissingText.containsNone(cell) {
        var own: [Int32] = []
        Self.forEachTag(in: cell, separator: separator) { tag in
          let code = levels.code(of: tag)
          if !own.contains(code) { own.append(code) }
        }
        codes += own.sorted()
      }
      offsets.append(Int32(codes.count))
    }
    lists = TagLists(offsets: offsets, codes: codes, levels: levels.levels, isMissing: isMissing)
  }

  /// Whether each tag stands in two rows on average, or more.
  var tokensRepeat: Bool { lists.codes.count >= 2 * lists.levels.count }

  private static func forEachTag(
    in cell: Span<UInt8>, separator: UInt8?, _ body: (Span<UInt8>) -> Void
  ) {
    var start = 0
    while start <= cell.count {
      var end = start
      while end < cell.count, cell[end] != separator { end += 1 }
      var (first, last) = (start, end)
      while first < last, cell[first] <= .space { first += 1 }
      while last > first, cell[last - 1] <= .space { last -= 1 }
      if first < last { body(cell.extracting(first..<last)) }
      start = end + 1
    }
  }
}
