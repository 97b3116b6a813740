import LinearAlgebra
import Vectorizing

/// The columns of encoded accounts in an order in which every family, and in it every field, lies side by side.
struct StabilityColumns: Sendable {
  /// The columns as they come, d.
  let order: [Int]
  /// The columns of every family: their weights have a mean of 1.
  let families: [Range<Int>]
  /// What is permuted: the families, or, where one alone has data, its fields.
  let permuted: [Range<Int>]
  /// The directions that rows are projected on, q × d in this order; nothing where all columns are kept.
  private let directions: Matrix?

  /// How many rows the directions are found from.
  private static let sampleSize = 4000

  /// Orders the columns; nothing where there is one field only, so that nothing can be permuted.
  init?(_ encoded: EncodedAccounts, columnLimit: Int) {
    let fields = EncodedFields(encoded)
    guard fields.count > 1 else { return nil }
    let order = encoded.blocks.flatMap(\.columns)
    var families: [Range<Int>] = []
    for block in encoded.blocks {
      let first = families.last?.upperBound ?? 0
      families.append(first..<first + block.columns.count)
    }
    self.order = order
    self.families = families
    permuted = families.count > 1 ? families : Self.runs(order.map { fields.fieldOfColumn[$0] })
    directions =
      order.count > columnLimit
      ? Self.directions(of: encoded.rows, order: order, count: columnLimit) : nil
  }

  /// Whether fields are permuted.
  var permutesFields: Bool { families.count == 1 }

  /// Returns the chosen rows with their columns in order.
  func rows(_ rows: [Int], of encoded: EncodedAccounts) -> Matrix {
    let written = encoded.rows.written(rows)
    return Matrix(rowCount: rows.count, columnCount: order.count) { written[$0, order[$1]] }
  }

  /// Returns rows of ordered columns on the directions that they are partitioned by.
  func projected(_ rows: Matrix) -> Matrix {
    guard let directions else { return rows }
    return rows.coordinates(
      along: directions, from: [Double](repeating: 0, count: order.count), threadCount: 1)
  }

  private static func runs(_ fields: [Int]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (place, field) in fields.enumerated() {
      if place > 0, fields[place - 1] == field, let last = runs.popLast() {
        runs.append(last.lowerBound..<place + 1)
      } else {
        runs.append(place..<place + 1)
      }
    }
    return runs
  }

  /// Returns the directions in which evenly spaced rows differ most; nothing where LAPACK does not converge.
  private static func directions(
    of rows: EncodedRows, order: [Int], count: Int
  ) -> Matrix? {
    let size = min(sampleSize, rows.rowCount)
    let sample = rows.rows((0..<size).map { $0 * rows.rowCount / size })
    let p = rows.columnCount
    let products = sample.scatter(threadCount: 1).products
    guard let eigen = try? SymmetricEigen(of: products, order: p) else { return nil }
    return Matrix(rowCount: min(count, p), columnCount: p) { direction, column in
      Float(eigen.vectors[direction * p + order[column]])
    }
  }
}
