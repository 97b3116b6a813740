import LinearAlgebra

/// Splits and mergers of whole clusters: to reach a number of clusters, or to gain at the same number.
///
/// A merger of a and b raises the sum of squares by |a| |b| / (|a| + |b|) · ‖a − b‖², a split lowers it by what
/// `ClusterSplit` finds. Both keep every size within bounds. Where no pair fits under the upper bound one cluster's
/// rows go to others with room; where none can be split, rows of several make a new one. So every number that the
/// sizes allow is reached. Ties go to the lower index.
package struct CountAdjustment {
  /// The rows of every cluster; empty for one that is gone.
  private var members: [[Int]]
  /// Whether a cluster is not as it was.
  private var isChanged: [Bool]
  private let rows: Matrix
  private let sizes: ClosedRange<Int>
  private let threadCount: Int

  /// Creates an adjustment of these labels, from 0, none of them unused.
  package init(rows: Matrix, labels: [Int], sizes: ClosedRange<Int>, threadCount: Int) {
    self.rows = rows
    self.sizes = sizes
    self.threadCount = threadCount
    members = [[Int]](repeating: [], count: (labels.max() ?? -1) + 1)
    isChanged = [Bool](repeating: false, count: members.count)
    for (row, label) in labels.enumerated() { members[label].append(row) }
  }

  /// How many clusters there are.
  package var clusterCount: Int { members.count { !$0.isEmpty } }

  /// The labels, numbered by the first row of each cluster, and whether each cluster is not as it was.
  package var result: (labels: [Int], changed: [Bool]) {
    var labels = [Int](repeating: -1, count: rows.rowCount)
    for (cluster, members) in members.enumerated() {
      for row in members { labels[row] = cluster }
    }
    let (numbered, count) = LabelNumbering.byFirstRow(labels)
    var changed = [Bool](repeating: false, count: count)
    for (number, label) in zip(numbered, labels) where isChanged[label] { changed[number] = true }
    return (numbered, changed)
  }

  /// Splits or merges the cheapest until there are so many clusters, a number that the sizes allow.
  package mutating func reach(_ count: Int) {
    precondition(
      count * sizes.lowerBound <= rows.rowCount && count * sizes.upperBound >= rows.rowCount,
      "\(count) clusters of \(sizes) do not hold \(rows.rowCount) rows")
    while clusterCount > count {
      if merge(atMost: clusterCount - count, below: .infinity) == 0 { dissolveOne() }
    }
    while clusterCount < count {
      if split(atMost: count - clusterCount, above: -.infinity) == 0 { gatherOne() }
    }
  }

  /// Splits what gains more than a price and merges what costs less, and returns how many were.
  package mutating func settle(price: Double) -> Int {
    split(atMost: .max, above: price * (1 + 1e-6))
      + merge(atMost: .max, below: price * (1 - 1e-6))
  }

  /// Opens the clusters that gain most and closes as many that cost less.
  ///
  /// - Returns: By how much the sum of squares has fallen.
  package mutating func exchange() -> Double {
    members.removeAll(where: \.isEmpty)
    isChanged = [Bool](repeating: false, count: members.count)
    guard members.count > 1 else { return 0 }
    let centers = centers(of: Array(members.indices))
    let lists = ClusterNeighbors(
      of: centers, count: min(PartitionPolish.neighborCount, members.count - 1),
      threadCount: threadCount
    ).lists
    let openings = openings(centers, lists)
    let closings = closings(centers, lists)
    var isTouched = [Bool](repeating: false, count: members.count)
    var next = 0
    var total = 0.0
    for opening in openings where !opening.donors.contains(where: { isTouched[$0] }) {
      func isFree(_ closing: ClusterClosings.Closing) -> Bool {
        !isTouched[closing.cluster] && !opening.donors.contains(closing.cluster)
          && !closing.targets.contains { isTouched[$0] || opening.donors.contains($0) }
      }
      while next < closings.count, isTouched[closings[next].cluster] { next += 1 }
      guard let place = closings[next...].firstIndex(where: isFree) else { continue }
      let closing = closings[place]
      guard closing.cost < opening.gain * (1 - 1e-4) else {
        if place == next { break }
        continue
      }
      total += opening.gain - closing.cost
      for index in opening.donors + closing.targets + [closing.cluster] {
        isTouched[index] = true
        isChanged[index] = true
      }
      apply(opening, closing)
    }
    return total
  }

  private mutating func apply(
    _ opening: ClusterOpenings.Opening, _ closing: ClusterClosings.Closing
  ) {
    for (row, target) in zip(members[closing.cluster], closing.targets) {
      members[target].append(row)
    }
    let leaving = Set(opening.rows)
    for donor in opening.donors { members[donor].removeAll { leaving.contains($0) } }
    members[closing.cluster] = opening.rows
    for target in closing.targets { members[target].sort() }
  }

  /// Returns what may become a cluster: the best sets of near rows, and the splits of single clusters.
  private func openings(_ centers: Matrix, _ lists: [[Int]]) -> [ClusterOpenings.Opening] {
    let gathered = ClusterOpenings(
      rows: rows, sizes: sizes, members: members, centers: centers, lists: lists
    ).all(threadCount: threadCount)
    let split = splits().map {
      ClusterOpenings.Opening(rows: $0.split.second, donors: [$0.cluster], gain: $0.split.gain)
    }
    return (gathered + split).sorted { ($1.gain, $0.rows[0]) < ($0.gain, $1.rows[0]) }
  }

  /// Returns what may cease to be a cluster: by its rows going where each costs least, or as a whole.
  private func closings(_ centers: Matrix, _ lists: [[Int]]) -> [ClusterClosings.Closing] {
    let scattered = ClusterClosings(
      rows: rows, sizes: sizes, members: members, centers: centers, lists: lists
    ).all(threadCount: threadCount)
    let merged = mergers().map { merger in
      ClusterClosings.Closing(
        cluster: merger.second,
        targets: [Int](repeating: merger.first, count: members[merger.second].count),
        cost: merger.cost)
    }
    return (scattered + merged).sorted { ($0.cost, $0.cluster) < ($1.cost, $1.cluster) }
  }

  private mutating func apply(_ merger: Merger) {
    members[merger.first] = (members[merger.first] + members[merger.second]).sorted()
    members[merger.second] = []
    isChanged[merger.first] = true
  }

  private mutating func merge(atMost count: Int, below limit: Double) -> Int {
    var isTouched = [Bool](repeating: false, count: members.count)
    var done = 0
    for merger in mergers() where done < count && merger.cost < limit {
      guard !isTouched[merger.first], !isTouched[merger.second] else { continue }
      isTouched[merger.first] = true
      isTouched[merger.second] = true
      apply(merger)
      done += 1
    }
    return done
  }

  private mutating func split(atMost count: Int, above limit: Double) -> Int {
    let splits = splits().prefix(count).prefix { $0.split.gain > limit }
    for (cluster, split) in splits {
      members[cluster] = split.first
      isChanged[cluster] = true
      append(split.second)
    }
    return splits.count
  }

  private mutating func append(_ cluster: [Int]) {
    members.append(cluster)
    isChanged.append(true)
  }

  /// Returns every cluster's best split, the one that gains most first.
  private func splits() -> [(cluster: Int, split: ClusterSplit)] {
    let chunkCount = ChunkedWork.usualChunkCount
    let parts = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: members.count)
        .compactMap { cluster in
          ClusterSplit(rows, members: members[cluster], leastSize: sizes.lowerBound)
            .map { (cluster, $0) }
        }
    }
    return parts.flatMap { $0 }.sorted { (-$0.1.gain, $0.0) < (-$1.1.gain, $1.0) }
  }

  /// Two clusters and what it costs that they become one.
  private struct Merger {
    let first: Int
    let second: Int
    let cost: Double
  }

  /// Returns the mergers of near clusters that the upper bound allows, the cheapest first.
  private func mergers() -> [Merger] {
    let present = members.indices.filter { !members[$0].isEmpty }
    guard present.count > 1 else { return [] }
    let centers = centers(of: present)
    let lists = ClusterNeighbors(
      of: centers, count: min(PartitionPolish.neighborCount, present.count - 1),
      threadCount: threadCount
    ).lists
    var mergers: [Merger] = []
    for (place, list) in lists.enumerated() {
      for other in list where place < other || !lists[other].contains(place) {
        let (r, s) = (members[present[place]].count, members[present[other]].count)
        guard r + s <= sizes.upperBound else { continue }
        let distance = Double(centers.squaredDistance(fromRow: place, to: centers, row: other))
        mergers.append(
          Merger(
            first: present[min(place, other)], second: present[max(place, other)],
            cost: Double(r * s) / Double(r + s) * distance))
      }
    }
    return mergers.sorted { ($0.cost, $0.first, $0.second) < ($1.cost, $1.first, $1.second) }
  }

  private func centers(of clusters: [Int]) -> Matrix {
    var labels = [Int32](repeating: 0, count: rows.rowCount)
    for (place, cluster) in clusters.enumerated() {
      for row in members[cluster] { labels[row] = Int32(place) }
    }
    return rows.means(ofLabels: labels, clusterCount: clusters.count)
  }

  /// Gives the rows of a smallest cluster to the nearest others with room.
  private mutating func dissolveOne() {
    let present = members.indices.filter { !members[$0].isEmpty }
    guard let lost = present.min(by: { (members[$0].count, $0) < (members[$1].count, $1) })
    else { return }
    let others = present.filter { $0 != lost }
    let centers = centers(of: others + [lost])
    for row in members[lost] {
      let distances = others.indices.map {
        rows.squaredDistance(fromRow: row, to: centers, row: $0)
      }
      let nearest = others.indices.filter { members[others[$0]].count < sizes.upperBound }
        .min { (distances[$0], $0) < (distances[$1], $1) }
      guard let nearest else { preconditionFailure("no room for row \(row)") }
      members[others[nearest]].append(row)
      isChanged[others[nearest]] = true
    }
    members[lost] = []
  }

  /// Makes a new cluster of the row that is farthest from its center and of the nearest rows that can be spared.
  private mutating func gatherOne() {
    let present = members.indices.filter { !members[$0].isEmpty }
    let centers = centers(of: present)
    var own = [Int](repeating: 0, count: rows.rowCount)
    for (place, cluster) in present.enumerated() {
      for row in members[cluster] { own[row] = place }
    }
    let spare = own.indices.filter { members[present[own[$0]]].count > sizes.lowerBound }
    let distances = own.indices.map {
      rows.squaredDistance(fromRow: $0, to: centers, row: own[$0])
    }
    guard let seed = spare.min(by: { (-distances[$0], $0) < (-distances[$1], $1) }) else { return }
    let near = spare.map { (rows.squaredDistance(fromRow: seed, to: rows, row: $0), $0) }.sorted(
      by: <)
    var taken: [Int] = []
    for (_, row) in near where taken.count < sizes.lowerBound {
      let cluster = present[own[row]]
      guard members[cluster].count > sizes.lowerBound else { continue }
      members[cluster].removeAll { $0 == row }
      isChanged[cluster] = true
      taken.append(row)
    }
    append(taken.sorted())
  }
}
