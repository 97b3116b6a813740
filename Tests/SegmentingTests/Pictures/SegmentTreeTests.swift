import Clustering
import LinearAlgebra
import Segmenting
import Statistics
import TestSupport
import Testing

@Suite struct SegmentTreeTests {
  /// Segments of 2, 3 and 2 accounts on a line.
  @Test func joinsThreeSegmentsByHand() throws {
    let points: [[Double]] = [[0], [2], [10], [10], [13], [30], [30]]
    let tree = try #require(drawn(points, [[0, 1], [2, 3, 4], [5, 6]]))
    // Centers 1, 11, 30: the growth is 6/5 · 10² = 120, then 10/7 · (30 − 7)² = 755.714….
    #expect(tree.merges.count == 2 && tree.segmentCount == 3 && !tree.isCollapsed)
    #expect(abs(tree.merges[0].height - 240.0.squareRoot()) < 1e-5)
    #expect(abs(tree.merges[1].height - (20.0 / 7 * 529).squareRoot()) < 1e-4)
    // The heavier side is left: the segment of three accounts before that of two, both before the last.
    #expect(tree.leaves.map(\.segments) == [[2], [1], [3]])
    #expect(tree.merges.map(\.left) == [0, 3] && tree.merges.map(\.right) == [1, 2])
    #expect(tree.merges.map(\.accountCount) == [5, 7])
    // 10, 10, 13: the first two cost nothing, then 2/3 · 3² = 6.
    #expect(zip(tree.leaves, [12, 4, 0]).allSatisfy { abs($0.height - $1.squareRoot()) < 1e-5 })
    let inside = 2 + 6.0
    #expect(abs(tree.insideShare - inside / (inside + 120 + 10.0 / 7 * 529)) < 1e-9)
    #expect(tree.looseCount == 0)
    #expect(tree.cutHeight == (tree.leafHeight + tree.merges[0].height) / 2)
    #expect(
      tree.sentence
        == "1% of the differences between accounts are left inside the segments. "
        + "Every segment comes together before it joins another.")
  }

  @Test(arguments: 1...8) func agreesWithLanceAndWilliams(seed: Int) throws {
    let (points, members) = random(seed: seed, segmentCount: 4 * seed + 7, dimension: 1 + seed % 4)
    let tree = try #require(drawn(points, members))
    let naive = NaiveSegmentTree(centers(points, members), sizes: members.map(\.count))
    #expect(tree.merges.count == naive.merges.count)
    let below = segmentsBelow(tree)
    for (place, expected) in naive.merges.enumerated() {
      #expect(abs(tree.merges[place].height - expected.height) < 1e-4 * expected.height + 1e-5)
      #expect(Set(below[tree.leaves.count + place]) == Set(expected.segments.map { $0 + 1 }))
    }
  }

  @Test(arguments: 1...5) func whatIsInsideAndWhatMergersAddIsAll(seed: Int) throws {
    let (points, members) = random(seed: seed, segmentCount: 12, dimension: 3)
    let tree = try #require(drawn(points, members))
    let used = members.flatMap { $0 }.map { points[$0] }
    let total = squares(used)
    let inside = members.reduce(0) { $0 + squares($1.map { points[$0] }) }
    let added = tree.merges.reduce(0) { $0 + $1.height * $1.height / 2 }
    #expect(abs(inside + added - total) < 1e-4 * total)
    #expect(abs(tree.insideShare - inside / total) < 1e-6)
  }

  @Test func isTheTopOfTheTreeOfAllAccountsWhereSegmentsAreItsClusters() throws {
    let (points, labels) = RandomPoints.groups(
      sizes: [7, 5, 9, 12, 5, 8], dimension: 4, spread: 0.4, seed: 6)
    let members = (0..<6).map { group in labels.indices.filter { labels[$0] == group } }
    let tree = try #require(drawn(points, members))
    let all = NaiveWard.heights(points)
    for (merge, height) in zip(tree.merges, all.suffix(5)) {
      #expect(abs(merge.height - height) < 1e-4 * height)
    }
    for leaf in tree.leaves {
      let own = NaiveWard.heights(members[leaf.segments[0] - 1].map { points[$0] })
      #expect(abs(leaf.height - (own.last ?? 0)) < 1e-5)
    }
    #expect(tree.looseCount == 0)
    #expect(try #require(tree.cutHeight) < tree.merges[0].height)
  }

  @Test(arguments: 1...4) func drawsEveryNodeInOnePieceTheHeavierSideLeft(seed: Int) throws {
    let (points, members) = random(seed: seed, segmentCount: 50, dimension: 2)
    let tree = try #require(drawn(points, members))
    let count = tree.leaves.count
    var spans = (0..<count).map { $0...$0 }
    var accounts = tree.leaves.map(\.accountCount)
    let below = segmentsBelow(tree)
    for (place, merge) in tree.merges.enumerated() {
      #expect(spans[merge.left].upperBound + 1 == spans[merge.right].lowerBound)
      spans.append(spans[merge.left].lowerBound...spans[merge.right].upperBound)
      accounts.append(accounts[merge.left] + accounts[merge.right])
      #expect(merge.accountCount == accounts[count + place])
      #expect(accounts[merge.left] >= accounts[merge.right])
      if accounts[merge.left] == accounts[merge.right] {
        #expect((below[merge.left].min() ?? 0) < (below[merge.right].min() ?? 0))
      }
      #expect(place == 0 || tree.merges[place - 1].height <= merge.height)
    }
    #expect(tree.merges.last?.accountCount == members.reduce(0) { $0 + $1.count })
  }

  @Test func drawsManySegmentsInGroups() throws {
    for count in [SegmentTree.mostLeaves, SegmentTree.mostLeaves + 1, 200] {
      let (points, members) = random(seed: 9, segmentCount: count, dimension: 3)
      let tree = try #require(drawn(points, members))
      let isCollapsed = count > SegmentTree.mostLeaves
      #expect(tree.isCollapsed == isCollapsed)
      #expect(tree.leaves.count == (isCollapsed ? SegmentTree.groupCount : count))
      #expect(tree.leaves.flatMap(\.segments).sorted() == Array(1...count))
      #expect(tree.leaves.allSatisfy { $0.segments == $0.segments.sorted() })
      let naive = NaiveSegmentTree(centers(points, members), sizes: members.map(\.count))
      for (merge, expected) in zip(tree.merges, naive.merges.suffix(tree.merges.count)) {
        #expect(abs(merge.height - expected.height) < 1e-4 * expected.height)
      }
      for leaf in tree.leaves where leaf.segments.count > 1 {
        let own = naive.merges.last { $0.segments.isSubset(of: Set(leaf.segments.map { $0 - 1 })) }
        #expect(own?.segments.count == leaf.segments.count)
        #expect(abs(leaf.height - (own?.height ?? 0)) < 1e-4 * leaf.height)
        #expect(leaf.height <= tree.merges[0].height)
      }
      #expect(tree.sentence.contains("drawn as 40 groups") == isCollapsed)
    }
  }

  @Test func countsSegmentsThatAreWiderThanWhereTheyJoin() throws {
    // The first two lie in each other; the third is far off.
    let points: [[Double]] = [[0], [10], [1], [9], [100], [101]]
    let tree = try #require(drawn(points, [[0, 1], [2, 3], [4, 5]]))
    #expect(tree.merges[0].height == 0)
    #expect(tree.looseCount == 2 && tree.cutHeight == nil)
    #expect(
      tree.sentence.hasSuffix(
        "2 of 3 segments are wider than the place where they join others: sizes and axes decide too, "
          + "not the tree alone."))
  }

  @Test func tiesGoToTheSegmentThatComesFirst() throws {
    let points: [[Double]] = [[0], [0], [4], [4], [8], [8], [12], [12]]
    let tree = try #require(drawn(points, [[6, 7], [0, 1], [4, 5], [2, 3]]))
    #expect(tree.leaves.map(\.segments) == [[1], [3], [2], [4]])
    let numbered = SegmentTree(
      Matrix(points), members: [[0, 1], [2, 3]], numbers: [7, 4], threadCount: 1)
    #expect(numbered?.leaves.map(\.segments) == [[7], [4]])
  }

  @Test func oneSegmentIsALeafAndNoneOrTooManyAreNoTree() throws {
    let points: [[Double]] = [[1, 2], [1, 2], [1, 2]]
    let one = try #require(drawn(points, [[0, 1, 2]]))
    #expect(one.merges.isEmpty && one.leaves.map(\.accountCount) == [3])
    #expect(one.insideShare == 0 && one.leafHeight == 0 && one.cutHeight == nil)
    let equal = try #require(drawn(points, [[0], [1, 2]]))
    #expect(equal.insideShare == 0 && equal.merges[0].height == 0 && equal.looseCount == 0)
    #expect(drawn(points, []) == nil)
    let count = SegmentTree.mostSegments + 1
    #expect(
      drawn([[Double]](repeating: [0], count: count), (0..<count).map { [$0] }) == nil)
  }

  @Test func isTheSameForAnyNumberOfThreads() throws {
    let (points, members) = random(seed: 2, segmentCount: 700, dimension: 5)
    let numbers = Array(1...members.count)
    let one = SegmentTree(Matrix(points), members: members, numbers: numbers, threadCount: 1)
    for threadCount in 2...3 {
      let other = SegmentTree(
        Matrix(points), members: members, numbers: numbers, threadCount: threadCount)
      #expect(one == other)
    }
  }

  // MARK: What is compared

  private func drawn(_ points: [[Double]], _ members: [[Int]]) -> SegmentTree? {
    SegmentTree(
      Matrix(points), members: members, numbers: members.indices.map { $0 + 1 }, threadCount: 1)
  }

  /// Segments of 1 to 6 accounts, and some accounts without a segment.
  private func random(
    seed: Int, segmentCount: Int, dimension: Int
  ) -> (points: [[Double]], members: [[Int]]) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var members: [[Int]] = []
    var next = 0
    for _ in 0..<segmentCount {
      let size = 1 + Int(generator.next(upperBound: UInt64(6)))
      members.append(Array(next..<next + size))
      next += size + (generator.unit() < 0.2 ? 1 : 0)
    }
    let points = RandomPoints.uniform(count: next, dimension: dimension, seed: UInt64(seed))
    return (points.map { $0.map { Double(Float($0)) } }, members)
  }

  private func mean(_ points: [[Double]]) -> [Double] {
    points[0].indices.map { column in
      points.reduce(0) { $0 + $1[column] } / Double(points.count)
    }
  }

  private func centers(_ points: [[Double]], _ members: [[Int]]) -> [[Double]] {
    members.map { mean($0.map { points[$0] }) }
  }

  private func squares(_ points: [[Double]]) -> Double {
    let mean = mean(points)
    return points.reduce(0) { sum, point in
      zip(point, mean).reduce(sum) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
  }

  /// The numbers of the segments below every node.
  private func segmentsBelow(_ tree: SegmentTree) -> [[Int]] {
    var below = tree.leaves.map(\.segments)
    for merge in tree.merges { below.append(below[merge.left] + below[merge.right]) }
    return below
  }
}
