import LinearAlgebra
import Testing

@Suite struct MatrixTests {
  @Test func padsRowsWithZerosToSixteen() {
    let matrix = Matrix(rowCount: 2, columnCount: 3, rowMajor: [1, 2, 3, 4, 5, 6])
    #expect(matrix.stride == 16)
    #expect(Array(matrix.row(1)) == [4, 5, 6])
    #expect(matrix.storage[3..<16].allSatisfy { $0 == 0 })
    #expect(matrix[0, 2] == 3)
  }

  @Test func choosesRowsInTheOrderGiven() {
    let matrix = Matrix(rowCount: 3, columnCount: 1, rowMajor: [7, 8, 9])
    #expect(matrix.rows([2, 0]) == Matrix(rowCount: 2, columnCount: 1, rowMajor: [9, 7]))
  }

  @Test func normsAndMeansByHand() {
    let matrix = Matrix(rowCount: 2, columnCount: 2, rowMajor: [3, 4, 1, 0])
    #expect(matrix.squaredNorms == [25, 1])
    #expect(matrix.columnMeans == [2, 2])
    #expect(Matrix(rowCount: 0, columnCount: 2).columnMeans == [0, 0])
  }

  @Test func refusesEntriesThatDoNotFill() async {
    await #expect(processExitsWith: .failure) {
      _ = Matrix(rowCount: 2, columnCount: 2, rowMajor: [1, 2, 3])
    }
  }
}
