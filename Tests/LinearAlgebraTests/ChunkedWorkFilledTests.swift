import LinearAlgebra
import Testing

struct ChunkedWorkFilledTests {
  @Test(arguments: [0, 1, 5, 1000], [1, 2, 7])
  func everyChunkWritesItsOwnRows(rowCount: Int, threadCount: Int) {
    let filled = ChunkedWork.filled(
      rowCount: rowCount, width: 3, chunkCount: 9, threadCount: threadCount, zero: -1
    ) { rows, elements in
      for (place, row) in rows.enumerated() {
        elements[place * 3] = Int32(row)
        elements[place * 3 + 2] = Int32(row * 2)
      }
    }
    let expected: [[Int32]] = (0..<rowCount).map { row in [Int32(row), -1, Int32(row * 2)] }
    #expect(filled == Array(expected.joined()))
  }
}
