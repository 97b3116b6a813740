import Foundation
import LinearAlgebra

/// Files of numbers without a header, in the machine's byte order.
enum Files {
  /// Reads all numbers of a file.
  static func values<Number: BitwiseCopyable>(_ path: String) throws -> [Number] {
    let data = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
    return data.withUnsafeBytes { Array($0.bindMemory(to: Number.self)) }
  }

  /// Reads rows of so many Float32.
  static func matrix(_ path: String, width: Int) throws -> Matrix {
    let data = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
    let count = data.count / (4 * width)
    return data.withUnsafeBytes { bytes in
      let values = bytes.bindMemory(to: Float.self)
      return Matrix(rowCount: count, columnCount: width) { row, column in
        values[row * width + column]
      }
    }
  }

  /// Writes numbers.
  static func write<Number: BitwiseCopyable>(_ values: [Number], to path: String) throws {
    let data = values.withUnsafeBytes { Data($0) }
    try data.write(to: URL(filePath: path))
  }
}
