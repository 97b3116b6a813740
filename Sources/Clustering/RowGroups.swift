import LinearAlgebra
import Statistics

/// Groups of near rows of about one size, found by k-means again and again.
///
/// A group that is too large is cut by k-means into at most 32, whose seeds come from a sample, until none is
/// larger than twice the mean size. Rows that k-means cannot part, because most of them are equal, are cut by
/// their index. Nearly linear in the number of rows.
package struct RowGroups {
  /// The mean number of rows of a group.
  private let meanSize: Int
  private let threadCount: Int
  /// The most parts that one k-means makes.
  private let branchCount = 32

  /// Creates groups of about `meanSize` rows.
  package init(meanSize: Int, threadCount: Int) {
    precondition(meanSize >= 1, "groups of \(meanSize) rows are none")
    self.meanSize = meanSize
    self.threadCount = threadCount
  }

  /// Returns the rows of every group, ascending; near groups follow each other.
  ///
  /// - Complexity: O(n · d · log n).
  package func groups(of rows: Matrix) -> [[Int]] {
    guard rows.rowCount > 0 else { return [] }
    var groups = [Array(0..<rows.rowCount)]
    var isOpen = [true]
    while isOpen.contains(true) {
      // The first group is all rows: the threads share its k-means. Later they share the groups.
      let inner = groups.count == 1 ? threadCount : 1
      let (parts, open) = (groups, isOpen)
      let next = ChunkedWork.map(chunkCount: parts.count, threadCount: threadCount) { index in
        open[index] ? split(parts[index], rows, threadCount: inner) : [(parts[index], false)]
      }
      groups = next.flatMap { $0.map(\.0) }
      isOpen = next.flatMap { $0.map(\.1) }
    }
    return groups
  }

  /// Returns the parts of one group and whether each may have to be cut again.
  private func split(
    _ members: [Int], _ rows: Matrix, threadCount: Int
  ) -> [([Int], Bool)] {
    guard members.count > 2 * meanSize else { return [(members, false)] }
    let own = rows.rows(members)
    var method = KMeans(clusterCount: min(branchCount, members.count / meanSize))
    method.threadCount = threadCount
    method.maximumIterationCount = 8
    let labels = method.fit(own, from: seeds(own, count: method.clusterCount)).labels
    var parts = [[Int]](repeating: [], count: method.clusterCount)
    for (row, label) in zip(members, labels) { parts[label].append(row) }
    return parts.filter { !$0.isEmpty }.flatMap { part -> [([Int], Bool)] in
      guard part.count > 2 * meanSize else { return [(part, false)] }
      return part.count * 10 > members.count * 9
        ? byIndex(part).map { ($0, false) } : [(part, true)]
    }
  }

  /// Returns runs of about the mean size.
  private func byIndex(_ members: [Int]) -> [[Int]] {
    let count = members.count / meanSize
    return (0..<count).map { run in
      Array(
        members[ChunkedWork.rows(ofChunk: run, chunkCount: count, rowCount: members.count)])
    }
  }

  /// Returns first centers, drawn from a sample of evenly spaced rows.
  private func seeds(_ rows: Matrix, count: Int) -> Matrix {
    let sampleCount = min(rows.rowCount, 64 * count)
    let sample = rows.rows((0..<sampleCount).map { $0 * rows.rowCount / sampleCount })
    // The seed is fixed: groups are a means to an end, and the same rows must always give the same ones.
    var generator = SeededGenerator(seed: 0)
    return sample.rows(GreedySeeding(rows: sample).seeds(count: count, using: &generator))
  }
}
