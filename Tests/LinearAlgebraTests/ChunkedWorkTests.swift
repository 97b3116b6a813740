import LinearAlgebra
import Testing

@Suite struct ChunkedWorkTests {
  @Test func returnsResultsInChunkOrderForAnyNumberOfThreads() {
    for threads in [1, 2, 7] {
      let squares = ChunkedWork.map(chunkCount: 100, threadCount: threads) { $0 * $0 }
      #expect(squares == (0..<100).map { $0 * $0 })
    }
    #expect(ChunkedWork.map(chunkCount: 0, threadCount: 2) { $0 }.isEmpty)
  }

  @Test(arguments: [0, 1, 63, 64, 1000])
  func chunksCoverEveryRowOnce(rowCount: Int) {
    let rows = (0..<64).flatMap {
      Array(ChunkedWork.rows(ofChunk: $0, chunkCount: 64, rowCount: rowCount))
    }
    #expect(rows == Array(0..<rowCount))
  }
}
