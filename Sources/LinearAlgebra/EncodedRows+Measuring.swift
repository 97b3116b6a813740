import CVectorKernels

/// Centers packed for encoded rows: what each number is multiplied by and what each entry adds.
public struct EntryPanels: Sendable {
  let centerCount: Int
  /// The number of panels, ⌈k / 16⌉.
  let count: Int
  /// Panel after panel, each (p + E) × 16.
  let table: AlignedValues<Float>
  /// −‖c‖² / 2 − Σ over blocks of m·c for each center, −∞ for what fills up the last panel.
  let starts: AlignedValues<Float>

  /// Packs centers.
  ///
  /// A row's score is x·c − ‖c‖² / 2 over the columns that it has a value in. A level adds v c(e); a missing block
  /// gives back ‖c‖² / 2 + m·c of the block, the mean m·c, a missing number c² / 2.
  init(_ centers: Matrix, layout: EncodedLayout) {
    let lanes = Matrix.laneCount
    let p = layout.numberCount
    let depth = p + layout.entryCount
    centerCount = centers.rowCount
    count = (centerCount + lanes - 1) / lanes
    var table = [Float](repeating: 0, count: count * lanes * depth)
    var starts = [Float](repeating: -.infinity, count: count * lanes)
    for center in 0..<centerCount {
      let values = Array(centers.row(center))
      let first = center / lanes * lanes * depth + center % lanes
      var start = 0.0
      for column in 0..<p {
        let half = Double(values[column]) * Double(values[column]) / 2
        table[first + column * lanes] = values[column]
        table[first + (p + layout.missingEntry(ofNumber: column)) * lanes] = Float(half)
        start -= half
      }
      for block in layout.blocks {
        var (half, product) = (0.0, 0.0)
        for (column, entry) in zip(block.columns, block.levelEntries) {
          table[first + (p + entry) * lanes] = layout.levelValue(column) * values[column]
          half += Double(values[column]) * Double(values[column]) / 2
          product += Double(layout.mean(column)) * Double(values[column])
        }
        table[first + (p + block.missingEntry) * lanes] = Float(half + product)
        table[first + (p + block.meanEntry) * lanes] = Float(product)
        start -= half + product
      }
      starts[center] = Float(start)
    }
    self.table = AlignedValues([table], filling: 0)
    self.starts = AlignedValues([starts], filling: -.infinity)
  }

  /// Lets a kernel see the table and the starts.
  func withKernelPanels<Result>(
    _ body: (UnsafePointer<Float>?, UnsafePointer<Float>?) -> Result
  ) -> Result {
    unsafe table.withPointer { table in
      unsafe starts.withPointer { starts in unsafe body(table, starts) }
    }
  }
}

extension EncodedRows: MeasurableRows {
  /// The number of columns of a row that is written out, d.
  public var columnCount: Int { layout.columnCount }

  /// The squared norm of every row, n, over the columns that it has a value in.
  public func squaredNorms(threadCount: Int) -> [Float] {
    let chunkCount = ChunkedWork.chunkCount(rowCount: rowCount)
    return ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      let range = ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: rowCount)
      var norms = [Float](repeating: 0, count: range.count)
      unsafe withKernelRows {
        unsafe tessera_encoded_norms(
          $0, Int64(range.lowerBound), Int64(range.count), entrySquares, entryProducts, constant,
          &norms)
      }
      return norms
    }.flatMap { $0 }
  }

  /// Returns centers, k × d, ready to be measured to.
  public func panels(for centers: Matrix) -> EntryPanels {
    EntryPanels(centers, layout: layout)
  }

  /// Returns the nearest centers of some rows, given the norms of all.
  public func assignment(
    ofRows rows: Range<Int>, norms: [Float], to panels: EntryPanels
  ) -> Assignment {
    var found = Assignment(count: rows.count)
    assign(nil, first: rows.lowerBound, to: panels, &found)
    found.add(norms[rows])
    return found
  }

  /// Returns the nearest centers of the chosen rows, given the norms of all.
  public func assignment(
    ofRows rows: [Int32], norms: [Float], to panels: EntryPanels
  ) -> Assignment {
    var found = Assignment(count: rows.count)
    assign(rows, first: 0, to: panels, &found)
    found.add(rows.map { norms[Int($0)] })
    return found
  }

  private func assign(
    _ chosen: [Int32]?, first: Int, to panels: EntryPanels, _ found: inout Assignment
  ) {
    unsafe withKernelRows { rows in
      unsafe panels.withKernelPanels { table, starts in
        unsafe tessera_assign_encoded(
          rows, chosen, Int64(first), Int64(found.labels.count), table, starts,
          Int64(panels.count), &found.labels, &found.squaredDistances,
          &found.secondSquaredDistances)
      }
    }
  }

  /// Returns the squared distances of some rows to the first 16 centers, 16 a row.
  public func squaredDistances(
    ofRows rows: Range<Int>, norms: [Float], to panels: EntryPanels
  ) -> [Float] {
    var scores = [Float](repeating: 0, count: rows.count * Matrix.laneCount)
    unsafe withKernelRows { kernelRows in
      unsafe panels.withKernelPanels { table, starts in
        unsafe tessera_encoded_scores(
          kernelRows, Int64(rows.lowerBound), Int64(rows.count), table, starts, &scores)
      }
    }
    return CenterPanels.squaredDistances(scores: scores, norms: norms[rows])
  }

  /// Returns the squared distances of some rows to the centers that their labels name, given the norms of all.
  public func squaredDistances(
    ofRows rows: Range<Int>, norms: [Float], toOwn centers: Matrix, labels: [Int32]
  ) -> [Float] {
    let panels = panels(for: centers)
    var scores = [Float](repeating: 0, count: rows.count)
    unsafe withKernelRows { kernelRows in
      unsafe panels.withKernelPanels { table, starts in
        unsafe tessera_encoded_own_scores(
          kernelRows, Int64(rows.lowerBound), Int64(rows.count), table, starts, labels, &scores)
      }
    }
    return zip(rows, scores).map { max(0, norms[$0] - 2 * $1) }
  }

  /// The place of a number that is not finite, or nothing.
  public var firstNotFinite: (row: Int, column: Int)? {
    numbers.firstIndex { !$0.isFinite }.map {
      ($0 / layout.numberCount, $0 % layout.numberCount)
    }
  }
}
