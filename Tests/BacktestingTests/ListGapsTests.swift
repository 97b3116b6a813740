import Backtesting
import Modeling
import Reading
import Statistics
import TestSupport
import Testing

@Suite struct ListGapsTests {
  private func gap(_ test: TraitMarket) throws -> ListGap {
    let marked = test.marked
    let report = try Backtest(model: marked.model).report(
      on: marked.market, asOf: marked.asOf, segmentation: nil)
    return try #require(report?.listGap)
  }

  /// 3 of 20 won deals on domains absent from the list.
  private var acceptance: TraitMarket {
    var test = TraitMarket(tiers: [Int](repeating: 1, count: 40))
    for account in 0..<17 { test.add(.won, account: account) }
    for account in 17..<30 { test.add(.lost, account: account) }
    for name in ["one.example", "two.example", "three.example"] {
      test.add(.won, account: nil, reference: name)
    }
    return test
  }

  @Test func threeOfTwentyWinsAreOffTheList() throws {
    let gap = try gap(acceptance)
    let rate = try #require(gap.rate)
    #expect(rate.successes == 3 && rate.trials == 20)
    #expect(rate.value == 0.15)
    #expect(abs(rate.lower - 0.052) < 0.0005 && abs(rate.upper - 0.360) < 0.0005)
    #expect(
      gap.sentences[0]
        == "ICP gap: 15.0% of wins (3 of 20; Wilson 5.2–36.0%) are from outside the list.")
    #expect(
      gap.sentences[1]
        == "They are one.example (line 32), two.example (line 33), three.example (line 34).")
    #expect(gap.deals.map(\.reference) == ["one.example", "two.example", "three.example"])
    #expect(
      gap.sentences[2].hasPrefix("The file of deals has no column that describes the account"))
    #expect(gap.sentences[2].contains("add industry, country, employees or product"))
  }

  @Test func noGapIsSaidToo() throws {
    var test = acceptance
    test.deals.removeLast(3)
    let gap = try gap(test)
    #expect(
      gap.sentences[0]
        == "No ICP gap: all 17 won deals belong to accounts of the list (Wilson 0.0–18.4% of wins from "
        + "outside).")
  }

  @Test func dealsClosedAfterTheDayDoNotCount() throws {
    var test = acceptance
    test.add(.won, account: nil, closed: "2026-07-01", reference: "later.example")
    #expect(try gap(test).rate?.trials == 20)
  }

  @Test func whatTheFileOfDealsSaysIsCompared() throws {
    var test = TraitMarket(tiers: [Int](repeating: 1, count: 60))
    for account in 0..<50 { test.add(.won, account: account) }
    // Two deals of one company are one company.
    for name in [0, 0, 1, 2, 3, 4, 5, 6, 7] {
      test.add(.won, account: nil, reference: "off\(name).example")
    }
    let industries =
      (0..<50).map { ["Software", "Retail", "Food"][$0 % 3] }
      + (0..<9).map { $0 == 8 ? "Retail" : "Logistics" }
    let products = (0..<59).map { ["Basic", "Pro"][$0 % 2] }
    test.dealColumns = [category("industry", industries), category("product", products)]
    let gap = try gap(test)
    #expect(gap.companyCount == 8)
    #expect(gap.fields == ["industry", "product"])
    let first = try #require(gap.traits.first)
    #expect(first.trait.value == "Logistics" && first.isFound)
    #expect(first.own.successes == 7 && first.own.trials == 8 && first.other.successes == 0)
    #expect(
      abs(
        first.p
          - FisherTest.twoSidedP(
            successes: 7, trials: 8, otherSuccesses: 0, otherTrials: 50)) < 1e-15)
    #expect(
      first.q == BenjaminiHochberg.adjusted(gap.traits.map(\.p))[0])
    #expect(gap.traits.filter(\.isFound).count == 1)
    #expect(
      gap.sentences[2]
        == "87.5% of them are in Logistics, against 0.0% of the wins on the list (7 of 8; q < 0.001): the "
        + "list may lack such accounts, or the profile behind it.")
  }

  @Test func twoCompaniesAreTooFew() throws {
    var test = acceptance
    test.deals.removeLast()
    test.dealColumns = [category("industry", test.deals.map { _ in "Software" })]
    test.dealColumns = [
      category("industry", test.deals.indices.map { $0 % 2 == 0 ? "Software" : "Food" })
    ]
    let gap = try gap(test)
    #expect(gap.traits.isEmpty)
    #expect(gap.sentences[2] == "Fewer than 3 companies are too few to tell what they share.")
  }

  /// Wins of the last tier in Logistics, which the upper tiers have none of.
  private var autopsy: TraitMarket {
    var test = TraitMarket(tiers: (0..<300).map { $0 < 100 ? 1 : 3 })
    test.columns = [
      category(
        "industry",
        (0..<300).map { account in
          account >= 100 && (account < 116 || account >= 290)
            ? "Logistics" : ["Software", "Retail", "Food"][account % 3]
        })
    ]
    for account in 0..<30 { test.add(.won, account: account) }
    for account in 100..<120 { test.add(.won, account: account) }
    for account in 120..<200 { test.add(.lost, account: account) }
    return test
  }

  @Test func theWinsOfTheLastTierAreLookedInto() throws {
    let missed = try #require(try gap(autopsy).missed)
    #expect(missed.place == "in Tier 3, the last")
    #expect(missed.rate.successes == 20 && missed.rate.trials == 50)
    #expect(missed.againstWins.first?.trait.value == "Logistics")
    let all = missed.againstWins + missed.againstRest
    #expect(all.map(\.q) == BenjaminiHochberg.adjusted(all.map(\.p)))
    #expect(missed.againstRest.first?.trait.value == "Logistics")
    let sentences = try gap(autopsy).sentences
    #expect(sentences.contains { $0.hasPrefix("20 of 50 won accounts (40.0%; Wilson ") })
    #expect(
      sentences.contains {
        $0.hasPrefix(
          "Of these wins, 80.0% are in Logistics, against 0.0% of the other wins (16 of 20; q ")
      })
    #expect(
      sentences.contains {
        $0.hasPrefix(
          "80.0% of them are in Logistics, against 5.6% of the accounts beside them that ")
          && $0.hasSuffix("that would have caught 16 wins among 26 accounts.")
      }, "\(sentences)")
  }

  @Test func aProfileTakesThePlaceOfTheTiers() throws {
    var test = autopsy
    test.definitions = [
      Definition(name: "icp", condition: .text(name: "industry", isAnyOf: ["Software"]))
    ]
    let missed = try #require(try gap(test).missed)
    #expect(missed.place == "outside the model's ICP")
    let inside = (0..<30).count { $0 % 3 == 0 } + (116..<120).count { $0 % 3 == 0 }
    #expect(missed.rate.trials == 50 && missed.rate.successes == 50 - inside)
  }

  /// Markets in which nothing goes with anything: any finding is a false one.
  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func chanceAloneSeldomFindsATrait() throws {
    var (gaps, missed) = (0, 0)
    for seed in 1...200 {
      var generator = SeededGenerator(seed: UInt64(seed))
      func pick(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }
      var test = TraitMarket(tiers: (0..<120).map { _ in 1 + 2 * pick(2) })
      let columns = { (count: Int) in
        (0..<6).map { field in
          category("field \(field)", (0..<count).map { _ in "level \(pick(4))" })
        }
      }
      test.columns = columns(120)
      for account in 0..<120 {
        test.add(pick(2) == 0 ? .won : .lost, account: account)
      }
      for name in 0..<12 { test.add(.won, account: nil, reference: "off\(name)") }
      test.dealColumns = columns(test.deals.count)
      let gap = try gap(test)
      if gap.traits.contains(where: { $0.q <= 0.05 }) { gaps += 1 }
      if let found = gap.missed,
        (found.againstWins + found.againstRest).contains(where: { $0.q <= 0.05 })
      {
        missed += 1
      }
    }
    #expect(gaps <= 10 && missed <= 10, "\(gaps) and \(missed) of 200")
  }
}
