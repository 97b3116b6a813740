import Dispatch
import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// Work cut into a fixed number of chunks, so that results do not depend on the number of threads.
public enum ChunkedWork {
  /// The number of chunks that loops over rows are cut into, whatever the number of threads.
  public static let usualChunkCount = 64

  /// Returns how many chunks so many rows are cut into: few for few rows, whatever the number of threads.
  public static func chunkCount(rowCount: Int) -> Int {
    min(usualChunkCount, max(1, rowCount / 256))
  }

  /// Returns the same where each chunk keeps so many sums: fewer for many, so that all chunks' sums stay small.
  public static func chunkCount(rowCount: Int, sumsOfChunk: Int) -> Int {
    min(chunkCount(rowCount: rowCount), max(8, 2_000_000 / max(1, sumsOfChunk)))
  }

  /// Returns what `work` returns for every chunk, in chunk order.
  ///
  /// - Parameters:
  ///   - chunkCount: How many chunks there are.
  ///   - threadCount: How many threads may work at the same time.
  ///   - work: The work of one chunk; it must depend on the chunk alone.
  /// - Returns: One result per chunk, in order.
  public static func map<Result: Sendable>(
    chunkCount: Int, threadCount: Int, _ work: @Sendable (Int) -> Result
  ) -> [Result] {
    precondition(threadCount >= 1, "\(threadCount) threads cannot work")
    guard threadCount > 1, chunkCount > 1 else { return (0..<chunkCount).map(work) }
    BLASProvider.useOneThread()
    let next = Atomic<Int>(0)
    let results = Mutex([Result?](repeating: nil, count: chunkCount))
    DispatchQueue.concurrentPerform(iterations: min(threadCount, chunkCount)) { _ in
      while true {
        let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard chunk < chunkCount else { return }
        let result = work(chunk)
        results.withLock { $0[chunk] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// Returns an array of which every chunk was written in its place, without a copy afterwards.
  ///
  /// - Parameters:
  ///   - rowCount: How many rows the array has.
  ///   - width: How many elements a row has.
  ///   - chunkCount: How many chunks the rows are cut into.
  ///   - threadCount: How many threads may work at the same time.
  ///   - zero: What every element is before the work.
  ///   - work: Writes the elements of a chunk's rows; it must depend on the chunk alone.
  /// - Returns: The elements, rowCount × width, row-major.
  public static func filled(
    rowCount: Int, width: Int, chunkCount: Int, threadCount: Int, zero: Int32,
    _ work: @Sendable (_ rows: Range<Int>, _ elements: inout MutableSpan<Int32>) -> Void
  ) -> [Int32] {
    precondition(
      threadCount >= 1 && rowCount >= 0 && width >= 1 && chunkCount >= 1,
      "\(threadCount) threads, \(rowCount) rows of \(width), \(chunkCount) chunks")
    return unsafe [Int32](unsafeUninitializedCapacity: rowCount * width) { buffer, count in
      unsafe useLargePages(buffer)
      let memory = unsafe Memory(buffer: buffer)
      _ = map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
        let rows = rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: rowCount)
        let part = unsafe UnsafeMutableBufferPointer(
          rebasing: memory.buffer[rows.lowerBound * width..<rows.upperBound * width])
        unsafe part.initialize(repeating: zero)
        var elements = unsafe MutableSpan(_unsafeElements: part)
        work(rows, &elements)
      }
      count = rowCount * width
    }
  }

  /// Asks for pages of two megabytes where a buffer fills some: it is written from end to end, and every
  /// small page would be fetched by itself.
  private static func useLargePages(_ buffer: UnsafeMutableBufferPointer<Int32>) {
    #if canImport(Glibc)
    let page = 1 << 21
    guard let start = buffer.baseAddress else { return }
    let first = (UInt(bitPattern: start) + UInt(page) - 1) & ~(UInt(page) - 1)
    let end = (UInt(bitPattern: start) + UInt(buffer.count * 4)) & ~(UInt(page) - 1)
    guard end > first, let whole = unsafe UnsafeMutableRawPointer(bitPattern: first) else { return }
    _ = unsafe madvise(whole, Int(end - first), MADV_HUGEPAGE)
    #endif
  }

  /// Memory that chunks write, each to a place of its own.
  @unsafe private struct Memory: @unchecked Sendable {
    let buffer: UnsafeMutableBufferPointer<Int32>
  }

  /// Returns the rows of one chunk when `rowCount` rows are cut as evenly as can be.
  public static func rows(ofChunk chunk: Int, chunkCount: Int, rowCount: Int) -> Range<Int> {
    rowCount * chunk / chunkCount..<rowCount * (chunk + 1) / chunkCount
  }
}
