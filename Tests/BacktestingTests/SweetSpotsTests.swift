import Backtesting
import Modeling
import Reading
import Statistics
import TestSupport
import Testing

@Suite struct SweetSpotsTests {
  private func spot(_ test: TraitMarket) throws -> SweetSpot {
    let marked = test.marked
    let report = try Backtest(model: marked.model).report(
      on: marked.market, asOf: marked.asOf, segmentation: nil)
    return try #require(report?.sweetSpot)
  }

  /// 200 accounts, half of them in Tier 1; wins in Logistics take 41 days, the others 78, give or take.
  private func planted(quick: Int = 41, amount: Double = 1000) -> TraitMarket {
    var test = TraitMarket(tiers: (0..<200).map { $0 < 120 ? 1 : 3 })
    test.columns = [
      category("industry", (0..<200).map { ["Logistics", "Software", "Retail"][$0 % 3] }),
      category("crm", (0..<200).map { ["X", "Y"][$0 / 2 % 2] }),
    ]
    for account in 0..<180 {
      let isQuick = account % 3 == 0
      let spread = account * 7 % 19 - 9
      test.add(
        account % 10 == 9 ? .lost : .won, account: account,
        days: (isQuick ? quick : 78) + spread,
        amount: (isQuick ? amount : 1000) * (1 + Double(account * 11 % 17) / 20))
    }
    return test
  }

  @Test func aPlantedTraitIsFoundInsideTheTiersFirst() throws {
    let spot = try spot(planted())
    #expect(spot.since == CalendarDate("2025-06-30"))
    #expect(spot.scopes.map(\.name) == ["Tiers 1 and 2", "all accounts"])
    let first = try #require(spot.scopes[0].effects.first { $0.outcome == .cycle })
    #expect(first.trait.phrase == "in Logistics" && first.isFound)
    #expect(first.counts.own == 36 && first.counts.other == 72)
    let shift = try #require(first.shift)
    let interval = try #require(shift.interval)
    #expect(abs(shift.value + 37) <= 2 && interval.contains(-37))
    #expect(
      spot.sentences.contains {
        $0.hasPrefix(
          "Wins in Logistics close in 42 days, the others in 78 (typically 38 days sooner, 95% interval "
        )
          && $0.contains("q < 0.001, 36 against 72 accounts")
      }, "\(spot.sentences)")
    // That the others are slower is the same thing said again.
    #expect(!spot.sentences.contains { $0.contains("days later") })
    // The same amount in half the time is twice as much a month.
    let pace = spot.scopes[0].effects.first {
      $0.outcome == .valuePerMonth && $0.trait.value == "Logistics"
    }
    #expect(pace?.isFound == true)
    #expect(spot.scopes[0].effects.filter { $0.trait.field == "crm" }.allSatisfy { !$0.isFound })
    #expect(
      spot.sentences.contains {
        $0.hasPrefix("No trait goes with more valuable wins beyond chance (")
      })
  }

  @Test func theTestIsMannWhitneysOverAllTestsTogether() throws {
    let test = planted()
    let spot = try spot(test)
    let effect = try #require(
      spot.scopes[1].effects.first { $0.outcome == .cycle && $0.trait.value == "Y" })
    let won = test.deals.filter { $0.outcome == .won }
    let days = won.map { Double($0.cycleDays ?? 0) }
    let isOwn = won.map { ($0.account ?? 0) / 2 % 2 == 1 }
    let naive = RankTest.compare(
      values: days, successes: isOwn.map { $0 ? 1 : 0 }, failures: isOwn.map { $0 ? 0 : 1 })
    #expect(abs(effect.p - naive.p) < 1e-12)
    #expect(effect.probabilityAbove == naive.areaUnderCurve)
    #expect(effect.median == Median.of(zip(days, isOwn).filter { $0.1 }.map(\.0)))
    let all = spot.scopes.flatMap(\.effects)
    #expect(spot.testCount == all.count)
    let adjusted = BenjaminiHochberg.adjusted(all.map(\.p))
    for (effect, q) in zip(all, adjusted) { #expect(abs(effect.q - q) < 1e-12) }
  }

  @Test func valueIsFoundAsARatio() throws {
    let spot = try spot(planted(quick: 78, amount: 3000))
    let first = try #require(spot.scopes[0].effects.first { $0.outcome == .value })
    #expect(first.trait.value == "Logistics" && first.isFound)
    #expect(abs((first.shift?.value ?? 0) - 3) < 0.4)
    #expect(
      spot.sentences.contains { $0.hasPrefix("Wins in Logistics are worth $") })
    #expect(
      spot.sentences.contains { $0.hasPrefix("No trait goes with faster wins beyond chance (") })
  }

  @Test func whatIsQuickAndLosesMoreIsSaid() throws {
    var test = planted()
    for account in stride(from: 0, to: 180, by: 3) {
      for _ in 0..<3 { test.add(.lost, account: account) }
    }
    let effect = try #require(try spot(test).scopes[0].effects.first { $0.isFound })
    #expect(effect.losesMore && effect.winRates.own.value < 0.3)
    #expect(
      try spot(test).sentences.contains {
        $0.contains("close in 42 days") && $0.hasSuffix(", but they lose more often.")
      })
  }

  @Test func severalDealsOfAnAccountCountOnce() throws {
    var test = planted()
    let before = try spot(test)
    // Ten more wins of one account, just as quick as its first: not ten more proofs.
    for _ in 0..<10 { test.add(.won, account: 1, days: 78 + 7 - 9) }
    let after = try spot(test)
    #expect(after.scopes[0].accountCount == before.scopes[0].accountCount)
    #expect(after.scopes[0].dealCount == before.scopes[0].dealCount + 10)
    func cycles(_ spot: SweetSpot) -> [Double] {
      spot.scopes[0].effects.filter { $0.outcome == .cycle }.map(\.p)
    }
    #expect(cycles(after) == cycles(before))
  }

  @Test func winsOfBeforeAndExpansionsAreLeftOut() throws {
    var test = planted()
    let before = try spot(test)
    for account in 181..<200 { test.add(.won, account: account, closed: "2025-06-30") }
    for account in 181..<200 { test.add(.won, account: account, closed: "2026-07-01") }
    for account in 181..<186 { test.add(.won, account: account, isExpansion: true) }
    let after = try spot(test)
    #expect(after.scopes.map(\.dealCount) == before.scopes.map(\.dealCount))
    #expect(
      after.sentences.contains { $0.hasPrefix("5 won deals called expansion or renewal are left") })
  }

  @Test func aProfileComesFirst() throws {
    var test = planted()
    test.definitions = [
      Definition(name: "icp", condition: .text(name: "crm", isAnyOf: ["X"]))
    ]
    #expect(try spot(test).scopes.map(\.name) == ["the ICP", "all accounts"])
    test.definitions = [
      Definition(name: "icp", condition: .number(name: "owner_mark", .greater, 5))
    ]
    let spot = try spot(test)
    #expect(spot.scopes.map(\.name) == ["all accounts"])
    #expect(
      spot.sentences[0]
        == "The ICP alone: 0 won accounts, too few to look at apart (10 are needed).")
  }

  @Test func withoutDatesThereIsValueAlone() throws {
    var test = planted(amount: 3000)
    test.deals = test.deals.map { deal in
      var deal = deal
      (deal.created, deal.closed) = (nil, nil)
      return deal
    }
    let spot = try spot(test)
    #expect(spot.since == nil)
    #expect(
      spot.sentences.contains(
        "No won deal has both a creation and a close date, so nothing tells which wins are fast."))
    #expect(
      spot.sentences.contains(
        "The deals have no close dates, so all wins count and not only those of twelve months."))
    #expect(spot.scopes[0].effects.contains { $0.outcome == .value && $0.isFound })
    #expect(!spot.scopes[0].effects.contains { $0.outcome != .value })
  }

  @Test func withoutAmountsThereAreCyclesAlone() throws {
    var test = planted()
    test.deals = test.deals.map { deal in
      var deal = deal
      deal.amount = .nan
      return deal
    }
    let spot = try spot(test)
    #expect(
      spot.sentences.contains(
        "No won deal has an amount, so nothing tells which wins are valuable."))
    #expect(spot.scopes[0].effects.allSatisfy { $0.outcome == .cycle })
  }

  @Test func pointsChosenOnTheSameDealsAreOwnedUp() throws {
    var test = planted()
    test.isSuggested = true
    #expect(try spot(test).sentences.last?.hasPrefix("The model's points were suggested") == true)
  }

  /// Markets in which nothing goes with anything: any finding is a false one.
  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func chanceAloneSeldomFindsATrait() throws {
    var markets = 0
    for seed in 1...200 {
      var generator = SeededGenerator(seed: UInt64(seed))
      func pick(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }
      var test = TraitMarket(tiers: (0..<150).map { _ in 1 + 2 * pick(2) })
      test.columns = (0..<8).map { field in
        category("field \(field)", (0..<150).map { _ in "level \(pick(5))" })
      }
      test.columns.append(
        Column(
          header: "Employees", field: "employees",
          values: .number((0..<150).map { _ in Double(1 + pick(1000)) })))
      for account in 0..<150 where pick(3) > 0 {
        test.add(.won, account: account, days: 5 + pick(200), amount: Double(1 + pick(5000)))
      }
      let spot = try spot(test)
      if spot.scopes.contains(where: { $0.effects.contains { $0.q <= 0.05 } }) { markets += 1 }
    }
    #expect(markets <= 10, "\(markets) of 200")
  }
}
