import LinearAlgebra

/// A size-bounded partition in which rows of different keys never share a cluster.
///
/// A key is what a cluster must not cross: a vertical, a territory. Every key is cut by itself. A number of clusters
/// that is asked for is shared among the keys by their rows, within what each allows.
public struct KeyedPartition: Sendable {
  /// How the rows of each key are cut.
  public var method: SizeBoundedPartition
  /// What becomes of a key whose rows no number of clusters holds.
  public var leftOver = LeftOver.refused

  /// Creates a method that cuts every key in this way.
  public init(method: SizeBoundedPartition) {
    self.method = method
  }

  /// What becomes of rows that the sizes cannot hold.
  public enum LeftOver: Sendable, Equatable {
    /// The key and its number of rows are thrown.
    case refused
    /// As few rows as possible get no cluster: those farthest from the mean of their key.
    case allowed
  }

  /// One partition.
  public struct Fit: Sendable, Equatable {
    /// The cluster of every row, n, numbered by the first row of each; −1 for a row without.
    public let labels: [Int]
    /// How many clusters there are.
    public let clusterCount: Int
    /// The sum of squared distances of the placed rows to the clusters' centers.
    public let sumOfSquares: Double
    /// The keys of which rows have no cluster, ascending.
    public let unplaced: [Unplaced]
  }

  /// Rows of one key without a cluster.
  public struct Unplaced: Sendable, Equatable {
    /// The key.
    public let key: Int
    /// The rows, ascending.
    public let rows: [Int]
    /// Why: `ClusteringError.infeasibleKey` with the number of all rows of the key.
    public let reason: ClusteringError

    /// Creates the rows of a key without a cluster.
    public init(key: Int, rows: [Int], reason: ClusteringError) {
      self.key = key
      self.rows = rows
      self.reason = reason
    }
  }

  /// Returns a partition of the rows.
  ///
  /// - Parameters:
  ///   - rows: n × d, finite.
  ///   - keys: The key of every row, n.
  /// - Returns: Labels, and the rows that have none where that is allowed.
  /// - Throws: `ClusteringError.infeasibleKey` for the lowest such key, `.infeasibleKeyedCount`, or `.notFinite`.
  /// - Complexity: That of the method for each key.
  public func fit(_ rows: Matrix, keys: [Int]) throws(ClusteringError) -> Fit {
    precondition(keys.count == rows.rowCount, "\(keys.count) keys, \(rows.rowCount) rows")
    try ClusteringError.checkFinite(rows)
    var groups: [Int: [Int]] = [:]
    for (row, key) in keys.enumerated() { groups[key, default: []].append(row) }
    var unplaced: [Unplaced] = []
    var placed: [[Int]] = []
    for key in groups.keys.sorted() {
      let members = groups[key] ?? []
      let kept = try self.kept(members, rows, key: key)
      if let left = left(of: members, kept, key: key) { unplaced.append(left) }
      if !kept.isEmpty { placed.append(kept) }
    }
    return joined(try fits(rows, placed), placed, rowCount: rows.rowCount, unplaced)
  }

  /// Returns the rows of a key that no cluster holds, and why; nothing where all are kept.
  func left(of members: [Int], _ kept: [Int], key: Int) -> Unplaced? {
    guard kept.count < members.count else { return nil }
    let known = Set(kept)
    return Unplaced(
      key: key, rows: members.filter { !known.contains($0) },
      reason: .infeasibleKey(key: key, rows: members.count, sizes: method.sizes))
  }

  /// Returns the rows of a key that are placed: all, or as many as some number of clusters holds.
  ///
  /// The farthest from the mean of the key go, those first that go `first`.
  func kept(
    _ members: [Int], _ rows: Matrix, key: Int, first: (Int) -> Bool = { _ in false }
  ) throws(ClusteringError) -> [Int] {
    func isFeasible(_ count: Int) -> Bool {
      SizeBoundedPartition.isFeasible(rowCount: count, sizes: method.sizes)
    }
    guard !isFeasible(members.count) else { return members }
    guard leftOver == .allowed else {
      throw .infeasibleKey(key: key, rows: members.count, sizes: method.sizes)
    }
    let count = (0...members.count).last(where: isFeasible) ?? 0
    let own = rows.rows(members)
    let mean = own.means(
      ofLabels: [Int32](repeating: 0, count: members.count), clusterCount: 1)
    let order = members.indices.map { place in
      (
        goesFirst: first(members[place]) ? 1 : 0,
        distance: own.squaredDistance(fromRow: place, to: mean, row: 0), row: members[place]
      )
    }.sorted { ($0.goesFirst, $0.distance, $0.row) < ($1.goesFirst, $1.distance, $1.row) }
    return order.prefix(count).map(\.row).sorted()
  }

  private func fits(
    _ rows: Matrix, _ groups: [[Int]]
  ) throws(ClusteringError) -> [SizeBoundedPartition.Fit] {
    var counts: [Int]?
    if let asked = method.clusterCount { counts = try shares(of: asked, groups.map(\.count)) }
    // Many keys are worked on side by side, few one after the other with all threads.
    let isWide = groups.count >= 2 * method.threadCount
    let (method, shares) = (method, counts)
    return ChunkedWork.map(
      chunkCount: groups.count, threadCount: isWide ? method.threadCount : 1
    ) { group in
      var own = method
      own.clusterCount = shares?[group]
      if isWide { own.threadCount = 1 }
      return own.checkedFit(rows.rows(groups[group]))
    }
  }

  /// Returns how many clusters each key gets: in proportion to its rows, within what its sizes allow.
  private func shares(of asked: Int, _ counts: [Int]) throws(ClusteringError) -> [Int] {
    let upper = method.sizes.upperBound
    let least = counts.map { ($0 + upper - 1) / upper }
    let most = counts.map { $0 / method.sizes.lowerBound }
    let allowed = least.reduce(0, +)...most.reduce(0, +)
    guard allowed.contains(asked) else {
      throw .infeasibleKeyedCount(asked: asked, allowed: allowed)
    }
    let mean = Double(counts.reduce(0, +)) / Double(max(1, asked))
    var shares = counts.indices.map {
      min(max(Int((Double(counts[$0]) / mean).rounded()), least[$0]), most[$0])
    }
    // What rounding left goes where a cluster is farthest from the mean size; the lower key on a tie.
    while let step = [1, -1].first(where: { (asked - shares.reduce(0, +)).signum() == $0 }) {
      let free = shares.indices.filter { step > 0 ? shares[$0] < most[$0] : shares[$0] > least[$0] }
      let best = free.min { a, b in
        let (x, y) = (Double(counts[a]) / mean, Double(counts[b]) / mean)
        let (p, q) = (Double(shares[a]) - x, Double(shares[b]) - y)
        return (Double(step) * p, a) < (Double(step) * q, b)
      }
      guard let best else { break }
      shares[best] += step
    }
    return shares
  }

  private func joined(
    _ fits: [SizeBoundedPartition.Fit], _ groups: [[Int]], rowCount: Int, _ unplaced: [Unplaced]
  ) -> Fit {
    var labels = [Int](repeating: -1, count: rowCount)
    var count = 0
    for (group, fit) in zip(groups, fits) {
      for (row, label) in zip(group, fit.labels) { labels[row] = count + label }
      count += fit.clusterCount
    }
    let placed = labels.filter { $0 >= 0 }
    var numbered = LabelNumbering.byFirstRow(placed).labels[...]
    for row in labels.indices where labels[row] >= 0 { labels[row] = numbered.removeFirst() }
    return Fit(
      labels: labels, clusterCount: count,
      sumOfSquares: fits.reduce(0) { $0 + $1.sumOfSquares }, unplaced: unplaced)
  }
}
