import Reading
import Segmenting
import Statistics
import Testing

@Suite struct TraitFinderTests {
  private let day = CalendarDate(dayNumber: 20_000)

  @Test func levelsNumbersAndSignalsByHand() throws {
    let finder = TraitFinder(
      market: smallMarket, accounts: Array(0..<12), clustered: ["industry", "employees"],
      asOf: day)
    let traits = finder.traits(of: [[0, 1, 2, 3], [4, 5, 6, 7]], siblings: [1, nil])[0]
    let industry = try #require(traits.first { $0.field == "industry" })
    #expect(industry.text == "Retail")
    #expect(industry.count == 3)
    #expect(industry.share == 0.75)
    #expect(industry.shareOfMarket == 3.0 / 11)
    #expect(industry.shareOfSegmented == 0)
    #expect(industry.shareOfSibling == 0)
    #expect(industry.lift == 0.75 * 11 / 3)
    #expect(industry.isDescriptive)
    #expect(industry.q == nil)
    // Funding 90 days before is within 90 days, 91 is not (AT-9), and the future does not exist.
    let funding = try #require(traits.first { $0.field == "signals.funding" })
    #expect(funding.text == "funded in 90 days")
    #expect(funding.count == 2)
    #expect(!funding.isDescriptive)
    #expect(funding.q != nil)
    let employees = try #require(traits.first { $0.field == "employees" })
    #expect(employees.text == "50–53 employees")
    #expect(employees.condition.test == .range(50...53))
    // Dates keep to the same window; a date to come is not known.
    let date = try #require(traits.first { $0.field == "funding_date" })
    #expect(date.text == "funded in 90 days")
    #expect((date.count, date.knownCount) == (2, 3))
  }

  @Test func anotherWindowIsAnotherTrait() throws {
    let finder = TraitFinder(
      market: smallMarket, accounts: Array(0..<12), clustered: [], asOf: day, days: 91)
    let traits = finder.traits(of: [[0, 1, 2, 3]], siblings: [nil])[0]
    let funding = try #require(traits.first { $0.field == "signals.funding" })
    #expect(funding.text == "funded in 91 days")
    #expect(funding.count == 3)
    #expect(
      TraitFinder(market: smallMarket, accounts: [0, 1, 2], clustered: [], asOf: nil)
        .traits(of: [[0, 1, 2]], siblings: [nil])[0].allSatisfy { !$0.text.contains("days") })
  }

  @Test(arguments: 1...4) func everyFigureAgreesWithTheTable(seed: UInt64) throws {
    let random = RandomMarket(count: 240, seed: seed)
    let market = random.market(Array(0..<240))
    let accounts = Array(0..<200)
    let groups = RandomGroups.groups(of: accounts, seed: seed)
    let siblings = groups.indices.map { Optional(($0 + 1) % groups.count) }
    let finder = TraitFinder(
      market: market, accounts: accounts, clustered: ["industry", "employees"],
      asOf: random.asOf)
    let found = finder.traits(of: groups, siblings: siblings)
    func share(_ count: (hits: Int, known: Int)) -> Double? {
      count.known > 0 ? Double(count.hits) / Double(count.known) : nil
    }
    #expect(found.contains { !$0.isEmpty })
    for (group, traits) in found.enumerated() {
      let others = accounts.filter { !groups[group].contains($0) }
      for trait in traits {
        func count(_ accounts: [Int]) -> (hits: Int, known: Int) {
          NaiveCondition.count(trait.condition, accounts, market, asOf: random.asOf)
        }
        #expect(count(groups[group]) == (trait.count, trait.knownCount))
        #expect(trait.memberCount == groups[group].count)
        #expect(trait.shareOfMarket == share(count(Array(0..<240))))
        #expect(trait.shareOfSegmented == share(count(others)))
        #expect(trait.shareOfSibling == share(count(groups[siblings[group] ?? 0])))
        #expect(trait.isDescriptive == ["industry", "employees"].contains(trait.field))
        #expect((trait.q == nil) == trait.isDescriptive)
      }
      #expect(traits.map(\.z) == traits.map(\.z).sorted(by: >))
    }
  }

  @Test func manyThreadsFindTheSame() {
    let random = RandomMarket(count: 300, seed: 9)
    let market = random.market(Array(0..<300))
    let groups = RandomGroups.groups(of: Array(0..<300), seed: 2)
    func traits(_ threadCount: Int) -> [[Segment.Trait]] {
      TraitFinder(
        market: market, accounts: Array(0..<300), clustered: ["industry"], asOf: random.asOf,
        threadCount: threadCount
      ).traits(of: groups, siblings: groups.map { _ in nil })
    }
    #expect(traits(1) == traits(3))
  }

  /// Where a field tells groups apart by chance alone, hardly any is found.
  @Test func noiseGivesLargeQ() {
    let random = RandomMarket(count: 400, seed: 21)
    let market = random.market(Array(0..<400))
    let groups = (0..<40).map { group in (0..<10).map { group + 40 * $0 } }
    let finder = TraitFinder(
      market: market, accounts: Array(0..<400), clustered: [], asOf: random.asOf)
    let traits = finder.traits(of: groups, siblings: groups.map { _ in nil }).flatMap { $0 }
    #expect(traits.contains { $0.q != nil })
    #expect(traits.allSatisfy { ($0.q ?? 1) > 0.01 })
  }

  private var smallMarket: Market {
    let names = (0..<12).map { "\($0)" }
    let signals = [(0, -90), (1, -90), (2, -91), (3, 1)].map { account, days in
      SignalTable.Signal(
        account: Int32(account), kind: 0, date: day.adding(days: days), strength: 1, person: -1)
    }
    let dates = (0..<12).map { row -> CalendarDate? in
      switch row {
      case 0, 1: day.adding(days: -90)
      case 2: day.adding(days: -91)
      case 3: day.adding(days: 1)
      default: day.adding(days: -300)
      }
    }
    return Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: [
          Column(
            header: "Industry", field: "industry",
            values: .category(
              codes: [0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, -1], levels: ["Retail", "Media"])),
          Column(
            header: "Employees", field: "employees",
            values: .number([50, 51, 52, 53, 500, 600, 700, 800, 900, 1000, 1100, 1200])),
          Column(header: "F", field: "funding_date", values: .date(DateColumn(dates))),
        ],
        lines: Array(2..<14)),
      signals: SignalTable(
        source: "signals.csv", kinds: ["funding"], people: [], signals: signals))
  }
}

/// Accounts put into groups of 5 to 15 at random, or by what they have in common.
enum RandomGroups {
  /// Cuts accounts, shuffled, into groups.
  static func groups(of accounts: [Int], seed: UInt64) -> [[Int]] {
    var generator = SeededGenerator(seed: seed)
    return groups(ofOrder: accounts.shuffled(using: &generator), seed: seed)
  }

  /// Cuts accounts in their order into groups.
  static func groups(ofOrder accounts: [Int], seed: UInt64) -> [[Int]] {
    var generator = SeededGenerator(seed: seed &+ 1)
    var (groups, rest): ([[Int]], ArraySlice<Int>) = ([], accounts[...])
    while !rest.isEmpty {
      let size = rest.count < 20 ? rest.count : 5 + Int(generator.unit() * 10)
      groups.append(rest.prefix(size).sorted())
      rest = rest.dropFirst(size)
    }
    return groups
  }
}
