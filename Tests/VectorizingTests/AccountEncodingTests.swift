import LinearAlgebra
import Modeling
import Reading
import Statistics
import Testing

import Vectorizing

@Suite struct AccountEncodingTests {
  @Test(arguments: 1...6)
  func anAccountEncodedLaterEqualsItsRowOfTheFitExactly(seed: Int) throws {
    let market = Self.market(count: 400, seed: UInt64(seed))
    let day = try #require(CalendarDate("2026-06-30"))
    var encoder = AccountEncoder(families: Self.families)
    let all = Array(0..<400)
    let encoding = try encoder.fit(market, accounts: all, asOf: day)
    let fitted = try encoding.encode(market, accounts: all)
    // Alone, in another order, from a table whose levels stand in another order, and on two threads.
    let chosen = [399, 3, 17, 3, 250]
    #expect(
      try encoding.encode(market, accounts: chosen).rows == fitted.rows.rows(chosen))
    let other = Self.market(count: 400, seed: UInt64(seed), turnsLevels: true)
    #expect(try encoding.encode(other, accounts: all).written == fitted.written)
    encoder.threadCount = 2
    #expect(try encoder.encode(market, accounts: all, asOf: day).rows == fitted.rows)
    #expect(fitted.columns.count == fitted.rows.columnCount)
  }

  @Test func unknownLevelsAndTagsStandAtTheMean() throws {
    let encoding = try AccountEncoder(families: [
      FamilyOptions(
        family: .firmographic, weight: 1,
        features: [.init(field: "industry", transform: .none)])
    ]).fit(Self.small(["Software", "Logistics", "Software"]), accounts: [0, 1, 2], asOf: nil)
    let later = try encoding.encode(
      Self.small(["Aerospace", "Logistics", nil]), accounts: [0, 1, 2])
    #expect(later.written.row(0).allSatisfy { $0 == 0 })
    #expect(later.written.row(1).contains { $0 != 0 })
    // Unknown is at the mean, missing is nowhere: its distance to any center is 0.
    let center = Matrix(rowCount: 1, columnCount: 2, rowMajor: [1, 2])
    let distances = later.rows.assignment(to: center, threadCount: 1).squaredDistances
    #expect(abs(distances[0] - 5) < 1e-6)
    #expect(distances[2] == 0)
  }

  @Test func aFieldOfAnotherKindLaterIsMissing() throws {
    let encoding = try AccountEncoder(families: [
      FamilyOptions(
        family: .firmographic, weight: 1,
        features: [.init(field: "industry", transform: .none)])
    ]).fit(Self.small(["Software", "Logistics"]), accounts: [0, 1], asOf: nil)
    let numbers = Self.table(
      2, [Column(header: "Industry", field: "industry", values: .number([1, 2]))])
    let rows = try encoding.encode(Market(accounts: numbers), accounts: [0, 1]).rows
    let center = Matrix(rowCount: 1, columnCount: 2, rowMajor: [1, 2])
    #expect(rows.assignment(to: center, threadCount: 1).squaredDistances == [0, 0])
  }

  @Test func orderedLevelsAreOneNumberFromLowToHigh() throws {
    let feature = FamilyOptions.Feature(
      field: "industry", transform: .none, order: ["small", "Medium", "large"])
    let families = [
      FamilyOptions(family: .firmographic, weight: 1, features: [feature])
    ]
    let market = Self.small(["Large", "small", "medium", "small", nil])
    let encoded = try AccountEncoder(families: families)
      .encode(market, accounts: Array(0..<5), asOf: nil)
    let values = (0..<5).map { encoded.written[$0, 0] }
    #expect(encoded.columns.map(\.level) == [nil])
    #expect(values[1] == values[3] && values[1] < values[2] && values[2] < values[0])
    #expect(values[4] == 0)
    #expect(
      throws: VectorizingError.levelOutsideOrder(
        "Huge", field: "industry", order: ["small", "Medium", "large"])
    ) {
      try AccountEncoder(families: families).encode(
        Self.small(["Huge", "small"]), accounts: [0, 1], asOf: nil)
    }
  }

  @Test func aDateWithAHalfLifeFadesAndOneWithoutIsAnAge() throws {
    let day = try #require(CalendarDate("2026-06-30"))
    let dates = [day, day.adding(days: -90), day.adding(days: -180), day.adding(days: 1)]
    let market = Market(
      accounts: Self.table(
        4, [Column(header: "Funded", field: "funded", values: .date(DateColumn(dates)))]))
    func encode(_ halfLife: Double?, asOf: CalendarDate?) throws -> [Float] {
      let encoded = try AccountEncoder(families: [
        FamilyOptions(
          family: .firmographic, weight: 1,
          features: [.init(field: "funded", transform: .none, halfLifeDays: halfLife)])
      ]).encode(market, accounts: Array(0..<4), asOf: asOf)
      return (0..<4).map { encoded.written[$0, 0] }
    }
    // 1, 1/2 and 1/4: the first gap is twice the second. Ages have equal gaps.
    let faded = try encode(90, asOf: day)
    #expect(abs((faded[0] - faded[1]) - 2 * (faded[1] - faded[2])) < 1e-6)
    let ages = try encode(nil, asOf: day)
    #expect(abs((ages[0] - ages[1]) - (ages[1] - ages[2])) < 1e-6)
    #expect(faded[3] == 0 && ages[3] == 0)
    #expect(throws: VectorizingError.noDay("funded")) { try encode(90, asOf: nil) }
  }

  @Test func whatDoesNotFitTheFieldIsRefused() {
    let market = Self.market(count: 10, seed: 1)
    func encode(_ feature: FamilyOptions.Feature) throws {
      _ = try AccountEncoder(families: [
        FamilyOptions(family: .intent, weight: 1, features: [feature])
      ]).encode(market, accounts: [0, 1], asOf: nil)
    }
    #expect(throws: VectorizingError.noLevelsToOrder("employees", source: "accounts.csv")) {
      try encode(.init(field: "employees", transform: .none, order: ["a", "b"]))
    }
    #expect(throws: VectorizingError.noDate("employees", source: "accounts.csv")) {
      try encode(.init(field: "employees", transform: .none, halfLifeDays: 3))
    }
  }

  // MARK: - Markets

  static let families = [
    FamilyOptions(
      family: .firmographic, weight: 2,
      features: [
        .init(field: "industry", transform: .none), .init(field: "employees", transform: .log),
        .init(field: "revenue", transform: .rank), .init(field: "pilot", transform: .none),
      ]),
    FamilyOptions(
      family: .technographic, weight: 1,
      features: [.init(field: "technologies", transform: .none)]),
    FamilyOptions(
      family: .intent, weight: 0.5,
      features: [.init(field: "funded", transform: .none, halfLifeDays: 90)]),
  ]

  static func table(_ count: Int, _ columns: [Column]) -> AccountTable {
    let ids = (0..<count).map { "\($0)" }
    return AccountTable(
      source: "accounts.csv", ids: ids, names: ids, domains: ids.map { _ in "" },
      columns: columns, lines: Array(2..<count + 2))
  }

  /// Accounts with one category.
  static func small(_ industries: [String?]) -> Market {
    var levels: [String] = []
    let codes = industries.map { industry -> Int32 in
      guard let industry else { return -1 }
      if !levels.contains(industry) { levels.append(industry) }
      return Int32(levels.firstIndex(of: industry) ?? 0)
    }
    return Market(
      accounts: table(
        codes.count,
        [
          Column(
            header: "Industry", field: "industry",
            values: .category(codes: codes, levels: levels))
        ]))
  }

  /// Accounts with fields of every kind, some missing; levels may stand in the table in another order.
  static func market(count: Int, seed: UInt64, turnsLevels: Bool = false) -> Market {
    var draw = SeededGenerator(seed: seed)
    func turned(_ code: Int32, _ count: Int) -> Int32 {
      turnsLevels && code >= 0 ? Int32(count) - 1 - code : code
    }
    let industries = (0..<12).map { "Industry \($0)" }
    let technologies = (0..<20).map { "Tech \($0)" }
    var codes: [Int32] = []
    var (employees, revenue): ([Double], [Double]) = ([], [])
    var pilots: [Bool?] = []
    var dates: [CalendarDate?] = []
    var (offsets, tags, isMissing): ([Int32], [Int32], [Bool]) = ([0], [], [])
    for _ in 0..<count {
      codes.append(turned(draw.unit() < 0.1 ? -1 : Int32(draw.unit() * draw.unit() * 12), 12))
      employees.append(draw.unit() < 0.1 ? .nan : (1 / (0.001 + draw.unit())).rounded())
      revenue.append(draw.unit() < 0.2 ? .nan : (draw.unit() * 40).rounded())
      pilots.append(draw.unit() < 0.1 ? nil : draw.unit() < 0.3)
      dates.append(
        draw.unit() < 0.3
          ? nil : CalendarDate("2026-07-10")?.adding(days: -Int(draw.unit() * 500)))
      isMissing.append(draw.unit() < 0.1)
      let own = (0..<20).filter { _ in draw.unit() < 0.2 }.map { turned(Int32($0), 20) }
      if isMissing.last == false { tags += own.sorted() }
      offsets.append(Int32(tags.count))
    }
    return Market(
      accounts: table(
        count,
        [
          Column(
            header: "Industry", field: "industry",
            values: .category(
              codes: codes, levels: turnsLevels ? industries.reversed() : industries)),
          Column(header: "Employees", field: "employees", values: .number(employees)),
          Column(header: "Revenue", field: "revenue", values: .number(revenue)),
          Column(header: "Pilot", field: "pilot", values: .yesNo(pilots)),
          Column(header: "Funded", field: "funded", values: .date(DateColumn(dates))),
          Column(
            header: "Technologies", field: "technologies",
            values: .tags(
              TagLists(
                offsets: offsets, codes: tags,
                levels: turnsLevels ? technologies.reversed() : technologies,
                isMissing: isMissing))),
        ]))
  }
}
