import CVectorKernels

/// Rows of Float64 in panels of eight, for logistic regressions of many weightings of them at once.
///
/// Shapes: n rows of d columns, of which the last is 1 in every row. Rows are padded to a multiple of 32 and
/// columns to one of 4, all with zeros; lists by row have `paddedCount` entries, those of the padding being 0.
package struct LogisticRows: Sendable {
  /// The number of rows, n.
  package let rowCount: Int
  /// The number of columns with the column of ones, d.
  package let columnCount: Int
  /// The number of rows with the padding.
  package let paddedCount: Int
  private let width: Int
  private let panels: AlignedValues<Double>

  /// The most regressions that one pass serves.
  package static let fitCount = Int(tessera_logistic_fits)
  private static let rowsOfPanel = 8

  /// Creates rows of columns that are moved and stretched: (value − shift) · factor.
  ///
  /// - Parameters:
  ///   - columns: d − 1 columns of n values.
  ///   - shifts: What is taken off each column, d − 1.
  ///   - factors: What each column is multiplied by, d − 1.
  ///   - rowCount: n.
  package init(columns: [[Double]], shifts: [Double], factors: [Double], rowCount: Int) {
    precondition(
      shifts.count == columns.count && factors.count == columns.count
        && columns.allSatisfy { $0.count == rowCount },
      "\(columns.count) columns, \(shifts.count) shifts, \(factors.count) factors, \(rowCount) rows"
    )
    self.rowCount = rowCount
    columnCount = columns.count + 1
    paddedCount = (rowCount + 31) / 32 * 32
    width = (columnCount + 3) / 4 * 4
    let rows = Self.rowsOfPanel
    var entries = [Double](repeating: 0, count: paddedCount * width)
    for (column, values) in columns.enumerated() {
      let (shift, factor) = (shifts[column], factors[column])
      for row in 0..<rowCount {
        let place = (row / rows * width + column) * rows + row % rows
        entries[place] = (values[row] - shift) * factor
      }
    }
    for row in 0..<rowCount {
      entries[(row / rows * width + columns.count) * rows + row % rows] = 1
    }
    panels = AlignedValues([entries], filling: 0)
  }

  /// Returns a list by row with zeros for the padding.
  package func padded(_ values: [Double]) -> [Double] {
    precondition(values.count == rowCount, "\(values.count) values of \(rowCount) rows")
    return values + [Double](repeating: 0, count: paddedCount - rowCount)
  }

  /// What one regression is at some coefficients.
  package struct Point: Sendable {
    /// Σ of trials · ln(1 + eᶻ) − successes · z.
    package let loss: Double
    /// The first derivatives of the loss, d.
    package let gradient: [Double]
    /// trials · p − successes of every row.
    package let residuals: [Double]
    /// trials · p · (1 − p) of every row.
    package let curvatures: [Double]
  }

  /// Returns the loss and its derivatives: z = x·w, p = 1 / (1 + e⁻ᶻ).
  ///
  /// - Parameters:
  ///   - coefficients: w, d.
  ///   - trials: Of every row, padded.
  ///   - successes: Of every row, padded.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: The point.
  /// - Complexity: O(n d).
  package func point(
    _ coefficients: [Double], trials: [Double], successes: [Double], threadCount: Int
  ) -> Point {
    check(coefficients.count, trials.count, successes.count)
    let weights = coefficients + [Double](repeating: 0, count: width - columnCount)
    let parts = unsafe chunks(threadCount) {
      panels, first, count -> (Double, [Double], [[Double]]) in
      let rows = first * Self.rowsOfPanel..<(first + count) * Self.rowsOfPanel
      let (tried, won) = (Array(trials[rows]), Array(successes[rows]))
      var residuals = [Double](repeating: 0, count: rows.count)
      var curvatures = residuals
      var lanes = [Double](repeating: 0, count: width * Self.rowsOfPanel)
      let loss = unsafe tessera_logistic_point(
        panels, Int64(width), Int64(count), tried, won, weights, &residuals, &curvatures, &lanes)
      return (loss, lanes, [residuals, curvatures])
    }
    return Point(
      loss: parts.reduce(0) { $0 + $1.0 }, gradient: folded(parts.map(\.1)),
      residuals: parts.flatMap { $0.2[0] }, curvatures: parts.flatMap { $0.2[1] })
  }

  /// Returns Σ over rows of weight · x(i) · x(j), d × d, symmetric.
  ///
  /// - Parameters:
  ///   - weights: Of every row, padded.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: The products.
  /// - Complexity: O(n d²).
  package func products(weights: [Double], threadCount: Int) -> [Double] {
    check(columnCount, weights.count, weights.count)
    let parts = unsafe chunks(threadCount) { panels, first, count -> [Double] in
      let rows = first * Self.rowsOfPanel..<(first + count) * Self.rowsOfPanel
      var lanes = [Double](repeating: 0, count: width * width * Self.rowsOfPanel)
      unsafe tessera_weighted_products(
        panels, Int64(width), Int64(count), Array(weights[rows]), &lanes)
      return sums(ofLanes: lanes)
    }
    var whole = [Double](repeating: 0, count: columnCount * columnCount)
    for row in 0..<columnCount {
      for column in 0...row {
        let sum = parts.reduce(0) { $0 + $1[row * width + column] }
        whole[row * columnCount + column] = sum
        whole[column * columnCount + row] = sum
      }
    }
    return whole
  }

  /// Returns the product of every row with coefficients, n.
  package func products(with coefficients: [Double], threadCount: Int) -> [Double] {
    check(coefficients.count, paddedCount, paddedCount)
    let weights = coefficients + [Double](repeating: 0, count: width - columnCount)
    let parts = unsafe chunks(threadCount) { panels, _, count -> [Double] in
      var products = [Double](repeating: 0, count: count * Self.rowsOfPanel)
      unsafe tessera_row_products(panels, Int64(width), Int64(count), weights, &products)
      return products
    }
    return Array(parts.joined().prefix(rowCount))
  }

  /// Returns the gradients of several regressions that count the rows differently, in one pass over the rows.
  ///
  /// A regression's gradient has the same bits whichever others stand beside it.
  ///
  /// - Parameters:
  ///   - coefficients: One list of d for each regression, at most `fitCount`.
  ///   - trials: Of every row, padded.
  ///   - successes: Of every row, padded.
  ///   - counts: How often each row is counted, padded, one regression after the other.
  /// - Returns: Σ of count · (trials · p − successes) · x, one list of d for each regression.
  /// - Complexity: O(n d) for each regression, on the calling thread.
  package func gradients(
    _ coefficients: [[Double]], trials: [Double], successes: [Double], counts: [Float]
  ) -> [[Double]] {
    let fits = paddedFits(coefficients.count, counts.count)
    check(columnCount, trials.count, successes.count)
    var table = [Double](repeating: 0, count: width * fits)
    for (fit, own) in coefficients.enumerated() {
      for (column, value) in own.enumerated() { table[column * fits + fit] = value }
    }
    var lanes = [Double](repeating: 0, count: width * fits * Self.rowsOfPanel)
    unsafe panels.withPointer { pointer in
      guard let start = unsafe pointer else { return }
      unsafe tessera_logistic_gradients(
        start, Int64(width), Int64(paddedCount / Self.rowsOfPanel), trials, successes, counts,
        table, Int64(fits), &lanes)
    }
    return lists(sums(ofLanes: lanes), fits: fits, count: coefficients.count)
  }

  /// Returns Σ of count · value · x in the same way, for values that all regressions share.
  ///
  /// - Parameters:
  ///   - values: Of every row, padded.
  ///   - counts: How often each row is counted, padded, one regression after the other.
  ///   - fitCount: How many regressions there are.
  /// - Returns: One list of d for each regression.
  package func sums(of values: [Double], counts: [Float], fitCount: Int) -> [[Double]] {
    let fits = paddedFits(fitCount, counts.count)
    check(columnCount, values.count, values.count)
    var lanes = [Double](repeating: 0, count: width * fits * Self.rowsOfPanel)
    unsafe panels.withPointer { pointer in
      guard let start = unsafe pointer else { return }
      unsafe tessera_counted_row_sums(
        start, Int64(width), Int64(paddedCount / Self.rowsOfPanel), values, counts, Int64(fits),
        &lanes)
    }
    return lists(sums(ofLanes: lanes), fits: fits, count: fitCount)
  }

  /// Returns how many regressions the kernels take for so many: a multiple of four, for which counts have room.
  package static func paddedFits(_ count: Int) -> Int { (count + 3) / 4 * 4 }

  private func paddedFits(_ count: Int, _ counted: Int) -> Int {
    let fits = Self.paddedFits(count)
    precondition(
      count >= 1 && fits <= Self.fitCount && counted >= fits * paddedCount,
      "\(count) regressions of at most \(Self.fitCount), \(counted) counts")
    return fits
  }

  private func check(_ coefficients: Int, _ first: Int, _ second: Int) {
    precondition(
      coefficients == columnCount && first == paddedCount && second == paddedCount,
      "\(coefficients) coefficients of \(columnCount); \(first), \(second) of \(paddedCount) rows")
  }

  /// Works on a fixed number of chunks of four panels each and their multiples.
  private func chunks<Result: Sendable>(
    _ threadCount: Int, _ work: @Sendable (UnsafePointer<Double>, Int, Int) -> Result
  ) -> [Result] {
    let fours = paddedCount / 32
    let chunkCount = min(16, max(1, fours / 8))
    let found = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      let part = ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: fours)
      return unsafe panels.withPointer { pointer -> Result? in
        guard let start = unsafe pointer else { return nil }
        let first = part.lowerBound * 4
        return unsafe work(start + first * width * Self.rowsOfPanel, first, part.count * 4)
      }
    }
    return found.compactMap { $0 }
  }

  private func sums(ofLanes lanes: [Double]) -> [Double] {
    let size = Self.rowsOfPanel
    return (0..<lanes.count / size).map { place in
      var sum = 0.0
      for lane in place * size..<(place + 1) * size { sum += lanes[lane] }
      return sum
    }
  }

  private func folded(_ parts: [[Double]]) -> [Double] {
    let folds = parts.map { sums(ofLanes: $0) }
    return (0..<columnCount).map { column in folds.reduce(0) { $0 + $1[column] } }
  }

  private func lists(_ sums: [Double], fits: Int, count: Int) -> [[Double]] {
    (0..<count).map { fit in (0..<columnCount).map { sums[$0 * fits + fit] } }
  }
}
