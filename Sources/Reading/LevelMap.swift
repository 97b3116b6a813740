/// What the codes of one thread's table of levels are in the table of the whole column.
struct LevelMap: Sendable {
  private var texts = TextColumn()
  private var codes: [Int32] = []

  /// Learns levels that the thread has added to its table.
  mutating func learn(_ new: TextColumn) {
    texts.append(new)
    codes += repeatElement(-1, count: new.count)
  }

  /// Returns the code in the whole column's table, which gets the level where it lacks it.
  ///
  /// - Parameters:
  ///   - code: The thread's code.
  ///   - levels: The table; rows ask in their order, so its order is that of first appearance.
  /// - Returns: The code.
  @inline(__always)
  mutating func code(_ code: Int32, in levels: inout LevelTable) -> Int32 {
    let known = codes[Int(code)]
    if known >= 0 { return known }
    let new = levels.code(of: texts.bytes.span.extracting(texts.range(Int(code))))
    codes[Int(code)] = new
    return new
  }
}
