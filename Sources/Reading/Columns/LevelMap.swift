/// What the codes of one thread's table of levels are in the table of the whole column.
struct LevelMap: Sendable {
  private var texts = TextColumn()
  private var codes: [Int32] = []

  /// Learns levels that the thread has added to its table.
  mutating func learn(_ new: TextColumn) {
    texts.append(new)
    codes += repeatElement(-1, count: new.count)
  }

  /// Appends the codes of some rows in the whole column's table, -1 where a row has none.
  ///
  /// - Parameters:
  ///   - own: The thread's codes.
  ///   - codes: Gets a code for each.
  ///   - counts: How many rows each level has.
  ///   - levels: The whole column's table.
  mutating func append(
    _ own: [Int32], to codes: inout [Int32], counts: inout [Int], levels: inout LevelTable
  ) {
    codes.append(addingCapacity: own.count) { codes in
      for own in own {
        guard own >= 0 else {
          codes.append(-1)
          continue
        }
        let code = code(own, in: &levels)
        codes.append(code)
        if Int(code) == counts.count { counts.append(0) }
        counts[Int(code)] &+= 1
      }
    }
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
