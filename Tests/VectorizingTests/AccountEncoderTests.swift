import LinearAlgebra
import Modeling
import Reading
import Testing
import Vectorizing

@Suite struct AccountEncoderTests {
  @Test func familiesCarryTheirWeights() throws {
    let encoded = try AccountEncoder(families: [
      family(.firmographic, weight: 3, ["industry", "employees"]),
      family(.technographic, weight: 1, ["technologies"]),
    ]).encode(market, accounts: Array(0..<6), asOf: nil)
    #expect(encoded.blocks.map(\.share) == [0.75, 0.25])
    let written = encoded.written
    for block in encoded.blocks {
      var inertia = 0.0
      for row in 0..<6 {
        for column in block.columns {
          inertia += Double(written[row, column]) * Double(written[row, column]) / 6
        }
      }
      #expect(abs(inertia - block.share) < 1e-6)
    }
    #expect(encoded.written.columnMeans.allSatisfy { abs($0) < 1e-6 })
  }

  @Test func aMissingValueIsTheMean() throws {
    let encoded = try AccountEncoder(families: [family(.firmographic, weight: 1, ["employees"])])
      .encode(market, accounts: Array(0..<6), asOf: nil)
    #expect(encoded.written[5, 0] == 0)
    #expect(encoded.written[0, 0] != 0)
  }

  @Test func aRareLevelDoesNotDominate() throws {
    // One yes among 200: at a full share its squared distance from the others would be about 200.
    let answers: [Bool?] = (0..<200).map { $0 == 0 }
    let table = AccountTable(
      source: "accounts.csv", ids: (0..<200).map { "\($0)" }, names: (0..<200).map { "\($0)" },
      domains: (0..<200).map { _ in "" },
      columns: [Column(header: "Pilot", field: "pilot", values: .yesNo(answers))],
      lines: Array(2..<202))
    let encoded = try AccountEncoder(families: [family(.firmographic, weight: 1, ["pilot"])])
      .encode(Market(accounts: table), accounts: Array(0..<200), asOf: nil)
    let distance = (0..<encoded.written.columnCount).reduce(0.0) {
      let difference = Double(encoded.written[0, $1] - encoded.written[1, $1])
      return $0 + difference * difference
    }
    #expect(distance < 10)
    #expect(distance > 1)
  }

  @Test func aConstantFieldIsLeftOutAndSaid() throws {
    let encoded = try AccountEncoder(families: [
      family(.firmographic, weight: 1, ["industry"]), family(.intent, weight: 1, ["founded"]),
    ]).encode(market, accounts: Array(0..<6), asOf: nil)
    #expect(encoded.blocks.map(\.family) == [.firmographic])
    #expect(encoded.blocks[0].share == 1)
    #expect(
      encoded.notes == [
        "founded is the same for every account here and sets none apart.",
        "The intent family has no data here and is left out.",
      ])
  }

  @Test func signalsAfterTheDayDoNotExistAndOlderOnesCountLess() throws {
    let day = try #require(CalendarDate("2026-06-30"))
    var market = market
    market.signals = SignalTable(
      source: "signals.csv", kinds: ["visit"], people: [],
      signals: [
        .init(account: 0, kind: 0, date: day, strength: 1, person: -1),
        .init(account: 1, kind: 0, date: day.adding(days: -30), strength: 1, person: -1),
        .init(account: 2, kind: 0, date: day.adding(days: 1), strength: 1, person: -1),
      ])
    let encoded = try AccountEncoder(families: [family(.intent, weight: 1, ["signals.visit"])])
      .encode(market, accounts: Array(0..<6), asOf: day)
    #expect(encoded.written[0, 0] > encoded.written[1, 0])
    #expect(encoded.written[1, 0] > encoded.written[2, 0])
    #expect(encoded.written[2, 0] == encoded.written[3, 0])
  }

  @Test func anUnknownFieldNamesTheOneThatWasMeant() {
    #expect(
      throws: VectorizingError.unknownField(
        "Industry", source: "accounts.csv", suggestion: "industry")
    ) {
      try AccountEncoder(families: [family(.firmographic, weight: 1, ["Industry"])])
        .encode(market, accounts: [0, 1], asOf: nil)
    }
  }

  @Test func sharesBetweenClustersByHand() throws {
    let encoded = try AccountEncoder(families: [
      family(.firmographic, weight: 1, ["industry"]),
      family(.technographic, weight: 1, ["technologies"]),
    ]).encode(market, accounts: Array(0..<6), asOf: nil)
    // Clusters along the industries: all of that block's inertia lies between them.
    let shares = encoded.sharesBetween(labels: [0, 0, 0, 1, 1, 1])
    #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
    #expect(shares[0] > 0.5)
  }

  private func family(
    _ family: SignalFamily, weight: Double, _ fields: [String]
  ) -> FamilyOptions {
    FamilyOptions(
      family: family, weight: weight,
      features: fields.map { .init(field: $0, transform: .none) })
  }

  private var market: Market {
    Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: ["a", "b", "c", "d", "e", "f"],
        names: ["a", "b", "c", "d", "e", "f"], domains: ["", "", "", "", "", ""],
        columns: [
          Column(
            header: "Industry", field: "industry",
            values: .category(codes: [0, 0, 0, 1, 1, 1], levels: ["Software", "Logistics"])),
          Column(
            header: "Employees", field: "employees",
            values: .number([10, 20, 40, 80, 160, .nan])),
          Column(
            header: "Technologies", field: "technologies",
            values: .tags(
              TagLists(
                offsets: [0, 1, 2, 4, 5, 6, 6], codes: [0, 1, 0, 1, 1, 0],
                levels: ["SAP", "Go"],
                isMissing: [false, false, false, false, false, true]))),
          Column(
            header: "Founded", field: "founded",
            values: .number([2000, 2000, 2000, 2000, 2000, .nan])),
        ],
        lines: [2, 3, 4, 5, 6, 7]))
  }
}
