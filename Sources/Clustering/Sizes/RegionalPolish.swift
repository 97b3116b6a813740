import LinearAlgebra

/// The polish of very many clusters, region by region, several regions at the same time.
///
/// A region is a group of near clusters whose rows are visited, and the neighbors to which these may go. Regions
/// that share no cluster are worked on together: a wave takes, in order, every region that meets none of those
/// already in it. Waves follow each other, so the result depends on the order of the regions and not on the threads.
/// A first pass keeps every row within its group, where no two regions meet and most of the gain lies.
///
/// > Source: the moves and swaps are those of `PartitionPolish`; waves of regions that do not meet are a greedy
/// > coloring (Welsh and Powell, 1967, DOI 10.1093/comjnl/10.1.85, without their order).
package struct RegionalPolish {
  package private(set) var labels: [Int]
  private let rows: Matrix
  private let sizes: ClosedRange<Int>
  private let threadCount: Int
  private let homes: [Int]
  private let moveCost: Float
  private let clusterCount: Int
  private var members: [[Int]]
  /// The step in which a cluster last changed and in which its rows were last visited, k.
  private var changedAt: [Int]
  private var visitedAt: [Int]
  private var step = 1

  /// Whether a row may go to a full cluster, as in `PartitionPolish`.
  private var makesChains: Bool
  /// Whether the first round keeps every row within its group.
  private let beginsWithin: Bool

  /// Creates a polish of these labels, from 0, none of them unused, as `PartitionPolish` does.
  package init(
    rows: Matrix, labels: [Int], sizes: ClosedRange<Int>, homes: [Int] = [], moveCost: Float = 0,
    changed: [Bool]? = nil, threadCount: Int
  ) {
    self.rows = rows
    self.labels = labels
    self.sizes = sizes
    self.homes = homes
    self.moveCost = moveCost
    self.threadCount = threadCount
    clusterCount = (labels.max() ?? -1) + 1
    members = [[Int]](repeating: [], count: clusterCount)
    changedAt = changed?.map { $0 ? 1 : 0 } ?? [Int](repeating: 1, count: clusterCount)
    visitedAt = [Int](repeating: 1, count: clusterCount)
    beginsWithin = changed == nil
    makesChains = changed != nil
    for (row, label) in labels.enumerated() { members[label].append(row) }
  }

  /// Runs rounds over all regions until one gains less than one part in ten thousand, or so many.
  package mutating func run(maximumSweepCount: Int) {
    guard clusterCount > 1, rows.columnCount > 0 else { return }
    var before = Double.infinity
    for round in 0..<maximumSweepCount {
      let own = labels.map(Int32.init)
      let centers = rows.means(ofLabels: own, clusterCount: clusterCount)
      let squares = Inertia.sum(
        rows.squaredDistances(toOwn: centers, labels: own, threadCount: threadCount), weights: nil)
      let now = squares + PartitionPolish.cost(labels, homes: homes, moveCost: moveCost)
      if before - now < (makesChains ? 1e-4 : 1e-3) * squares {
        if makesChains { return }
        beginChains()
      }
      before = now
      var near = ClusterNeighbors(
        of: centers, count: min(PartitionPolish.neighborCount, clusterCount - 1),
        threadCount: threadCount)
      let isWithin = beginsWithin && round == 0
      // Where little has changed one search is enough.
      if !isWithin, round <= (beginsWithin ? PartitionPolish.searchCount : 0) {
        for row in near.addNearest(to: rows, members: members) { visitedAt[labels[row]] = 0 }
      }
      let lists = isWithin ? Self.within(near.groups, near.lists) : near.lists
      let changeCount = runRound(near.groups, lists)
      if isWithin {
        changedAt = [Int](repeating: step + 1, count: clusterCount)  // borders were closed
      } else if changeCount == 0 {
        if makesChains { return }
        beginChains()
      }
    }
  }

  /// Lets every row look again, now also for chains.
  private mutating func beginChains() {
    makesChains = true
    visitedAt = [Int](repeating: 0, count: clusterCount)
  }

  /// Returns lists without the clusters of other groups.
  private static func within(_ groups: [[Int]], _ lists: [[Int]]) -> [[Int]] {
    var groupOf = [Int](repeating: 0, count: lists.count)
    for (group, clusters) in groups.enumerated() {
      for cluster in clusters { groupOf[cluster] = group }
    }
    return lists.enumerated().map { cluster, list in
      list.filter { groupOf[$0] == groupOf[cluster] }
    }
  }

  /// Works on every group once, in waves, and returns how many rows have changed their cluster.
  private mutating func runRound(_ groups: [[Int]], _ lists: [[Int]]) -> Int {
    var waiting = Array(groups.indices)
    var takenIn = [Int](repeating: 0, count: clusterCount)  // the wave that last took a cluster
    var changeCount = 0
    while !waiting.isEmpty {
      step += 1
      var wave: [Region] = []
      var left: [Int] = []
      for group in waiting {
        let stale = groups[group].filter { isStale($0, lists[$0]) }
        guard !stale.isEmpty else { continue }
        let isFree = stale.allSatisfy { cluster in
          takenIn[cluster] != step && lists[cluster].allSatisfy { takenIn[$0] != step }
        }
        guard isFree else {
          left.append(group)
          continue
        }
        var clusters = stale
        for cluster in stale { takenIn[cluster] = step }
        for cluster in stale {
          for other in lists[cluster] where takenIn[other] != step {
            takenIn[other] = step
            clusters.append(other)
          }
        }
        wave.append(Region(clusters: clusters, visitedCount: stale.count))
      }
      changeCount += run(wave, lists)
      waiting = left
    }
    return changeCount
  }

  /// Clusters whose rows are visited, first, and their neighbors.
  private struct Region: Sendable {
    let clusters: [Int]
    let visitedCount: Int
  }

  /// What became of a region: rows with their new clusters, and whether the last sweep found nothing to do.
  private struct Polished: Sendable {
    let changes: [(row: Int, label: Int)]
    let isSettled: Bool
  }

  /// Returns whether something changed around a cluster since its rows were visited.
  private func isStale(_ cluster: Int, _ list: [Int]) -> Bool {
    let visited = visitedAt[cluster]
    return changedAt[cluster] >= visited || list.contains { changedAt[$0] >= visited }
  }

  /// Works on regions that share no cluster and takes over what they changed.
  private mutating func run(_ wave: [Region], _ lists: [[Int]]) -> Int {
    var changeCount = 0
    for (region, part) in zip(wave, polished(wave, lists)) {
      for cluster in region.clusters[..<region.visitedCount] {
        visitedAt[cluster] = part.isSettled ? step + 1 : 0
      }
      guard !part.changes.isEmpty else { continue }
      for (row, label) in part.changes {
        changedAt[labels[row]] = step
        changedAt[label] = step
        labels[row] = label
      }
      changeCount += part.changes.count
      let rowsOfRegion = region.clusters.flatMap { members[$0] }
      for cluster in region.clusters { members[cluster] = [] }
      for row in rowsOfRegion.sorted() { members[labels[row]].append(row) }
    }
    return changeCount
  }

  private func polished(_ wave: [Region], _ lists: [[Int]]) -> [Polished] {
    ChunkedWork.map(chunkCount: wave.count, threadCount: threadCount) { index in
      polished(wave[index], lists)
    }
  }

  private func polished(_ region: Region, _ lists: [[Int]]) -> Polished {
    var local: [Int: Int] = [:]
    for (index, cluster) in region.clusters.enumerated() { local[cluster] = index }
    let own = region.clusters.flatMap { members[$0] }
    let visitedCount = region.clusters[..<region.visitedCount]
      .reduce(0) { $0 + members[$1].count }
    let localLabels = own.map { local[labels[$0]] ?? 0 }
    let localHomes = moveCost > 0 ? own.map { local[homes[$0]] ?? -1 } : []
    let neighbors = region.clusters.map { cluster in lists[cluster].compactMap { local[$0] } }
    var polish = PartitionPolish(
      rows: rows.rows(own), labels: localLabels, sizes: sizes, homes: localHomes,
      moveCost: moveCost)
    polish.makesChains = makesChains
    var isSettled = false
    for _ in 0..<4 where !isSettled {
      isSettled = polish.sweep(0..<visitedCount, neighbors: neighbors) == 0
    }
    var changes: [(row: Int, label: Int)] = []
    for (index, row) in own.enumerated() where polish.labels[index] != localLabels[index] {
      changes.append((row, region.clusters[polish.labels[index]]))
    }
    return Polished(changes: changes, isSettled: isSettled)
  }
}
