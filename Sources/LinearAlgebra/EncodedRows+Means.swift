import CVectorKernels

extension EncodedRows {
  /// The sums of a cluster: of each number, then of the values of each entry, p + E.
  public var sumWidth: Int { layout.numberCount + layout.entryCount }

  /// Moves rows from the sums of their former clusters to those of their present ones.
  public func move(
    _ rows: Range<Int>, weights: [Float]?, from: [Int32], to: [Int32], in sums: inout ClusterSums
  ) {
    let own = weights.map { Array($0[rows]) }
    unsafe withKernelRows { kernelRows in
      sums.change { sums, totals in
        unsafe tessera_move_encoded(
          kernelRows, Int64(rows.lowerBound), Int64(rows.count), own, from, to, &sums, &totals)
      }
    }
  }

  /// Returns the means over the rows that have a value, which are 0, the mean of all, where none has.
  public func means(of sums: ClusterSums) -> Matrix {
    let p = layout.numberCount
    let width = sumWidth
    var means = Matrix(rowCount: sums.totals.count, columnCount: columnCount)
    for cluster in sums.totals.indices {
      let own = sums.sums[cluster * width..<(cluster + 1) * width]
      let first = own.startIndex
      let total = sums.totals[cluster]
      for column in 0..<p {
        let observed = total - own[first + p + layout.missingEntry(ofNumber: column)]
        if observed > 0 { means[cluster, column] = Float(own[first + column] / observed) }
      }
      for block in layout.blocks {
        let observed = total - own[first + p + block.missingEntry]
        guard observed > 0 else { continue }
        // Rows at the mean lie at the origin: neither a level nor the mean that is taken off.
        let centered = (observed - own[first + p + block.meanEntry]) / observed
        for (column, entry) in zip(block.columns, block.levelEntries) {
          let level = own[first + p + entry] / observed * Double(layout.levelValue(column))
          means[cluster, column] = Float(level - centered * Double(layout.mean(column)))
        }
      }
    }
    return means
  }

  /// Returns the chosen rows written out, d columns; a missing value is the mean.
  public func written(_ rows: [Int]) -> Matrix {
    var result = Matrix(rowCount: rows.count, columnCount: columnCount)
    // Where a level's entry is written, or, below 0, which block is missing or at its mean.
    var target = [Int](repeating: .min, count: layout.entryCount)
    for (index, block) in layout.blocks.enumerated() {
      for (column, entry) in zip(block.columns, block.levelEntries) { target[entry] = column }
      target[block.missingEntry] = -1 - index
      target[block.meanEntry] = -1 - index
    }
    let p = layout.numberCount
    for (place, row) in rows.enumerated() {
      let start = place * result.stride
      for column in 0..<p { result.storage[start + column] = numbers[row * p + column] }
      for (index, mean) in layout.means.enumerated() {
        result.storage[start + p + index] = -mean
      }
      func add(_ entry: Int, _ value: Float) {
        let column = target[entry]
        if column >= 0 {
          result.storage[start + column] += value * layout.levelValue(column)
        } else if column != .min {
          for own in layout.blocks[-1 - column].columns { result.storage[start + own] = 0 }
        }
      }
      for code in codes[row * codeCount..<(row + 1) * codeCount] { add(Int(code), 1) }
      for index in Int(offsets[row])..<Int(offsets[row + 1]) {
        add(Int(entries[index]), values[index])
      }
    }
    return result
  }

  /// Returns the chosen rows, in the order given.
  public func rows(_ indices: [Int]) -> EncodedRows {
    let p = layout.numberCount
    var numbers: [Float] = []
    numbers.reserveCapacity(indices.count * p)
    var codes: [Int32] = []
    var offsets: [Int64] = [0]
    var entries: [Int32] = []
    var values: [Float] = []
    codes.reserveCapacity(indices.count * codeCount)
    offsets.reserveCapacity(indices.count + 1)
    for row in indices {
      numbers += self.numbers[row * p..<(row + 1) * p]
      codes += self.codes[row * codeCount..<(row + 1) * codeCount]
      let list = Int(self.offsets[row])..<Int(self.offsets[row + 1])
      entries += self.entries[list]
      values += self.values[list]
      offsets.append(Int64(entries.count))
    }
    return EncodedRows(
      layout: layout, rowCount: indices.count, numbers: numbers, codeCount: codeCount, codes: codes,
      offsets: offsets, entries: entries, values: values)
  }

  /// Returns a number for the contents of every row, the same for equal rows, n.
  public func fingerprints(threadCount: Int) -> [UInt64] {
    Fingerprint.ofRows(rowCount, threadCount: threadCount) { row, print in
      for value in numbers[row * layout.numberCount..<(row + 1) * layout.numberCount] {
        print.add(UInt64((value + 0).bitPattern))
      }
      for code in codes[row * codeCount..<(row + 1) * codeCount] { print.add(UInt64(code)) }
      for place in Int(offsets[row])..<Int(offsets[row + 1]) {
        print.add(UInt64(entries[place]))
        print.add(UInt64(values[place].bitPattern))
      }
    }
  }
}
