import LinearAlgebra

/// The nearest clusters of every cluster, and groups of near clusters.
///
/// A row may lie nearer to a cluster that is far from its own cluster's center, where its cluster is made of two
/// parts: such clusters can be added to the lists.
///
/// Up to a few thousand centers every pair is measured. Beyond that a center's candidates are those of its own
/// group and of the groups whose middles are nearest, a thousand or so, and the growth is near linear.
package struct ClusterNeighbors {
  /// For every cluster the nearest others, nearest first among its candidates, k lists.
  package private(set) var lists: [[Int]]
  /// The clusters of every group, ascending; near groups follow each other.
  package let groups: [[Int]]

  /// The candidates of each group's clusters, its own first.
  private let candidates: [[Int]]
  private let centers: Matrix
  private let threadCount: Int

  /// The mean number of clusters of a group of k in all: the larger, the fewer neighbors lie outside, and the
  /// fewer groups can be worked on at the same time.
  private static func groupSize(of count: Int) -> Int { min(max(count / 64, 96), 384) }

  /// Every center has at least so many candidates.
  private static let candidateCount = 1024

  /// Finds neighbors among centers.
  ///
  /// - Parameters:
  ///   - centers: k × d.
  ///   - count: How many neighbors; less than k.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  package init(of centers: Matrix, count: Int, threadCount: Int) {
    let groups = RowGroups(meanSize: Self.groupSize(of: centers.rowCount), threadCount: threadCount)
      .groups(of: centers)
    let candidates = Self.nearGroups(centers, groups).map { $0.flatMap { groups[$0] } }
    let parts = ChunkedWork.map(chunkCount: groups.count, threadCount: threadCount) { group in
      // The group's own clusters come first: they are the ones that ask.
      let near = candidates[group]
      return centers.rows(near)
        .nearestOtherRows(count: min(count, near.count - 1), ofFirst: groups[group].count)
        .map { $0.map { near[$0] } }
    }
    var lists = [[Int]](repeating: [], count: centers.rowCount)
    for (group, part) in zip(groups, parts) {
      for (cluster, list) in zip(group, part) { lists[cluster] = list }
    }
    self.lists = lists
    self.groups = groups
    self.candidates = candidates
    self.centers = centers
    self.threadCount = threadCount
  }

  /// Adds to a cluster's list what lies nearest to one of its rows, and returns these rows.
  ///
  /// - Parameters:
  ///   - rows: n × d.
  ///   - members: The rows of every cluster.
  /// - Returns: The rows whose nearest cluster was not in their list.
  /// - Complexity: O(n · c · d) for c candidates.
  package mutating func addNearest(to rows: Matrix, members: [[Int]]) -> [Int] {
    let (groups, candidates, centers, lists) = (groups, candidates, centers, lists)
    let parts = ChunkedWork.map(chunkCount: groups.count, threadCount: threadCount) { group in
      let own = groups[group].flatMap { cluster in members[cluster].map { (row: $0, cluster) } }
      let nearest = rows.rows(own.map(\.row))
        .assignment(to: centers.rows(candidates[group]), threadCount: 1)
      return zip(own, nearest.labels).compactMap { member, label in
        let cluster = candidates[group][Int(label)]
        let isKnown = cluster == member.1 || lists[member.1].contains(cluster)
        return isKnown ? nil : (row: member.row, own: member.1, nearest: cluster)
      }
    }
    var strays: [Int] = []
    for part in parts {
      for stray in part {
        strays.append(stray.row)
        if !self.lists[stray.own].contains(stray.nearest) {
          self.lists[stray.own].append(stray.nearest)
        }
      }
    }
    return strays
  }

  /// Returns for every group itself and then as many of the nearest as hold enough clusters.
  private static func nearGroups(_ centers: Matrix, _ groups: [[Int]]) -> [[Int]] {
    guard groups.count > 1 else { return groups.isEmpty ? [] : [[0]] }
    var labels = [Int32](repeating: 0, count: centers.rowCount)
    for (group, members) in groups.enumerated() {
      for cluster in members { labels[cluster] = Int32(group) }
    }
    let middles = centers.means(ofLabels: labels, clusterCount: groups.count)
    let limit = centers.rowCount <= 4 * candidateCount ? centers.rowCount : candidateCount
    let most = min(groups.count - 1, 4 * limit / groupSize(of: centers.rowCount))
    return middles.nearestOtherRows(count: most).enumerated().map { group, nearest in
      var near = [group]
      var total = groups[group].count
      for other in nearest where total < limit {
        near.append(other)
        total += groups[other].count
      }
      return near
    }
  }
}
