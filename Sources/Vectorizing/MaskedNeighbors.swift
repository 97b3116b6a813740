import LinearAlgebra

/// How alike two encoded accounts are in what is known of both.
///
/// The masked squared distance of two rows is the sum over the columns that both have a value in. Two accounts drawn at
/// random differ there by twice the inertia of these columns on average. Their similarity is 1 − distance ÷ that: 1 for
/// equal accounts, about 0 for two that have nothing to do with each other, below 0 for more different ones. So a row
/// of which little is known is not near to everybody.
///
/// > Source: Gower, "A general coefficient of similarity and some of its properties", 1971, DOI 10.2307/2528823, for
/// > comparing only what both have.
package struct MaskedNeighbors: Sendable {
  private let rows: EncodedRows
  private let inertia: KnownInertia
  /// Below this share of the inertia, what is known of both says too little.
  package static let leastKnownShare = 0.3

  /// One neighbor.
  package struct Neighbor: Sendable, Equatable {
    /// Its row.
    package let row: Int
    /// The squared distance over the columns that both have a value in.
    package let squaredDistance: Double
    /// Twice the inertia of these columns.
    package let expected: Double
    /// 1 − distance ÷ expected.
    package var similarity: Double { 1 - squaredDistance / expected }
  }

  /// Measures the inertia of every field.
  package init(_ rows: EncodedRows) {
    self.rows = rows
    inertia = KnownInertia(rows)
  }

  /// Returns the rows most similar to one, itself left out; ties go to the lower row.
  ///
  /// - Parameters:
  ///   - row: Whose neighbors.
  ///   - candidates: The rows that may be neighbors, ascending.
  ///   - count: How many at the most.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: Neighbors of which enough is known, the most similar first.
  /// - Complexity: O(candidates · values of a row), one pass.
  package func nearest(
    to row: Int, among candidates: [Int], count: Int, threadCount: Int
  ) -> [Neighbor] {
    guard count > 0 else { return [] }
    let table = Table(row, self)
    let chunkCount = ChunkedWork.chunkCount(rowCount: candidates.count)
    let parts = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      let places = ChunkedWork.rows(
        ofChunk: chunk, chunkCount: chunkCount, rowCount: candidates.count)
      return nearest(table, row, candidates[places], count: count)
    }
    return Array(parts.flatMap { $0 }.sorted(by: Self.isBefore).prefix(count))
  }

  private static func isBefore(_ a: Neighbor, _ b: Neighbor) -> Bool {
    (-a.similarity, a.row) < (-b.similarity, b.row)
  }

  private func nearest(
    _ table: Table, _ own: Int, _ candidates: ArraySlice<Int>, count: Int
  ) -> [Neighbor] {
    var best: [Neighbor] = []
    let least = 2 * Self.leastKnownShare * inertia.total
    var bound = -Double.infinity
    for row in candidates where row != own {
      let (distance, expected) = table.measure(row, rows)
      guard expected >= least, expected > 0 else { continue }
      let neighbor = Neighbor(row: row, squaredDistance: distance, expected: expected)
      guard neighbor.similarity > bound || best.count < count else { continue }
      best.append(neighbor)
      if best.count >= 4 * count + 16 {
        best.sort(by: Self.isBefore)
        best.removeLast(best.count - count)
        bound = best[count - 1].similarity
      }
    }
    best.sort(by: Self.isBefore)
    return Array(best.prefix(count))
  }

  /// What each number and entry of a row adds to its distance from one row, and what is missing takes away.
  private struct Table: Sendable {
    /// The values of the row's numbers, p, and whether each counts: 1, or 0 where it has none.
    var numbers: [Float] = []
    var isKnown: [Float] = []
    /// What the row's blocks add to every distance, before entries.
    var start: Float = 0
    /// The expected distance where the other row misses nothing.
    var expected: Float = 0
    /// By entry: what its value times, and its squared value times, add; and what it takes off the expected.
    var linear: [Float]
    var square: [Float]
    var missing: [Float]

    init(_ row: Int, _ owner: MaskedNeighbors) {
      let (rows, layout) = (owner.rows, owner.rows.layout)
      linear = [Float](repeating: 0, count: layout.entryCount)
      (square, missing) = (linear, linear)
      let own = RowParts(row, rows)
      for number in 0..<layout.numberCount {
        let isMissing = own.isMissing(layout.missingEntry(ofNumber: number))
        let value = rows.numbers[row * layout.numberCount + number]
        numbers.append(isMissing ? 0 : value)
        isKnown.append(isMissing ? 0 : 1)
        guard !isMissing else { continue }
        expected += Float(2 * owner.inertia.numbers[number])
        // The other's missing number stands as 0 in its row: what that adds is taken off again.
        let entry = layout.missingEntry(ofNumber: number)
        linear[entry] = -value * value
        missing[entry] = Float(2 * owner.inertia.numbers[number])
      }
      for (index, block) in layout.blocks.enumerated() where !own.isMissing(block.missingEntry) {
        // ‖y − x‖² with y = Σ value · level: ‖x‖² + Σ (value² · level² − 2 value · level · x), x uncentered.
        let x = own.uncentered(block, layout)
        let norm = x.reduce(0) { $0 + $1 * $1 }
        start += norm
        expected += Float(2 * owner.inertia.blocks[index])
        var toMean: Float = -norm
        for (place, entry) in block.levelEntries.enumerated() {
          let column = block.columns.lowerBound + place - layout.numberCount
          let level = layout.levelValues[column]
          square[entry] = level * level
          linear[entry] = -2 * level * x[place]
          toMean += (layout.means[column] - x[place]) * (layout.means[column] - x[place])
        }
        linear[block.meanEntry] = toMean
        linear[block.missingEntry] = -norm
        missing[block.missingEntry] = Float(2 * owner.inertia.blocks[index])
      }
    }

    /// Returns the squared distance to a row and what is expected of it.
    @inline(__always)
    func measure(_ row: Int, _ rows: EncodedRows) -> (distance: Double, expected: Double) {
      var (distance, expected) = (start, self.expected)
      let p = numbers.count
      let (values, own, known) = (rows.numbers.span, numbers.span, isKnown.span)
      for number in 0..<p {
        let difference = (values[row &* p &+ number] - own[number]) * known[number]
        distance += difference * difference
      }
      let (linear, square, missing) = (linear.span, square.span, missing.span)
      let codes = rows.codes.span
      for place in row &* rows.codeCount..<(row &+ 1) &* rows.codeCount {
        let entry = Int(codes[place])
        distance += linear[entry] + square[entry]
        expected -= missing[entry]
      }
      let (entries, factors) = (rows.entries.span, rows.values.span)
      for place in Int(rows.offsets[row])..<Int(rows.offsets[row + 1]) {
        let (entry, value) = (Int(entries[place]), factors[place])
        distance += value * (linear[entry] + value * square[entry])
        expected -= missing[entry]
      }
      return (Double(max(0, distance)), Double(expected))
    }
  }
}

/// The entries of one row.
private struct RowParts {
  let entries: [(entry: Int, value: Float)]

  init(_ row: Int, _ rows: EncodedRows) {
    entries =
      rows.codes[row * rows.codeCount..<(row + 1) * rows.codeCount].map { (Int($0), 1) }
      + (Int(rows.offsets[row])..<Int(rows.offsets[row + 1])).map {
        (Int(rows.entries[$0]), rows.values[$0])
      }
  }

  func isMissing(_ entry: Int) -> Bool { entries.contains { $0.entry == entry } }

  /// Returns a block's values before the mean is taken off; the mean itself for a row that stands there.
  func uncentered(_ block: EncodedLayout.Block, _ layout: EncodedLayout) -> [Float] {
    if isMissing(block.meanEntry) {
      return block.columns.map { layout.means[$0 - layout.numberCount] }
    }
    var values = [Float](repeating: 0, count: block.columns.count)
    for (entry, value) in entries where block.levelEntries.contains(entry) {
      let place = entry - block.firstEntry
      values[place] +=
        value * layout.levelValues[block.columns.lowerBound + place - layout.numberCount]
    }
    return values
  }
}
