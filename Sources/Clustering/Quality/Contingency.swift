/// How many rows two partitions have in common, cluster by cluster.
struct Contingency {
  /// How many rows there are, n.
  let rowCount: Int
  /// The sizes of the clusters of the first partition and of the second; a label that is not used has size 0.
  let firstSizes: [Int]
  let secondSizes: [Int]
  /// The cells that hold rows, by the first label.
  let cells: [Cell]

  /// Two clusters with rows in common.
  struct Cell {
    let first: Int32
    let second: Int32
    let count: Int32
  }

  /// Counts the rows of two partitions, labels from 0.
  ///
  /// The second labels are sorted into buckets by the first, and each bucket is counted: no table of all pairs, and
  /// no hashing.
  ///
  /// - Complexity: O(n + k).
  init(_ first: [Int], _ second: [Int]) {
    precondition(first.count == second.count, "\(first.count) labels against \(second.count)")
    precondition(first.count < Int(Int32.max), "\(first.count) rows are too many to count")
    rowCount = first.count
    let firstSizes = Self.sizes(first)
    secondSizes = Self.sizes(second)
    var place = [Int](repeating: 0, count: firstSizes.count)
    var total = 0
    for (label, size) in firstSizes.enumerated() {
      place[label] = total
      total += size
    }
    var seconds = [Int32](repeating: 0, count: first.count)
    for row in first.indices {
      let label = first[row]
      seconds[place[label]] = Int32(truncatingIfNeeded: second[row])
      place[label] += 1
    }
    var counts = [Int32](repeating: 0, count: secondSizes.count)
    var cells: [Cell] = []
    var start = 0
    for (label, size) in firstSizes.enumerated() {
      let end = start + size
      for index in start..<end { counts[Int(seconds[index])] += 1 }
      for index in start..<end {
        let other = seconds[index]
        let count = counts[Int(other)]
        guard count > 0 else { continue }
        cells.append(Cell(first: Int32(truncatingIfNeeded: label), second: other, count: count))
        counts[Int(other)] = 0
      }
      start = end
    }
    self.firstSizes = firstSizes
    self.cells = cells
  }

  private static func sizes(_ labels: [Int]) -> [Int] {
    var sizes = [Int](repeating: 0, count: (labels.max() ?? -1) + 1)
    for label in labels { sizes[label] += 1 }
    return sizes
  }
}
