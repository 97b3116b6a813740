import LinearAlgebra

/// An order of rows by what they hold, so that a method that goes row by row does not depend on their order.
package enum ContentOrder {
  /// Returns the indices of the rows by their first entry, then by their second and so on; equal rows by index.
  ///
  /// - Complexity: O(n · log n) comparisons, of up to d entries each.
  package static func indices(of rows: Matrix) -> [Int] {
    let (storage, stride) = (rows.storage, rows.stride)
    guard stride > 0 else { return Array(0..<rows.rowCount) }
    let keyed = (0..<rows.rowCount).map { (first: storage[$0 * stride], row: $0) }
    return keyed.sorted { a, b in
      if a.first != b.first { return a.first < b.first }
      for column in 1..<stride {
        let (x, y) = (storage[a.row * stride + column], storage[b.row * stride + column])
        if x != y { return x < y }
      }
      return a.row < b.row
    }.map(\.row)
  }
}
