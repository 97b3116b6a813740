import LinearAlgebra
import Vectorizing

/// The segment of every account by the least growth of the sum of squares, taken before any greater one.
struct PlacementSearch {
  let targets: PlacementTargets
  let rows: EncodedRows
  /// The key of every row.
  let keys: [String]
  /// The account of every row, which decides ties.
  let accounts: [Int]
  /// The most members of a segment.
  let capacity: Int
  let threadCount: Int
  /// So many pairs of rows and segments are kept, and at least 64 segments a row.
  var pairLimit = 8_000_000

  /// What was found for one row.
  struct Found {
    var segment: Int?
    var distance = 0.0
    var runnerUp: (segment: Int, distance: Double, isFull: Bool)?
    var key = ""
    /// How many segments of its key there are, and how many of them, the nearest, were looked at.
    var (keyCount, searchedCount) = (0, 0)
    var isLittleKnown = false
  }

  /// A segment of a row's key, with the growth of the sum of squares and the squared distance.
  private struct Pair: Sendable {
    let growth: Double
    let square: Double
    let segment: Int
  }

  /// Returns what was found for every row.
  func run() -> [Found] {
    let known = targets.inertia.known(of: rows)
    let total = targets.inertia.total
    let pairs = self.pairs(known)
    var room = targets.segments.map { max(0, capacity - $0.count) }
    var found = keys.indices.map { row in
      Found(
        key: keys[row], keyCount: targets.keys.count { $0 == keys[row] },
        searchedCount: pairs[row].count,
        isLittleKnown: known[row] < MaskedNeighbors.leastKnownShare * total)
    }
    // Every row waits with its best pair that is left; the least of all is taken first. Little-known rows come last.
    var next = [Int](repeating: 0, count: keys.count)
    var queue = PlacementQueue()
    func enqueue(_ row: Int) {
      guard next[row] < pairs[row].count else { return }
      queue.insert(
        PlacementQueue.Entry(
          isLate: found[row].isLittleKnown, growth: pairs[row][next[row]].growth,
          account: accounts[row], row: row))
    }
    for row in keys.indices { enqueue(row) }
    while let entry = queue.popFirst() {
      let pair = pairs[entry.row][next[entry.row]]
      guard room[pair.segment] > 0 else {
        next[entry.row] += 1
        enqueue(entry.row)
        continue
      }
      room[pair.segment] -= 1
      found[entry.row].segment = pair.segment
      found[entry.row].distance = pair.square.squareRoot()
    }
    for row in keys.indices {
      let other = pairs[row].first { $0.segment != found[row].segment }
      found[row].runnerUp = other.map {
        (segment: $0.segment, distance: $0.square.squareRoot(), isFull: room[$0.segment] == 0)
      }
    }
    return found
  }

  /// Returns every row's segments of its key, the least growth first.
  ///
  /// Shapes: n rows of at most k pairs.
  private func pairs(_ known: [Double]) -> [[Pair]] {
    let lanes = Matrix.laneCount
    let k = targets.segments.count
    let norms = rows.squaredNorms(threadCount: threadCount)
    let panels = stride(from: 0, to: k, by: lanes).map { first in
      rows.panels(for: targets.centers.rows(Array(first..<min(k, first + lanes))))
    }
    let chunkCount = ChunkedWork.chunkCount(rowCount: rows.rowCount)
    let most = max(64, pairLimit / max(1, rows.rowCount))
    return ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      let range = ChunkedWork.rows(
        ofChunk: chunk, chunkCount: chunkCount, rowCount: rows.rowCount)
      let blocks = panels.map { rows.squaredDistances(ofRows: range, norms: norms, to: $0) }
      return range.enumerated().map { place, row -> [Pair] in
        let all = (0..<k).filter { targets.keys[$0] == keys[row] }.map { segment in
          let square = PlacementTargets.scaled(
            blocks[segment / lanes][place * lanes + segment % lanes], known: known[row],
            total: targets.inertia.total)
          let count = Double(targets.segments[segment].members.count)
          return Pair(growth: count / (count + 1) * square, square: square, segment: segment)
        }
        return Array(
          all.sorted { ($0.growth, $0.segment) < ($1.growth, $1.segment) }.prefix(most))
      }
    }.flatMap { $0 }
  }
}

/// Rows by the growth that each would cause now, the least first: a binary heap.
struct PlacementQueue {
  /// One row that waits.
  struct Entry {
    let isLate: Bool
    let growth: Double
    let account: Int
    let row: Int

    static func isBefore(_ a: Entry, _ b: Entry) -> Bool {
      (a.isLate ? 1 : 0, a.growth, a.account) < (b.isLate ? 1 : 0, b.growth, b.account)
    }
  }

  private var entries: [Entry] = []

  /// Adds a row.
  mutating func insert(_ entry: Entry) {
    entries.append(entry)
    var place = entries.count - 1
    while place > 0, Entry.isBefore(entries[place], entries[(place - 1) / 2]) {
      entries.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Takes the row with the least growth.
  mutating func popFirst() -> Entry? {
    guard let first = entries.first, let last = entries.popLast() else { return nil }
    guard !entries.isEmpty else { return first }
    entries[0] = last
    var place = 0
    while 2 * place + 1 < entries.count {
      var child = 2 * place + 1
      if child + 1 < entries.count, Entry.isBefore(entries[child + 1], entries[child]) {
        child += 1
      }
      guard Entry.isBefore(entries[child], entries[place]) else { break }
      entries.swapAt(place, child)
      place = child
    }
    return first
  }
}
