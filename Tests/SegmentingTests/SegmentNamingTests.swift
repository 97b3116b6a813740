import Reading
import Segmenting
import Statistics
import Testing

/// What must be true of every name and every rule, on markets that nobody chose.
@Suite struct SegmentNamingTests {
  @Test(arguments: 1...12) func everyPartIsTrueOfThreeInFiveOfAllMembers(seed: UInt64) {
    let random = RandomMarket(count: 260, seed: seed)
    let market = random.market(Array(0..<260))
    let groups = groups(random, seed: seed)
    let said = descriptions(random, market, groups)
    for (members, said) in zip(groups, said) {
      #expect(!said.name.text.isEmpty)
      #expect(!said.name.text.contains("_"))
      #expect(!said.name.text.contains("("))
      #expect(!said.name.text.contains("nknown"))
      for part in said.name.parts {
        let hits = NaiveCondition.count(part.condition, members, market, asOf: random.asOf).hits
        #expect(
          hits * 5 >= members.count * 3,
          "\(said.name.text): \(part.condition.text) holds of \(hits) of \(members.count)")
      }
    }
    #expect(Set(said.map(\.name.text)).count == groups.count)
  }

  @Test(arguments: 1...12) func everyRuleIsAsGoodAsItSays(seed: UInt64) {
    let random = RandomMarket(count: 260, seed: seed)
    let market = random.market(Array(0..<260))
    let groups = groups(random, seed: seed)
    let all = groups.flatMap { $0 }
    for (members, said) in zip(groups, descriptions(random, market, groups)) {
      guard let rule = said.rule else { continue }
      let picked = all.filter { account in
        rule.conditions.allSatisfy {
          NaiveCondition.holds($0, account, market, asOf: random.asOf) == true
        }
      }
      let hits = picked.count { members.contains($0) }
      #expect(rule.precision == Double(hits) / Double(picked.count))
      #expect(rule.recall == Double(hits) / Double(members.count))
      #expect(rule.f1 >= SegmentRule.leastF1)
      #expect((1...3).contains(rule.conditions.count))
      #expect(Set(rule.conditions).count == rule.conditions.count)
    }
  }

  @Test(arguments: 1...6) func theOrderOfRowsChangesNothing(seed: UInt64) {
    let random = RandomMarket(count: 200, seed: seed)
    let groups = groups(random, seed: seed)
    let plain = descriptions(random, random.market(Array(0..<200)), groups)
    var generator = SeededGenerator(seed: seed)
    let order = (0..<200).shuffled(using: &generator)  // the old row of each new one
    var place = [Int](repeating: 0, count: 200)
    for (new, old) in order.enumerated() { place[old] = new }
    let moved = groups.map { $0.map { place[$0] }.sorted() }
    // Segments in another order too.
    let turned = Array(moved.reversed())
    let other = Array(descriptions(random, random.market(order), turned).reversed())
    #expect(other.map(\.name.text) == plain.map(\.name.text))
    #expect(other.map(\.traits) == plain.map(\.traits))
    #expect(other.map { $0.rule?.text } == plain.map { $0.rule?.text })
  }

  @Test func anyNumberOfThreadsNamesTheSame() {
    let random = RandomMarket(count: 260, seed: 5)
    let market = random.market(Array(0..<260))
    let groups = groups(random, seed: 5)
    let one = descriptions(random, market, groups)
    let three = descriptions(random, market, groups, threadCount: 3)
    #expect(one.map(\.name) == three.map(\.name))
    #expect(one.map(\.rule) == three.map(\.rule))
  }

  /// Most rules of groups that share nothing do not exist; those of groups cut along the values do.
  @Test func aRuleIsFoundWhereThereIsOne() throws {
    let random = RandomMarket(count: 200, seed: 3)
    let market = random.market(Array(0..<200))
    let planted = (0..<200).filter {
      random.rows[$0].industry == 0 && random.rows[$0].tags?.contains(0) == true
    }
    let rest = (0..<200).filter { !planted.contains($0) }
    let said = descriptions(random, market, [planted, rest])
    let rule = try #require(said[0].rule)
    #expect(rule.f1 == 1)
    #expect(
      rule.text == "technologies has SAP and industry is Logistics"
        || rule.text == "industry is Logistics and technologies has SAP")
    let random2 = RandomGroups.groups(of: Array(0..<200), seed: 1)
    #expect(descriptions(random, market, random2).contains { $0.rule == nil })
    // Of one segment alone there is nobody to tell it from.
    #expect(descriptions(random, market, [Array(0..<200)])[0].rule == nil)
  }

  @Test func segmentsThatNothingTellsApartAreNumberedByTheirLeastIdentifier() {
    let names = ["b", "a", "d", "c"]
    let market = Market(
      accounts: AccountTable(
        source: "a.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: [
          Column(
            header: "industry", field: "industry",
            values: .category(codes: [0, 0, 0, 0], levels: ["Retail"]))
        ], lines: [2, 3, 4, 5]))
    let naming = SegmentNaming(
      market: market, accounts: [0, 1, 2, 3], clustered: ["industry"], first: ["industry"],
      asOf: nil)
    let said = naming.descriptions(of: [[2, 3], [0, 1]], siblings: [1, 0])
    #expect(said.map(\.name.text) == ["Retail, group 2", "Retail, group 1"])
  }

  /// A column of triggers beside the dated signals from which it was filled.
  @Test func anEventIsSaidOnceAndWithItsDays() throws {
    let day = try #require(CalendarDate("2026-06-01"))
    let names = (0..<20).map { "account \($0)" }
    let market = Market(
      accounts: AccountTable(
        source: "a.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: [
          Column(
            header: "trigger", field: "trigger",
            values: .category(
              codes: (0..<20).map { $0 < 10 ? 0 : 1 }, levels: ["merger", "leadership_change"]))
        ], lines: Array(2..<22)),
      signals: SignalTable(
        source: "signals.csv", kinds: ["merger", "leadership_change"], people: [],
        signals: (0..<20).map {
          .init(account: Int32($0), kind: $0 < 10 ? 0 : 1, date: day, strength: 1, person: -1)
        }))
    let naming = SegmentNaming(
      market: market, accounts: Array(0..<20), clustered: ["trigger"], first: ["trigger"],
      asOf: CalendarDate("2026-06-30"))
    let said = naming.descriptions(of: [Array(0..<10), Array(10..<20)], siblings: [1, 0])
    #expect(said.map(\.name.text) == ["Merged in 90 days", "New leadership in 90 days"])
  }

  @Test func accountsOfWhichNothingIsKnownAreMixed() {
    let names = ["a", "b", "c"]
    let market = Market(
      accounts: AccountTable(
        source: "a.csv", ids: names, names: names, domains: names.map { _ in "" }, columns: [],
        lines: [2, 3, 4]))
    let naming = SegmentNaming(
      market: market, accounts: [0, 1, 2], clustered: [], first: [], noun: "deals", asOf: nil)
    let said = naming.descriptions(of: [[0, 1, 2]], siblings: [nil])
    #expect(said[0].name == SegmentName(text: "Mixed deals", parts: []))
    #expect(said[0].traits.isEmpty)
  }

  private func groups(_ random: RandomMarket, seed: UInt64) -> [[Int]] {
    // Every other market is cut along its values, so that groups have something in common.
    let rows = random.rows
    let order =
      seed.isMultiple(of: 2)
      ? rows.indices.sorted {
        (rows[$0].subIndustry, rows[$0].country, $0) < (rows[$1].subIndustry, rows[$1].country, $1)
      } : Array(rows.indices)
    return seed.isMultiple(of: 2)
      ? RandomGroups.groups(ofOrder: order, seed: seed)
      : RandomGroups.groups(of: order, seed: seed)
  }

  private func descriptions(
    _ random: RandomMarket, _ market: Market, _ groups: [[Int]], threadCount: Int = 1
  ) -> [SegmentNaming.Description] {
    SegmentNaming(
      market: market, accounts: groups.flatMap { $0 }.sorted(),
      clustered: ["industry", "sub_industry", "technologies", "employees"],
      first: ["industry", "technologies"], asOf: random.asOf, threadCount: threadCount
    ).descriptions(of: groups, siblings: groups.map { _ in nil })
  }
}
