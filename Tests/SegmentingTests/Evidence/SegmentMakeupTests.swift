import Modeling
import Reading
import Segmenting
import Testing
import Vectorizing

@Suite struct SegmentMakeupTests {
  @Test func sharesAreThoseOfTheCentersDistanceFromTheMean() throws {
    var planted = PlantedAccounts(groupCount: 5, groupSize: 8)
    planted.missingShare = 0.2
    let encoded = try planted.encoded()
    let makeups = makeups(encoded, planted.groups)
    let naive = NaiveGeometry(encoded, planted.market, labels: planted.groups)
    let all = NaiveGeometry(
      encoded, planted.market, labels: [Int](repeating: 0, count: planted.count))
    for (segment, makeup) in makeups.enumerated() {
      let members = planted.groups.indices.filter { planted.groups[$0] == segment }
      let parts = encoded.blocks.map { block -> Double in
        let square = block.columns.reduce(0.0) {
          let difference = naive.centers[segment][$1] - all.centers[0][$1]
          return $0 + difference * difference
        }
        let fields = Set(block.columns.map { encoded.columns[$0].field }).sorted()
        let spread = fields.reduce(0.0) { sum, field in
          let known = planted.groups.indices.filter { all.knows($0, field) }
          return sum + known.reduce(0) { $0 + all.square($1, field, to: 0) } / Double(known.count)
        }
        let known = fields.reduce(0) { sum, field in
          sum + members.count { all.knows($0, field) }
        }
        let share = Double(known) / Double(fields.count * members.count)
        return max(0, square - (1.0 / 8 - 1.0 / 40) * spread * share)
      }
      for (place, share) in makeup.shares.enumerated() {
        #expect(share.family == encoded.blocks[place].family)
        #expect(abs(share.share - parts[place] / parts.reduce(0, +)) < 1e-5)
      }
      #expect(abs(makeup.shares.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    }
  }

  @Test func firmographicsAloneAreFlaggedWhereOthersHaveData() throws {
    // Two halves that differ in firmographics; within them, every other account visits or does not.
    var planted = PlantedAccounts(groupCount: 2, groupSize: 10)
    planted.noise = 0
    planted.families = [.firmographic, .engagement]
    planted.plantedFamilies = [.firmographic]
    var encoded = try planted.encoded(evenVisits(planted))
    #expect(makeups(encoded, planted.groups).map(\.isFirmographicOnly) == [true, true])
    #expect(
      makeups(encoded, planted.groups)[0].sentence
        == "Set apart by firmographics alone; segments defined by the problem being solved tend to "
        + "do better.")
    // With visits that go with the halves they are not alone.
    planted.plantedFamilies = [.firmographic, .engagement]
    encoded = try planted.encoded()
    #expect(makeups(encoded, planted.groups).allSatisfy { !$0.isFirmographicOnly })
    // With no other family there is nothing else that could set them apart.
    planted.families = [.firmographic]
    encoded = try planted.encoded()
    #expect(makeups(encoded, planted.groups).allSatisfy { !$0.isFirmographicOnly })
    #expect(makeups(encoded, planted.groups)[0].sentence == nil)
  }

  @Test func aSegmentOfWhichNothingElseIsKnownIsNotFlagged() throws {
    var planted = PlantedAccounts(groupCount: 2, groupSize: 10)
    planted.noise = 0
    planted.families = [.firmographic, .engagement]
    planted.plantedFamilies = [.firmographic]
    var market = evenVisits(planted)
    let columns = market.accounts.columns.map { column in
      ["visits", "events"].contains(column.field)
        ? (0..<10).reduce(column) { $0.forgetting(row: $1) } : column
    }
    market.accounts = planted.table(columns)
    let flags = makeups(try planted.encoded(market), planted.groups).map(\.isFirmographicOnly)
    #expect(flags == [false, true])
  }

  private func evenVisits(_ planted: PlantedAccounts) -> Market {
    var market = planted.market
    let columns = market.accounts.columns.map { column in
      ["visits", "events"].contains(column.field)
        ? Column(
          header: column.header, field: column.field,
          values: .number((0..<planted.count).map { Double($0 % 2) })) : column
    }
    market.accounts = planted.table(columns)
    return market
  }

  private func makeups(_ encoded: EncodedAccounts, _ labels: [Int]) -> [SegmentMakeup] {
    let geometry = SegmentGeometry(of: encoded, labels: labels, threadCount: 1)
    return SegmentMakeup.perSegment(encoded, labels: labels, geometry: geometry)
  }
}
