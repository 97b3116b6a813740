import CVectorKernels

/// Rows of numbers, one code per category, and lists of tags, whose one-hot columns are never written out.
///
/// Shapes: n rows. `numbers` is n × p; `codes` is n × m, an entry of each of the first m blocks; row i has the
/// tags and whatever is missing as entries `offsets[i] ..< offsets[i + 1]`, each with a value. Written out, a row
/// has d columns: a level's column holds value · `levelValues`, less the block's means. A missing number is 0 in
/// `numbers` with its missing entry in the list; a missing block has its missing entry, in `codes` or in the list.
/// What is missing is left out of distances and of means.
///
/// > Source: Chi, Chi and Baraniuk, "k-POD: a method for k-means clustering of missing data", 2016,
/// > DOI 10.1080/00031305.2015.1086685, for distances over what is observed.
public struct EncodedRows: Sendable, Equatable {
  /// What the columns and entries are.
  public let layout: EncodedLayout
  /// The number of rows, n.
  public let rowCount: Int
  /// The numbers, n × p, row by row; a missing one is 0.
  public let numbers: [Float]
  /// The number of categories, m.
  public let codeCount: Int
  /// The entry of each category, n × m, row by row.
  public let codes: [Int32]
  /// Where each row's entries begin, and at the end how many there are in all; n + 1.
  public let offsets: [Int64]
  /// The entries of the tags and of what is missing.
  public let entries: [Int32]
  /// What each entry counts: a tag's row factor, 1 for what is missing.
  public let values: [Float]
  /// Σ over blocks of the squared norm of their means.
  let constant: Double
  /// The squared values of the entries and their products with the means, E.
  let entrySquares: [Double]
  let entryProducts: [Double]

  /// Creates rows from their parts, the numbers as a matrix of n × p.
  public init(
    layout: EncodedLayout, numbers: Matrix, codeCount: Int, codes: [Int32], offsets: [Int64],
    entries: [Int32], values: [Float]
  ) {
    precondition(
      numbers.columnCount == layout.numberCount,
      "\(numbers.columnCount) numbers a row, and the layout has \(layout.numberCount)")
    self.init(
      layout: layout, rowCount: numbers.rowCount,
      numbers: (0..<numbers.rowCount).flatMap { numbers.row($0) }, codeCount: codeCount,
      codes: codes, offsets: offsets, entries: entries, values: values)
  }

  /// Creates rows from their parts.
  public init(
    layout: EncodedLayout, rowCount: Int, numbers: [Float], codeCount: Int, codes: [Int32],
    offsets: [Int64], entries: [Int32], values: [Float]
  ) {
    let n = rowCount
    precondition(
      numbers.count == n * layout.numberCount && codes.count == n * codeCount,
      "\(numbers.count) numbers and \(codes.count) codes for \(n) rows of \(layout.numberCount) and \(codeCount)"
    )
    precondition(
      offsets.count == n + 1 && offsets[0] == 0 && offsets[n] == entries.count
        && entries.count == values.count && zip(offsets, offsets.dropFirst()).allSatisfy(<=),
      "\(offsets.count) offsets and \(values.count) values for \(n) rows of \(entries.count) entries"
    )
    let bound = UInt32(layout.entryCount)
    precondition(
      entries.allSatisfy { UInt32(bitPattern: $0) < bound },
      "an entry is outside the \(bound) of the layout")
    let ranges = layout.blocks.prefix(codeCount).map {
      (first: Int32($0.firstEntry), count: UInt32($0.columns.count + 2))
    }
    precondition(ranges.count == codeCount, "\(codeCount) codes for \(layout.blocks.count) blocks")
    var place = 0
    for _ in 0..<n {
      for range in ranges {
        precondition(
          UInt32(bitPattern: codes[place] &- range.first) < range.count,
          "code \(codes[place]) is outside its block of \(range.count) from \(range.first)")
        place += 1
      }
    }
    self.layout = layout
    self.rowCount = rowCount
    self.numbers = numbers
    self.codeCount = codeCount
    self.codes = codes
    self.offsets = offsets
    self.entries = entries
    self.values = values
    (constant, entrySquares, entryProducts) = Self.normParts(layout)
  }

  /// ‖value · v e − m‖² = ‖m‖² + value² v² − 2 value v m(e), summed block by block.
  private static func normParts(
    _ layout: EncodedLayout
  ) -> (constant: Double, squares: [Double], products: [Double]) {
    var constant = 0.0
    var squares = [Double](repeating: 0, count: layout.entryCount)
    var products = squares
    for block in layout.blocks {
      var norm = 0.0
      for (column, entry) in zip(block.columns, block.levelEntries) {
        let (value, mean) = (Double(layout.levelValue(column)), Double(layout.mean(column)))
        squares[entry] = value * value
        products[entry] = value * mean
        norm += mean * mean
      }
      constant += norm
      // A missing block and the mean have nothing left of the block's norm.
      for entry in [block.missingEntry, block.meanEntry] { products[entry] = norm / 2 }
    }
    return (constant, squares, products)
  }

  /// Lets a kernel see the rows.
  func withKernelRows<Result>(_ body: (UnsafePointer<tessera_encoded_rows>) -> Result) -> Result {
    unsafe numbers.withUnsafeBufferPointer { numberPointer in
      unsafe codes.withUnsafeBufferPointer { codePointer in
        unsafe offsets.withUnsafeBufferPointer { offsetPointer in
          unsafe entries.withUnsafeBufferPointer { entryPointer in
            unsafe values.withUnsafeBufferPointer { valuePointer in
              var rows = unsafe tessera_encoded_rows(
                numbers: numberPointer.baseAddress, stride: Int64(layout.numberCount),
                number_count: Int64(layout.numberCount), codes: codePointer.baseAddress,
                code_count: Int64(codeCount), offsets: offsetPointer.baseAddress,
                entries: entryPointer.baseAddress, values: valuePointer.baseAddress,
                entry_count: Int64(layout.entryCount))
              return unsafe body(&rows)
            }
          }
        }
      }
    }
  }
}
