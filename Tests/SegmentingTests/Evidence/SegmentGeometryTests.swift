import Segmenting
import Testing

@Suite struct SegmentGeometryTests {
  @Test(arguments: [0.0, 0.3]) func agreesWithTheDefinitions(missingShare: Double) throws {
    var planted = PlantedAccounts(groupCount: 12, groupSize: 7)
    planted.missingShare = missingShare
    let encoded = try planted.encoded()
    // Two accounts without a segment.
    let labels = planted.groups.enumerated().map { $0.offset % 50 == 3 ? -1 : $0.element }
    let geometry = SegmentGeometry(of: encoded, labels: labels, threadCount: 1)
    let naive = NaiveGeometry(encoded, planted.market, labels: labels)
    let squares = naive.ownSquares()
    for (segment, part) in geometry.parts.enumerated() {
      let members = labels.indices.filter { labels[$0] == segment }
        .sorted { (squares[$0], $0) < (squares[$1], $1) }
      #expect(part.typical == Array(members.prefix(2)) && part.edge == members.last)
      let sibling = try #require(
        geometry.parts.indices.filter { $0 != segment }
          .min { naive.centerSquare(segment, $0) < naive.centerSquare(segment, $1) })
      #expect(part.sibling == sibling)
      let others = labels.indices.filter { labels[$0] == sibling }
      let spread =
        (members + others).reduce(0) { $0 + squares[$1] }
        / Double(members.count + others.count - 2)
      let separation = (naive.centerSquare(segment, sibling) / spread).squareRoot()
      #expect(abs(part.separation - separation) < 1e-5 * separation)
      for row in members {
        let size = Double(members.count)
        let distance = squares[row].squareRoot() * size / (size - 1)
        #expect(abs(geometry.distances[row] - distance) < 1e-5)
      }
    }
    #expect(geometry.distances[3].isNaN && geometry.silhouettes[3].isNaN)
    #expect(!geometry.parts.contains { $0.typical.contains(3) || $0.edge == 3 })
  }

  @Test func theSilhouetteIsThatOfTheKnownFields() throws {
    var planted = PlantedAccounts(groupCount: 6, groupSize: 8)
    planted.missingShare = 0.2
    let encoded = try planted.encoded()
    let geometry = SegmentGeometry(of: encoded, labels: planted.groups, threadCount: 1)
    let naive = NaiveGeometry(encoded, planted.market, labels: planted.groups)
    for row in planted.groups.indices {
      let own = naive.maskedSquare(row, to: planted.groups[row]).squareRoot()
      let other =
        (0..<6).filter { $0 != planted.groups[row] }
        .map { naive.maskedSquare(row, to: $0).squareRoot() }.min() ?? 0
      #expect(abs(geometry.silhouettes[row] - (other - own) / max(own, other)) < 1e-3)
    }
    let mean = (0..<8).reduce(0) { $0 + geometry.silhouettes[$1] } / 8
    #expect(abs(geometry.parts[0].silhouette - mean) < 1e-12)
  }

  @Test func anAccountOfWhichNothingIsKnownIsNeitherTypicalNorFar() throws {
    var planted = PlantedAccounts(groupCount: 8, groupSize: 10)
    planted.noise = 0.2
    var market = planted.market
    let columns = market.accounts.columns.map { $0.forgetting(row: 4) }
    market.accounts = planted.table(columns)
    let encoded = try planted.encoded(market)
    let geometry = SegmentGeometry(of: encoded, labels: planted.groups, threadCount: 1)
    #expect(!geometry.parts[0].typical.contains(4) && geometry.parts[0].edge != 4)
    #expect(!geometry.parts[0].far.contains(4))
    // Over the known fields alone it would be nearest to its center.
    let naive = NaiveGeometry(encoded, market, labels: planted.groups)
    #expect((0..<10).allSatisfy { $0 == 4 || naive.maskedSquare($0, to: 0) > 0 })
    #expect(naive.maskedSquare(4, to: 0) == 0)
  }

  @Test func strangersAreFarAndMembersOfCleanGroupsAreNot() throws {
    for seed in UInt64(1)...3 {
      var planted = PlantedAccounts(groupCount: 60, groupSize: 10)
      (planted.noise, planted.seed) = (0.02, seed)
      let clean = SegmentGeometry(
        of: try planted.encoded(), labels: planted.groups, threadCount: 1)
      let marked = clean.parts.reduce(0) { $0 + $1.far.count }
      planted.strangerShare = 0.05
      // Every stranger is put into some group.
      let labels = planted.groups.enumerated().map { $0.element < 0 ? $0.offset % 60 : $0.element }
      let mixed = SegmentGeometry(of: try planted.encoded(), labels: labels, threadCount: 1)
      let far = mixed.parts.flatMap(\.far)
      let found = far.count { planted.groups[$0] < 0 }
      #expect(found * 10 >= planted.strangerCount * 8, "\(found) of \(planted.strangerCount)")
      #expect(marked < 60 && far.count - found < 60, "\(marked), \(far.count - found)")
    }
  }

  @Test func equalAccountsGoByTheirRow() throws {
    var planted = PlantedAccounts(groupCount: 4, groupSize: 5)
    planted.noise = 0
    let encoded = try planted.encoded()
    let parts = SegmentGeometry(of: encoded, labels: planted.groups, threadCount: 1).parts
    #expect(parts.map(\.typical) == [[0, 1], [5, 6], [10, 11], [15, 16]])
    #expect(parts.map(\.edge) == [2, 7, 12, 17])
    #expect(parts.allSatisfy { $0.far.isEmpty })
  }

  @Test func oneSegmentHasNoSiblingAndNoneIsNone() throws {
    let planted = PlantedAccounts(groupCount: 2, groupSize: 3)
    let encoded = try planted.encoded()
    let one = SegmentGeometry(
      of: encoded, labels: [Int](repeating: 0, count: 6), threadCount: 1)
    #expect(one.parts[0].sibling == nil && one.parts[0].separation.isNaN)
    let none = SegmentGeometry(
      of: encoded, labels: [Int](repeating: -1, count: 6), threadCount: 1)
    #expect(none.parts.isEmpty)
    let single = SegmentGeometry(of: encoded, labels: [0, 0, 0, 0, 0, 1], threadCount: 1)
    #expect(single.parts[1].typical == [5] && single.parts[1].edge == nil)
    #expect(single.distances[5].isNaN && single.parts[1].far.isEmpty)
  }

  @Test func isTheSameForAnyNumberOfThreads() throws {
    var planted = PlantedAccounts(groupCount: 80, groupSize: 10)
    planted.missingShare = 0.1
    let encoded = try planted.encoded()
    let one = SegmentGeometry(of: encoded, labels: planted.groups, threadCount: 1)
    let three = SegmentGeometry(of: encoded, labels: planted.groups, threadCount: 3)
    #expect(one.parts == three.parts && one.distances == three.distances)
  }
}
