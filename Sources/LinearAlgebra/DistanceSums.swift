import CLinearAlgebra
import CVectorKernels

extension Matrix {
  /// Returns what is made of every row's sums of Euclidean distances to runs of rows.
  ///
  /// Shapes: `self` is n × d; run r holds the rows from the end of run r − 1 to its own, and the last ends at n.
  /// Products come from one matrix product (`sgemm`) for each block of 64 × 2048, and nothing larger is held.
  /// Center the columns first: an expanded distance is off by about 1e-7 · (‖x‖² + ‖y‖²), and one below a hundredth
  /// of these is measured directly.
  ///
  /// - Parameters:
  ///   - ends: Where each run ends, ascending.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  ///   - body: Takes a row and its sum for each run.
  /// - Returns: n results.
  /// - Complexity: O(n² · d) time, O(64 · (2048 + runs)) space for each thread.
  package func distanceSums<Result: Sendable>(
    toRunsEndingAt ends: [Int], threadCount: Int,
    _ body: @Sendable (_ row: Int, _ sums: ArraySlice<Double>) -> Result
  ) -> [Result] {
    precondition(
      (ends.last ?? 0) == rowCount, "runs end at \(ends.last ?? 0), rows at \(rowCount)")
    BLASProvider.useOneThread()
    let norms = squaredNorms
    let blockSize = 64
    let blockCount = (rowCount + blockSize - 1) / blockSize
    return ChunkedWork.map(chunkCount: blockCount, threadCount: threadCount) { block in
      let first = block * blockSize
      let size = min(blockSize, rowCount - first)
      let sums = distanceSums(ofRows: first..<first + size, toRunsEndingAt: ends, norms: norms)
      return (0..<size).map { place in
        body(first + place, sums[place * ends.count..<(place + 1) * ends.count])
      }
    }.flatMap { $0 }
  }

  /// Returns the sums of some rows, one after the other.
  private func distanceSums(
    ofRows range: Range<Int>, toRunsEndingAt ends: [Int], norms: [Float]
  ) -> [Double] {
    let width = 2048
    var sums = [Double](repeating: 0, count: range.count * ends.count)
    guard stride > 0 else { return sums }
    let block = Array(storage[range.lowerBound * stride..<range.upperBound * stride])
    var products = [Float](repeating: 0, count: range.count * width)
    var firstRun = 0
    for start in Swift.stride(from: 0, to: rowCount, by: width) {
      let end = min(start + width, rowCount)
      let runs = Self.runs(from: firstRun, ends: ends, within: start..<end)
      unsafe storage.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        unsafe cblas_sgemm(
          CblasRowMajor, CblasNoTrans, CblasTrans, CInt(range.count), CInt(end - start),
          CInt(stride), -2, block, CInt(stride), base + start * stride, CInt(stride), 0, &products,
          CInt(width))
        unsafe norms.withUnsafeBufferPointer { norms in
          guard let normBase = norms.baseAddress else { return }
          unsafe products.withUnsafeMutableBufferPointer { products in
            unsafe sums.withUnsafeMutableBufferPointer { sums in
              guard let line = products.baseAddress, let total = sums.baseAddress else { return }
              for place in 0..<range.count {
                let row = range.lowerBound + place
                unsafe tessera_products_to_distances(
                  line + place * width, normBase + start, Int64(end - start), base + row * stride,
                  norms[row], base + start * stride, Int64(stride))
                unsafe tessera_add_runs(
                  line + place * width, runs, Int64(runs.count),
                  total + place * ends.count + firstRun)
              }
            }
          }
        }
      }
      firstRun += runs.count
      if ends[firstRun - 1] > end { firstRun -= 1 }  // the last one goes on
    }
    return sums
  }

  /// Returns where the runs end within a range, from its beginning; the last may be cut off.
  private static func runs(from first: Int, ends: [Int], within range: Range<Int>) -> [Int64] {
    var places: [Int64] = []
    for end in ends[first...] {
      places.append(Int64(min(end, range.upperBound) - range.lowerBound))
      if end >= range.upperBound { break }
    }
    return places
  }
}
