import Modeling
import Reading
import Statistics
import TestSupport
import Testing

import Segmenting
import Vectorizing

@Suite struct PlacementTests {
  private static let industries = ["Logistics", "Retail", "Banking", "Energy"]

  /// Accounts around four kinds; some values are missing.
  private func market(_ count: Int, seed: UInt64) -> Market {
    var generator = SeededGenerator(seed: seed)
    let names = (0..<count).map { "account \($0)" }
    return Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: [
          categories(
            "industry",
            (0..<count).map { generator.unit() < 0.1 ? nil : Self.industries[$0 % 4] }),
          categories("region", (0..<count).map { $0 % 8 < 4 ? "North" : "South" }),
          numbers(
            "employees",
            (0..<count).map {
              generator.unit() < 0.1 ? nil : Double(100 << (2 * ($0 % 4))) * (1 + generator.unit())
            }),
        ], lines: Array(2..<count + 2)))
  }

  private func placement(_ upper: Int) -> Placement {
    Placement(
      model: Model(
        name: "Test", accounts: SourceOptions(path: "accounts.csv"), deals: nil, signals: nil,
        contacts: nil,
        families: [
          FamilyOptions(
            family: .firmographic, weight: 1,
            features: [
              .init(field: "industry", transform: .none),
              .init(field: "employees", transform: .log),
            ])
        ], groups: [], tiers: [], customers: nil,
        segments: SegmentOptions(
          tiers: [2], sizes: 5...upper, nameFields: [], marketSegmentCount: 0),
        isSuggested: false))
  }

  /// Eight segments of ten accounts of one kind each.
  private let earlier = SegmentContinuityTests.earlier(
    (0..<8).map { group in (0..<10).map { group % 4 + 4 * (2 * $0 + group / 4) } })

  private func number(_ place: Placement.Place) -> Int? {
    if case .placed(let choice) = place.outcome { choice.number } else { nil }
  }

  @Test(arguments: [11, 12, 15, 40]) func agreesWithTheGreedyChoiceOfAllPairs(upper: Int) throws {
    let market = market(120, seed: 3)
    let newcomers = Array(80..<120)
    let result = try placement(upper).result(
      for: newcomers, beside: earlier, in: market, asOf: nil)
    // Naively: of all pairs of accounts and segments with room the one with the least growth, again and again.
    let encoding = try AccountEncoder(families: placement(upper).model.families)
      .fit(market, accounts: earlier.accounts, asOf: nil)
    let rows = try encoding.encode(market, accounts: Array(0..<120))
    let (written, columns) = (rows.written, rows.columns)
    let isKnown = { (row: Int, column: Int) in
      market.accounts.column(columns[column].field)?.isMissing(row) == false
    }
    let inertias = columns.indices.map { column -> Double in
      let known = earlier.accounts.filter { isKnown($0, column) }
      return known.reduce(0) { $0 + Double(written[$1, column]) * Double(written[$1, column]) }
        / Double(known.count)
    }
    func growth(_ row: Int, _ segment: EarlierSegments.Earlier) -> Double {
      let own = columns.indices.filter { isKnown(row, $0) }
      let known = own.reduce(0) { $0 + inertias[$1] } / inertias.reduce(0, +)
      guard known > 0 else { return 0 }
      let square = own.reduce(0.0) { total, column in
        let members = segment.members.filter { isKnown($0, column) }
        let center =
          members.reduce(0) { $0 + Double(written[$1, column]) } / Double(max(1, members.count))
        let difference = Double(written[row, column]) - center
        return total + difference * difference
      }
      return 10 / 11.0 * square / known
    }
    var room = [Int](repeating: upper - 10, count: 8)
    var naive: [Int: Int] = [:]
    while naive.count < 40 {
      let pairs = newcomers.filter { naive[$0] == nil }.flatMap { row in
        (0..<8).filter { room[$0] > 0 }.map { (row: row, segment: $0) }
      }
      let isLittle = { (row: Int) in
        columns.indices.filter { isKnown(row, $0) }.reduce(0) { $0 + inertias[$1] }
          < 0.3 * inertias.reduce(0, +) ? 1 : 0
      }
      let best = pairs.min {
        (isLittle($0.row), Float(growth($0.row, earlier.segments[$0.segment]))) < (
          isLittle($1.row), Float(growth($1.row, earlier.segments[$1.segment]))
        )
      }
      guard let best else { break }
      naive[best.row] = best.segment + 1
      room[best.segment] -= 1
    }
    let found = result.places.map(number)
    // Two ways to sum may tell nearly equal growths apart: nearly all agree.
    #expect(zip(newcomers, found).count { naive[$0] == $1 } >= 38)
    var sizes = [Int](repeating: 10, count: 9)
    for number in found { if let number { sizes[number] += 1 } }
    #expect(sizes.dropFirst().allSatisfy { $0 <= upper })
    #expect(found.count { $0 != nil } == min(40, 8 * (upper - 10)))
  }

  @Test func whoWaitsIsToldWhyAndTheRestIsSaid() throws {
    let market = market(120, seed: 5)
    let result = try placement(11).result(
      for: Array(80..<120), beside: earlier, in: market, asOf: nil)
    let waiting = result.places.filter { number($0) == nil }
    #expect(waiting.count == 32)
    #expect(
      waiting[0].outcome
        == .waiting("every segment has 11 members; it waits until segments are made anew"))
    let placed = try #require(result.places.first { number($0) != nil })
    guard case .placed(let choice) = placed.outcome else { return }
    #expect(choice.memberCount == 10 && (0...10).contains(choice.fartherCount) && !choice.isFull)
    #expect(placed.runnerUp?.number != choice.number)
    #expect(result.places.contains { $0.shared.contains { $0.text.hasPrefix("industry: ") } })
  }

  @Test func theOrderOfAccountsAndThreadsDoNotMatter() throws {
    let market = market(600, seed: 8)
    var placement = placement(15)
    let one = try placement.result(for: Array(80..<600), beside: earlier, in: market, asOf: nil)
    placement.threadCount = 2
    let two = try placement.result(
      for: Array((80..<600).reversed()), beside: earlier, in: market, asOf: nil)
    #expect(Array(two.places.reversed()) == one.places)
    let again = try placement.result(for: Array(80..<600), beside: earlier, in: market, asOf: nil)
    #expect(again.places == one.places)
  }

  @Test func keysAreNotCrossed() throws {
    let market = market(120, seed: 6)
    var placement = placement(40)
    placement.keyFields = ["region"]
    let result = try placement.result(
      for: Array(80..<120), beside: earlier, in: market, asOf: nil)
    for place in result.places {
      guard let number = number(place) else {
        Issue.record("\(place) waits")
        continue
      }
      // Accounts 0 to 3 of every eight are in the North, as are segments 1 to 4.
      #expect((number <= 4) == (place.account % 8 < 4))
    }
    placement.keyFields = ["industry", "region"]
    let other = try placement.result(
      for: [80], beside: SegmentContinuityTests.earlier([[1, 9, 17], [2, 10, 18]]), in: market,
      asOf: nil)
    guard case .waiting(let reason) = other.places[0].outcome else {
      Issue.record("an account of no segment's key was placed")
      return
    }
    #expect(reason.hasPrefix("there is no segment of its key, "))
  }

  @Test func farAccountsAreMarkedByTheFence() throws {
    let market = market(120, seed: 7)
    var placement = placement(40)
    placement.fence = 1e-9
    let near = try placement.result(for: Array(80..<120), beside: earlier, in: market, asOf: nil)
    let far = near.places.count {
      if case .placed(let choice) = $0.outcome { choice.isFar } else { false }
    }
    #expect(far >= 36 && near.fence == 1e-9)
    placement.fence = nil
    let usual = try placement.result(for: Array(80..<120), beside: earlier, in: market, asOf: nil)
    for place in usual.places {
      if case .placed(let choice) = place.outcome {
        #expect(choice.isFar == (choice.distance > usual.fence))
      }
    }
  }

  @Test func accountsOfAnotherMarketGoWhereTheSameAccountsOfThisOneGo() throws {
    let market = market(120, seed: 9)
    let (accounts, rows) = (market.accounts, Array(80..<120))
    let other = Market(
      accounts: AccountTable(
        source: "new.csv", ids: rows.map { accounts.ids[$0] },
        names: rows.map { accounts.names[$0] },
        domains: rows.map { _ in "" },
        columns: [
          categories("industry", rows.map { level(accounts, "industry", $0) }),
          categories("region", rows.map { level(accounts, "region", $0) }),
          numbers("employees", rows.map { number(accounts, $0) }),
        ], lines: Array(2..<42)))
    let here = try placement(15).result(for: rows, beside: earlier, in: market, asOf: nil)
    let there = try placement(15).result(
      for: Array(0..<40), beside: earlier, in: market, from: other, asOf: nil)
    #expect(here.places.map(\.outcome) == there.places.map(\.outcome))
    #expect(here.places.map(\.shared) == there.places.map(\.shared))
  }

  private func level(_ accounts: AccountTable, _ field: String, _ row: Int) -> String? {
    guard case .category(let codes, let levels)? = accounts.column(field)?.values else {
      return nil
    }
    return codes[row] < 0 ? nil : levels[Int(codes[row])]
  }

  private func number(_ accounts: AccountTable, _ row: Int) -> Double? {
    guard case .number(let values)? = accounts.column("employees")?.values else { return nil }
    return values[row].isNaN ? nil : values[row]
  }

  @Test func newcomersAreOfTheChosenTiersAndInNoSegment() {
    let tiers = (0..<100).map { $0 < 90 ? 2 : 3 }
    #expect(placement(15).newcomers(earlier, tiers: tiers) == Array(80..<90))
  }
}
