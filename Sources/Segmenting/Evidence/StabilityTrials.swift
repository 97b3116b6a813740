import Clustering
import LinearAlgebra
import Statistics
import Vectorizing

/// The partitions with other weights that tell what is stable, a region at a time.
struct StabilityTrials: Sendable {
  let encoded: EncodedAccounts
  let columns: StabilityColumns
  /// The members of every segment, k.
  let members: [[Int]]
  /// The segments of every region.
  let regions: [[Int]]
  let keys: [Int]?
  let sizes: ClosedRange<Int>
  /// About how many segments a region has; nothing where there is one.
  let meanCount: Int?
  let seed: UInt64
  /// Told how many trials are done.
  let progress: @Sendable (WorkProgress) -> Void

  /// Returns the stability of every segment, k; nothing for one of no region.
  func stabilities(drawCount: Int, threadCount: Int) -> [Double?] {
    let counter = WorkCounter(
      "Judging stability", total: regions.count * drawCount, unit: "trials", progress)
    // A draw of a region is a piece of work: few regions still keep all threads busy.
    let parts = ChunkedWork.map(
      chunkCount: regions.count * drawCount, threadCount: threadCount
    ) { task in
      let (region, draw) = (task / drawCount, task % drawCount)
      var generator = SeededGenerator(seed: seed, stream: stream(0, region, draw))
      defer { counter.add() }
      return similarities(region, drawCount: 1, using: &generator)
    }
    var result = [Double?](repeating: nil, count: members.count)
    for (task, part) in parts.enumerated() {
      for (segment, value) in zip(regions[task / drawCount], part) {
        result[segment] = (result[segment] ?? 0) + value / Double(drawCount)
      }
    }
    return result
  }

  /// Returns the stabilities of segments of permuted accounts, ascending.
  ///
  /// As a whole, all accounts are permuted and partitioned several times. By region, all are permuted once and grouped by
  /// nearness into pieces of several regions; some of the pieces are partitioned, and their segments make regions as those
  /// that are judged do: both then are as near to each other, and as free of what lies beyond, as the others.
  ///
  /// - Parameters:
  ///   - segmentCount: At least so many segments, where there are pieces enough.
  ///   - drawCount: How many times fields are weighted anew.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: One value for each segment.
  func permuted(segmentCount: Int, drawCount: Int, threadCount: Int) -> [Double] {
    let accounts = regions.flatMap { region in region.flatMap { members[$0] } }
    let meanSize = Double(accounts.count) / Double(regions.reduce(0) { $0 + $1.count })
    let wanted = Int((Double(segmentCount) * meanSize).rounded(.up))
    let pieces = pieces(of: accounts, wanted: wanted, threadCount: threadCount)
    let partitions = ChunkedWork.map(chunkCount: pieces.count, threadCount: threadCount) { piece in
      let places = feasible(pieces[piece].places)
      let keys = keys.map { keys in places.map { keys[accounts[$0]] } }
      return Partition(
        pieces[piece].accounts.rows(places), meanCount: meanCount,
        method: Method(columns: columns, sizes: sizes, meanSize: meanSize, keys: keys))
    }
    let tasks = partitions.indices.flatMap { piece in
      partitions[piece].regions.map { (piece: piece, segments: $0) }
    }
    let counter = WorkCounter(
      "Judging what chance gives", total: tasks.count, unit: "trials", progress)
    return ChunkedWork.map(chunkCount: tasks.count, threadCount: threadCount) { task in
      defer { counter.add() }
      var generator = SeededGenerator(seed: seed, stream: stream(2, 0, task))
      return partitions[tasks[task].piece].stabilities(
        tasks[task].segments, drawCount: drawCount, using: &generator)
    }.flatMap { $0 }.sorted()
  }

  /// How many regions a piece of permuted accounts has.
  private static let regionsOfPiece = 2

  private func pieces(
    of accounts: [Int], wanted: Int, threadCount: Int
  ) -> [(accounts: PermutedAccounts, places: [Int])] {
    func permuted(_ repetition: Int) -> PermutedAccounts {
      var generator = SeededGenerator(seed: seed, stream: stream(1, 0, repetition))
      return PermutedAccounts(encoded, columns, among: accounts, using: &generator)
    }
    let size = Self.regionsOfPiece * accounts.count / regions.count
    if regions.count == 1 || accounts.count < 2 * size {
      // At most ten times: more would cost more than it tells.
      return (0..<min(10, (wanted + accounts.count - 1) / accounts.count)).map {
        (permuted($0), Array(accounts.indices))
      }
    }
    let whole = permuted(0)
    let groups = RowGroups(meanSize: size, threadCount: threadCount)
      .groups(of: whole.projected(count: accounts.count, threadCount: threadCount))
    var generator = SeededGenerator(seed: seed, stream: stream(3, 0, 0))
    var count = 0
    return groups.shuffled(using: &generator).compactMap { group in
      guard count < wanted, 2 * group.count >= size else { return nil }
      count += group.count
      return (whole, group)
    }
  }

  /// Permuted accounts in segments, and these in regions.
  private struct Partition: Sendable {
    let rows: Matrix
    let members: [[Int]]
    let regions: [[Int]]
    let method: Method

    init(_ rows: Matrix, meanCount: Int?, method: Method) {
      let labels = method.labels(rows)
      var members = [[Int]](repeating: [], count: (labels.max() ?? -1) + 1)
      for (row, label) in labels.enumerated() { members[label].append(row) }
      // What the sizes left over is no segment.
      members.removeAll { !method.sizes.contains($0.count) }
      members = SoleSegments.without(
        Array(members.indices), members: members, keys: method.keys
      ).map { [members] in members[$0] }
      let order = members.flatMap { $0 }
      let own = members.indices.flatMap { place in members[place].map { _ in Int32(place) } }
      let centers = rows.rows(order).means(ofLabels: own, clusterCount: members.count)
      regions = StabilityRegions.regions(of: centers, meanCount: meanCount, threadCount: 1)
      (self.rows, self.members, self.method) = (rows, members, method)
    }

    func stabilities(
      _ segments: [Int], drawCount: Int, using generator: inout SeededGenerator
    ) -> [Double] {
      let places = segments.flatMap { members[$0] }
      let own = segments.indices.flatMap { place in
        members[segments[place]].map { _ in place }
      }
      var method = method
      method.keys = method.keys.map { keys in places.map { keys[$0] } }
      return method.stabilities(
        of: own, rows.rows(places), drawCount: drawCount, using: &generator)
    }
  }

  /// Leaves out as many of the last places as it takes to cut the others.
  private func feasible(_ places: [Int]) -> [Int] {
    var places = places
    while !SizeBoundedPartition.isFeasible(rowCount: places.count, sizes: sizes) {
      places.removeLast()
    }
    return places
  }

  /// A stream of random numbers for each piece of work, whoever does it.
  private func stream(_ kind: UInt64, _ region: Int, _ draw: Int) -> UInt64 {
    kind << 60 | UInt64(region) << 24 | UInt64(draw)
  }

  private func similarities(
    _ region: Int, drawCount: Int, using generator: inout SeededGenerator
  ) -> [Double] {
    let accounts = regions[region].flatMap { members[$0] }
    let own = regions[region].enumerated().flatMap { place, segment in
      members[segment].map { _ in place }
    }
    let method = Method(
      columns: columns, sizes: sizes,
      meanSize: Double(accounts.count) / Double(regions[region].count),
      keys: keys.map { keys in accounts.map { keys[$0] } })
    return method.stabilities(
      of: own, columns.rows(accounts, of: encoded), drawCount: drawCount, using: &generator)
  }

  /// How the rows of a region are partitioned: the same sizes and keys as the segments, about as many.
  private struct Method {
    let columns: StabilityColumns
    let sizes: ClosedRange<Int>
    let meanSize: Double
    var keys: [Int]?

    /// Returns the stability of every cluster.
    func stabilities(
      of own: [Int], _ rows: Matrix, drawCount: Int, using generator: inout SeededGenerator
    ) -> [Double] {
      var method = ReweightedStability(blocks: columns.families)
      method.drawCount = drawCount
      return method.stabilities(of: own, rows, using: &generator) { rows, _ in
        labels(rows, isQuick: true)
      }
    }

    /// Returns the labels of a partition; a row that no cluster holds is one of its own.
    ///
    /// Quickly means without the splits and mergers that end a partition: what is compared with chance is treated in the
    /// same way, and it takes a fraction of the time.
    func labels(_ rows: Matrix, isQuick: Bool = false) -> [Int] {
      var method = SizeBoundedPartition(sizes: sizes)
      method.targetMeanSize = meanSize
      if isQuick { method.maximumExchangeCount = 0 }
      let projected = columns.projected(rows)
      let alone = Array(0..<rows.rowCount)
      guard let keys else { return (try? method.fit(projected).labels) ?? alone }
      var keyed = KeyedPartition(method: method)
      keyed.leftOver = .allowed
      guard let fit = try? keyed.fit(projected, keys: keys) else { return alone }
      var next = fit.clusterCount
      return fit.labels.map { label in
        guard label < 0 else { return label }
        next += 1
        return next - 1
      }
    }
  }
}
