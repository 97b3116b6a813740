import CVectorKernels

/// What a quick look at encoded rows needs: categories paired into fewer codes, everything in 16 bits.
///
/// Two categories with few levels are one code for both, whose table row is the sum of theirs: fewer additions,
/// the same score.
public struct EncodedScreen: Sendable {
  /// The rows' squared norms.
  let norms: [Float]
  /// The codes of groups of categories, n × g; empty where there is no quick look.
  let codes: [UInt16]
  /// The categories of each group.
  let groups: [Group]
  /// 32768 times the value of each entry of the rows.
  let values: [Int16]
  /// ‖x‖² / 2, n.
  let halfNorms: [Float]
  /// The greatest sum of the values of a row's entries, at least 1.
  let greatestValueSum: Float
  /// Which entries stand in some row's list, E.
  let isListed: [Bool]
  /// The mean squared norm.
  let meanNorm: Float
  /// Whether there is a quick look: on a processor that has it, for entries that fit 16 bits.
  let isUsable: Bool

  /// Categories that share a code; the last one's entries lie side by side.
  struct Group: Sendable {
    let blocks: [Int]
    /// The table row of the first combination.
    let firstRow: Int
    /// How many combinations there are.
    let count: Int
  }

  /// At most so many combinations to a code, so that the table stays near the processor.
  private static let combinationLimit = 512

  init(_ rows: EncodedRows, norms: [Float], looksQuickly: Bool, threadCount: Int) {
    self.norms = norms
    let groups = Self.groups(rows.layout, codeCount: rows.codeCount)
    let rowCount = (groups.map { $0.firstRow + $0.count } + [rows.layout.entryCount]).max() ?? 0
    // A value above 1 has no 16 bits.
    isUsable =
      looksQuickly && tessera_can_screen() != 0 && rowCount <= Int(UInt16.max)
      && rows.values.allSatisfy { $0 >= 0 && $0 <= 1 }
    guard isUsable else {
      (self.groups, codes, values, halfNorms) = ([], [], [], [])
      (greatestValueSum, meanNorm, isListed) = (1, 0, [])
      return
    }
    self.groups = groups
    let chunkCount = ChunkedWork.chunkCount(rowCount: rows.rowCount)
    let parts = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      Part(
        rows, groups, norms: norms,
        range: ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: rows.rowCount))
    }
    codes = parts.flatMap(\.codes)
    values = parts.flatMap(\.values)
    halfNorms = parts.flatMap(\.halfNorms)
    greatestValueSum = parts.reduce(1) { max($0, $1.greatestValueSum) }
    var isListed = [Bool](repeating: false, count: rows.layout.entryCount)
    for part in parts {
      for (entry, isOwn) in part.isListed.enumerated() where isOwn { isListed[entry] = true }
    }
    self.isListed = isListed
    meanNorm = Float(parts.reduce(0) { $0 + $1.normSum } / Double(max(1, norms.count)))
  }

  /// Returns the entries that some row can have; what the others would add need not fit 16 bits.
  func usedEntries(of layout: EncodedLayout) -> [Int] {
    var isUsed = isListed
    for index in groups.flatMap(\.blocks) {
      for entry in layout.blocks[index].firstEntry...layout.blocks[index].meanEntry {
        isUsed[entry] = true
      }
    }
    return isUsed.indices.filter { isUsed[$0] }
  }

  /// Joins the two smallest groups while their combinations stay few.
  private static func groups(_ layout: EncodedLayout, codeCount: Int) -> [Group] {
    func size(_ blocks: [Int]) -> Int {
      blocks.reduce(1) { $0 * (layout.blocks[$1].columns.count + 2) }
    }
    var sets = (0..<codeCount).map { [$0] }
    while true {
      sets.sort { (size($0), $0[0]) < (size($1), $1[0]) }
      guard sets.count >= 2, size(sets[0]) * size(sets[1]) <= combinationLimit else { break }
      sets[1] = (sets[0] + sets[1]).sorted()
      sets.removeFirst()
    }
    var row = layout.entryCount
    return sets.map { blocks in
      // One category alone keeps its own rows of the table.
      let first = blocks.count == 1 ? layout.blocks[blocks[0]].firstEntry : row
      if blocks.count > 1 { row += size(blocks) }
      return Group(blocks: blocks, firstRow: first, count: size(blocks))
    }
  }

  /// What a chunk of rows adds.
  private struct Part: Sendable {
    var codes: [UInt16] = []
    var values: [Int16] = []
    var halfNorms: [Float] = []
    var isListed: [Bool]
    var greatestValueSum: Float = 0
    var normSum = 0.0

    init(_ rows: EncodedRows, _ groups: [Group], norms: [Float], range: Range<Int>) {
      let firsts = rows.layout.blocks.map(\.firstEntry)
      let sizes = rows.layout.blocks.map { $0.columns.count + 2 }
      codes.reserveCapacity(range.count * groups.count)
      halfNorms.reserveCapacity(range.count)
      for row in range {
        for group in groups {
          var place = 0
          for block in group.blocks {
            place =
              place * sizes[block] + Int(rows.codes[row * rows.codeCount + block]) - firsts[block]
          }
          codes.append(UInt16(group.firstRow + place))
        }
        halfNorms.append(norms[row] / 2)
        normSum += Double(norms[row])
      }
      let list = Int(rows.offsets[range.lowerBound])..<Int(rows.offsets[range.upperBound])
      // Half a unit up and cut off is rounding, as no value is negative.
      values = rows.values[list].map { Int16(min(32767, $0 * 32768 + 0.5)) }
      isListed = [Bool](repeating: false, count: rows.layout.entryCount)
      for entry in rows.entries[list] { isListed[Int(entry)] = true }
      for row in range {
        var sum: Float = 0
        for place in Int(rows.offsets[row])..<Int(rows.offsets[row + 1]) {
          sum += rows.values[place]
        }
        greatestValueSum = max(greatestValueSum, sum)
      }
    }
  }
}
