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
  /// What the quick look may be off by for the list of each row, in its units, n.
  ///
  /// Half a unit for each entry times its value, and one and a half for each run: the value is off by at most
  /// 1 / 32768, and the product is rounded.
  let listErrors: [Float]
  /// The most entries that are added up before they are multiplied by their common value, at least 1.
  let longestRun: Int
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
      (self.groups, codes, values, listErrors) = ([], [], [], [])
      (greatestValueSum, longestRun, meanNorm, isListed) = (1, 1, 0, [])
      return
    }
    self.groups = groups
    let parts: [Part]
    (parts, codes, values, listErrors) = Self.written(
      rows, groups, norms: norms, threadCount: threadCount)
    greatestValueSum = parts.reduce(1) { max($0, $1.figures.greatest_value_sum) }
    longestRun = parts.reduce(1) { max($0, Int($1.figures.longest_run)) }
    var isListed = [Bool](repeating: false, count: rows.layout.entryCount)
    for part in parts {
      for (entry, isOwn) in part.listed.enumerated() where isOwn != 0 { isListed[entry] = true }
    }
    self.isListed = isListed
    meanNorm = Float(parts.reduce(0) { $0 + $1.figures.norm_sum } / Double(max(1, norms.count)))
  }

  /// Writes codes, values and errors of all rows, chunk by chunk.
  private static func written(
    _ rows: EncodedRows, _ groups: [Group], norms: [Float], threadCount: Int
  ) -> (parts: [Part], codes: [UInt16], values: [Int16], errors: [Float]) {
    let pairing = Pairing(rows.layout, groups, codeCount: rows.codeCount)
    let chunkCount = ChunkedWork.chunkCount(rowCount: rows.rowCount)
    var parts: [Part] = []
    var (values, errors): ([Int16], [Float]) = ([], [])
    let codes = unsafe [UInt16](unsafeUninitializedCapacity: rows.rowCount * groups.count) {
      codes, codeCount in
      values = unsafe [Int16](unsafeUninitializedCapacity: rows.values.count) {
        values, valueCount in
        errors = unsafe [Float](unsafeUninitializedCapacity: rows.rowCount) { errors, errorCount in
          // Chunks write to rows of their own.
          nonisolated(unsafe) let own = unsafe (codes, values, errors)
          parts = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
            let range = ChunkedWork.rows(
              ofChunk: chunk, chunkCount: chunkCount, rowCount: rows.rowCount)
            return unsafe Part(
              rows, pairing, norms: norms, range: range, codes: own.0, values: own.1, errors: own.2)
          }
          errorCount = rows.rowCount
        }
        valueCount = rows.values.count
      }
      codeCount = rows.rowCount * groups.count
    }
    return (parts, codes, values, errors)
  }

  /// Lets a kernel see the codes, the values and the norms.
  func withKernelParts<Result>(
    _ body: (UnsafePointer<UInt16>?, UnsafePointer<Int16>?, UnsafePointer<Float>?) -> Result
  ) -> Result {
    unsafe codes.withUnsafeBufferPointer { codes in
      unsafe values.withUnsafeBufferPointer { values in
        unsafe norms.withUnsafeBufferPointer { norms in
          unsafe body(codes.baseAddress, values.baseAddress, norms.baseAddress)
        }
      }
    }
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

  /// What each code adds to the table row of its group.
  private struct Pairing: Sendable {
    /// By entry, E.
    var shares: [UInt16]
    /// The group of each code, m.
    var places: [Int32]
    /// The first table row of each group.
    let starts: [UInt16]

    init(_ layout: EncodedLayout, _ groups: [Group], codeCount: Int) {
      shares = [UInt16](repeating: 0, count: layout.entryCount)
      places = [Int32](repeating: 0, count: codeCount)
      starts = groups.map { UInt16($0.firstRow) }
      for (place, group) in groups.enumerated() {
        var step = 1
        for index in group.blocks.reversed() {
          let block = layout.blocks[index]
          places[index] = Int32(place)
          for entry in block.firstEntry...block.meanEntry {
            shares[entry] = UInt16((entry - block.firstEntry) * step)
          }
          step *= block.columns.count + 2
        }
      }
    }
  }

  /// What a chunk of rows adds.
  private struct Part: Sendable {
    let figures: tessera_screen_part
    /// Which entries stand in a list of the chunk, E; 0 or 1.
    let listed: [UInt8]

    init(
      _ rows: EncodedRows, _ pairing: Pairing, norms: [Float], range: Range<Int>,
      codes: UnsafeMutableBufferPointer<UInt16>, values: UnsafeMutableBufferPointer<Int16>,
      errors: UnsafeMutableBufferPointer<Float>
    ) {
      var listed = [UInt8](repeating: 0, count: rows.layout.entryCount)
      figures = unsafe rows.withKernelRows {
        unsafe tessera_begin_screen(
          $0, Int64(range.lowerBound), Int64(range.count), norms, pairing.shares, pairing.places,
          pairing.starts, Int64(pairing.starts.count), codes.baseAddress, values.baseAddress,
          errors.baseAddress, &listed)
      }
      self.listed = listed
    }
  }
}
