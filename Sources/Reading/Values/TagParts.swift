/// Lists of tags as they are read, row by row, whose codes are those of some table.
///
/// Shapes: as those of `TagLists`, but that the codes of a row stand as its tags do, until other lists
/// take them and sort them by their own codes.
struct TagParts: Sendable {
  private var offsets: [Int32] = [0]
  private var codes: [Int32] = []
  private var isMissing: [Bool] = []

  /// Creates lists of no row, with room for some.
  init(rowCount: Int) {
    offsets.reserveCapacity(rowCount + 1)
    isMissing.reserveCapacity(rowCount)
    codes.reserveCapacity(rowCount * 2)
  }

  /// Adds the list of a cell; without a separator the cell is one tag.
  ///
  /// `none` is an empty list, an empty cell is a missing one.
  mutating func add(_ cell: Span<UInt8>, separator: UInt8?, levels: inout LevelTable) {
    let isMissing = MissingText.contains(cell)
    self.isMissing.append(isMissing)
    if !isMissing, !MissingText.containsNone(cell) {
      let first = codes.count
      var start = 0
      while start <= cell.count {
        var end = start
        while end < cell.count, cell[end] != separator { end += 1 }
        add(cell, start, end, rowStart: first, &levels)
        start = end + 1
      }
    }
    offsets.append(Int32(codes.count))
  }

  /// Adds the rows of other lists, whose codes become those of another table.
  mutating func add(_ other: TagParts, code: (Int32) -> Int32) {
    let base = Int32(codes.count)
    for row in other.isMissing.indices {
      let first = codes.count
      for index in Int(other.offsets[row])..<Int(other.offsets[row + 1]) {
        codes.append(code(other.codes[index]))
      }
      sortCodes(from: first)
    }
    isMissing += other.isMissing
    offsets += other.offsets.dropFirst().lazy.map { $0 + base }
  }

  /// Returns the lists.
  func lists(_ levels: LevelTable) -> TagLists {
    TagLists(offsets: offsets, codes: codes, levels: levels.levels, isMissing: isMissing)
  }

  /// How many tags all rows have.
  var codeCount: Int { codes.count }

  /// Returns whether each tag stands in two rows on average, or more.
  func tokensRepeat(_ levels: LevelTable) -> Bool { codes.count >= 2 * levels.count }

  private mutating func add(
    _ cell: Span<UInt8>, _ start: Int, _ end: Int, rowStart: Int, _ levels: inout LevelTable
  ) {
    var (first, last) = (start, end)
    while first < last, cell[first] <= .space { first += 1 }
    while last > first, cell[last - 1] <= .space { last -= 1 }
    guard first < last else { return }
    let code = levels.code(of: cell.extracting(first..<last))
    for index in rowStart..<codes.count where codes[index] == code { return }
    codes.append(code)
  }

  /// Sorts the codes of the last row by insertion, as there are few.
  private mutating func sortCodes(from first: Int) {
    guard codes.count - first > 1 else { return }
    if codes.count - first > 32 {
      codes[first...].sort()
      return
    }
    for index in (first + 1)..<codes.count {
      let code = codes[index]
      var place = index
      while place > first, codes[place - 1] > code {
        codes[place] = codes[place - 1]
        place -= 1
      }
      codes[place] = code
    }
  }
}
