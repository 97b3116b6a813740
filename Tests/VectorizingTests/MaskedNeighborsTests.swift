import LinearAlgebra
import Modeling
import Reading
import Statistics
import TestSupport
import Testing

import Vectorizing

@Suite struct MaskedNeighborsTests {
  /// Numbers, categories and tags with much that is missing.
  private func market(count: Int, seed: UInt64) -> Market {
    var generator = SeededGenerator(seed: seed)
    let names = (0..<count).map { "\($0)" }
    func level(_ levels: [String]) -> String? {
      generator.unit() < 0.2 ? nil : levels[Int(generator.unit() * Double(levels.count))]
    }
    var offsets: [Int32] = [0]
    var codes: [Int32] = []
    var isMissing: [Bool] = []
    for _ in 0..<count {
      isMissing.append(generator.unit() < 0.2)
      if isMissing.last == false {
        for tag in 0..<6 as Range<Int32> where generator.unit() < 0.3 { codes.append(tag) }
      }
      offsets.append(Int32(codes.count))
    }
    return Market(
      accounts: AccountTable(
        source: "a.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: [
          numbers(
            "employees", (0..<count).map { _ in generator.unit() < 0.2 ? nil : generator.unit() }),
          numbers(
            "revenue", (0..<count).map { _ in generator.unit() < 0.3 ? nil : generator.unit() }),
          categories("industry", (0..<count).map { _ in level(["A", "B", "C", "D"]) }),
          categories("country", (0..<count).map { _ in level(["X", "Y"]) }),
          Column(
            header: "Tags", field: "tags",
            values: .tags(
              TagLists(
                offsets: offsets, codes: codes, levels: (0..<6).map { "t\($0)" },
                isMissing: isMissing))),
        ], lines: Array(2..<count + 2)))
  }

  private let fields = ["employees", "revenue", "industry", "country", "tags"]

  private func encoded(_ market: Market) throws -> EncodedAccounts {
    try AccountEncoder(
      families: [
        FamilyOptions(
          family: .firmographic, weight: 1,
          features: fields.map { .init(field: $0, transform: .none) })
      ]
    ).encode(market, accounts: Array(0..<market.accounts.count), asOf: nil)
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>) func agreesWithTheDefinition(seed: UInt64) throws {
    let market = market(count: 150, seed: seed)
    let encoded = try encoded(market)
    let written = encoded.written
    let isKnown = { (row: Int, column: Int) in
      market.accounts.column(encoded.columns[column].field)?.isMissing(row) == false
    }
    // The inertia of a column: the mean square over the accounts that have a value.
    let inertias = encoded.columns.indices.map { column in
      let known = (0..<150).filter { isKnown($0, column) }
      return known.reduce(0.0) { $0 + Double(written[$1, column]) * Double(written[$1, column]) }
        / Double(known.count)
    }
    let neighbors = MaskedNeighbors(encoded.rows)
    let inertia = KnownInertia(encoded.rows)
    #expect(abs(inertia.total - inertias.reduce(0, +)) < 1e-4)
    for (row, known) in inertia.known(of: encoded.rows).enumerated() {
      let own = encoded.columns.indices.filter { isKnown(row, $0) }.reduce(0) { $0 + inertias[$1] }
      #expect(abs(known - own) < 1e-4)
    }
    let columns = encoded.columns.indices
    let least = 0.6 * inertias.reduce(0, +)
    let candidates = (0..<150).filter { $0 % 3 != 1 }
    for row in [0, 7, 31] {
      var naive: [Measured] = []
      for other in candidates where other != row {
        let both = columns.filter { isKnown(row, $0) && isKnown(other, $0) }
        var (distance, expected) = (0.0, 0.0)
        for column in both {
          let difference = Double(written[row, column]) - Double(written[other, column])
          distance += difference * difference
          expected += 2 * inertias[column]
        }
        if expected >= least {
          naive.append(
            Measured(row: other, distance: distance, similarity: 1 - distance / expected))
        }
      }
      naive.sort { a, b in
        a.similarity == b.similarity ? a.row < b.row : a.similarity > b.similarity
      }
      let found = neighbors.nearest(to: row, among: candidates, count: 10, threadCount: 1)
      #expect(found.count == min(10, naive.count))
      for (a, b) in zip(found, naive) {
        #expect(abs(a.similarity - b.similarity) < 1e-4)
        // The same neighbor, unless two are as good as equally near.
        if a.row == b.row { #expect(abs(a.squaredDistance - b.distance) < 1e-4) }
        let rank = naive.first { $0.row == a.row }
        #expect(abs((rank?.similarity ?? -9) - a.similarity) < 1e-4)
      }
    }
  }

  /// What the definition gives for one pair.
  private struct Measured {
    let row: Int
    let distance: Double
    let similarity: Double
  }

  @Test func tiesGoToTheLowerRowAndThreadsDoNotMatter() throws {
    // Every account three times: the same distances.
    let market = market(count: 1500, seed: 9)
    let all = (0..<1500).map { $0 % 500 }
    let rows = try encoded(market).rows.rows(all)
    let neighbors = MaskedNeighbors(rows)
    let one = neighbors.nearest(to: 3, among: Array(0..<1500), count: 20, threadCount: 1)
    // Its copies are as near as can be, and so are those that miss something and are else the same.
    let places = one.map { $0.row }
    #expect(places.contains(503) && places.contains(1003) && !places.contains(3))
    #expect(one[0].similarity > 0.99999 && one[1].similarity > 0.99999)
    for (a, b) in zip(one, one.dropFirst()) {
      #expect(a.similarity > b.similarity || a.similarity == b.similarity && a.row < b.row)
    }
    let two = neighbors.nearest(to: 3, among: Array(0..<1500), count: 20, threadCount: 2)
    #expect(one == two)
    #expect(neighbors.nearest(to: 3, among: [], count: 20, threadCount: 1).isEmpty)
  }

  @Test func anAccountOfWhichLittleIsKnownIsNobodysNeighbor() throws {
    let market = market(count: 200, seed: 4)
    let encoded = try encoded(market)
    let neighbors = MaskedNeighbors(encoded.rows)
    let found = neighbors.nearest(to: 0, among: Array(0..<200), count: 200, threadCount: 1)
    let least = 2 * MaskedNeighbors.leastKnownShare * KnownInertia(encoded.rows).total
    #expect(found.count < 199)
    #expect(found.allSatisfy { $0.expected >= least })
  }
}
