import Backtesting
import Modeling
import Reading
import Testing

@Suite struct AgreementGradingTests {
  private let launch = "2026-01-15"

  /// 100, 200 and 700 accounts; the wins of each tier close after the launch.
  private func market(won: [Int], lost: [Int] = [40, 80, 100], closed: String = "2026-05-01")
    -> TraitMarket
  {
    let sizes = [100, 200, 700]
    var test = TraitMarket(
      tiers: sizes.indices.flatMap { [Int](repeating: $0 + 1, count: sizes[$0]) })
    test.asOf = CalendarDate("2026-12-31")
    var first = 0
    for (tier, size) in sizes.enumerated() {
      for place in 0..<won[tier] {
        test.add(
          .won, account: first + place, closed: closed, days: [40, 80, 160][tier] + place % 7,
          amount: [9000, 3000, 1000][tier] * (1 + Double(place % 5) / 10))
      }
      for place in won[tier]..<won[tier] + lost[tier] {
        test.add(.lost, account: first + place, closed: closed)
      }
      first += size
    }
    return test
  }

  private func grade(
    _ test: TraitMarket, _ criteria: [String], months: Int = 6, seal: String? = nil
  ) throws -> AgreementEvidence {
    let text = """
      tessera: 1
      accounts: a.csv
      tiers: { 1: { when: owner_mark < 2 }, 2: { when: owner_mark < 3 }, 3: { when: otherwise } }
      criteria: { agreed: \(launch), \(months)m: [\(criteria.map { "'\($0)'" }.joined(separator: ", "))] }
      """
    let marked = test.marked
    var model = marked.model
    model.agreement = try ModelFile.parse(text, file: "m.yaml").agreement
    model.agreement?.seal = seal
    let report = try Backtest(model: model).report(
      on: marked.market, asOf: marked.asOf, segmentation: nil)
    return try #require(report?.agreement)
  }

  private func verdicts(_ test: TraitMarket, _ criteria: String...) throws -> [AgreedVerdict] {
    try grade(test, criteria).results.map(\.verdict)
  }

  @Test func ratesAreMetWhenFisherSaysSo() throws {
    let strong = market(won: [30, 20, 7])
    #expect(
      try verdicts(strong, "conversion(1) > conversion(2)", "conversion(2) > conversion(1)")
        == [.met, .missed])
    let weak = market(won: [13, 20, 7])
    #expect(
      try verdicts(weak, "conversion(1) > conversion(2)", "conversion(2) >= conversion(1)")
        == [.metByChance, .missedByChance])
  }

  @Test func severalTestsAreAdjustedTogether() throws {
    // 19 % against 10 % is p 0.044: alone it is proven, beside another test it is not.
    let test = market(won: [19, 20, 70])
    let alone = try grade(test, ["conversion(1) > conversion(2)"])
    #expect(alone.results[0].verdict == .met)
    let beside = try grade(
      test, ["conversion(1) > conversion(2)", "conversion(2) > conversion(3)"])
    #expect(beside.results.map(\.verdict) == [.metByChance, .missedByChance])
    #expect(beside.results[0].p == alone.results[0].p)
    #expect(beside.results[0].adjustedP == (beside.results[0].p ?? 1) * 2)
  }

  @Test func aNumberIsJudgedByTheInterval() throws {
    // 30 of 100: 21.9 to 39.6 %.
    let test = market(won: [30, 20, 7])
    #expect(
      try verdicts(
        test, "conversion(1) >= 20%", "conversion(1) >= 25%", "conversion(1) >= 35%",
        "conversion(1) >= 45%", "conversion(1) <= 45%", "conversion(1) >= 30%")
        == [.met, .metByChance, .missedByChance, .missed, .met, .metByChance])
    let sentence = try grade(test, ["conversion(1) >= 45%"]).results[0].sentence
    #expect(
      sentence
        == "6 months, conversion(1) >= 0.45: missed: 30.0% (30 of 100 accounts; 95% interval 21.9% to "
        + "39.6%).")
  }

  @Test func everyMeasureHasAFigure() throws {
    let test = market(won: [30, 20, 7])
    let grades = try grade(
      test,
      [
        "win_rate(1) >= 0.4", "recall(1, 2) >= 0.6", "lift(1) >= 2", "wins(1) >= 30",
        "revenue(1) >= 200k", "average_deal(1) > average_deal(2)", "cycle_days(1) <= 60",
        "cycle_days(1) < cycle_days(2)", "recall(1) > recall(3)",
      ])
    #expect(
      grades.results.map(\.verdict) == [
        .metByChance, .met, .met, .met, .met, .met, .met, .met, .met,
      ], "\(grades.results.map(\.sentence))")
    let values = grades.results.map(\.figure.value)
    #expect(abs(values[0] - 30.0 / 70) < 1e-12)
    #expect(abs(values[1] - 50.0 / 57) < 1e-12)
    #expect(abs(values[2] - 0.3 / 0.057) < 1e-12)
    #expect(values[3] == 30)
    #expect(abs(values[4] - 30 * 9000 * 1.2) < 1e-6)
    #expect(abs(values[5] - 9000 * 1.2) < 1e-9)
    #expect(values[6] == 43)
  }

  @Test func sumsAreWhatTheyAre() throws {
    let test = market(won: [3, 0, 0])
    #expect(
      try verdicts(
        test, "wins(1) >= 3", "wins(1) > 3", "revenue(1) >= 25k", "revenue(1) > revenue(2)",
        "revenue(2) > 0")
        == [.met, .missed, .met, .met, .missed])
  }

  @Test func thePipelineIsThatOfTheDueDay() throws {
    var test = market(won: [3, 0, 0])
    func open(_ created: String, closed: String? = nil) {
      test.deals.append(
        DealTable.Deal(
          id: "", account: 5, accountReference: "", outcome: closed == nil ? .open : .won,
          amount: 10_000, created: CalendarDate(created),
          closed: closed.flatMap { CalendarDate($0) },
          line: 2))
    }
    open("2026-03-01")
    // Created after the day on which it is due: no part of it.
    open("2026-08-01")
    // Won after that day: open on it.
    open("2026-03-01", closed: "2026-09-01")
    let result = try grade(test, ["pipeline(1) >= 20k"]).results[0]
    #expect(result.figure.value == 20_000 && result.verdict == .met)
  }

  @Test func onlyWhatClosedBetweenCounts() throws {
    var test = market(won: [10, 0, 0])
    test.add(.won, account: 50, closed: launch)
    test.add(.won, account: 51, closed: "2026-07-15")
    test.add(.won, account: 52, closed: "2026-07-16")
    let result = try grade(test, ["conversion(1) > 0.01"]).results[0]
    // The win of the very day of the launch makes a customer; the last day counts.
    #expect(result.due == CalendarDate("2026-07-15"))
    #expect(abs(result.figure.value - 11.0 / 99) < 1e-12)
    let year = try grade(test, ["conversion(1) > 0.01"], months: 12)
    #expect(year.results[0].verdict == .notDue)
    #expect(year.results[0].due == CalendarDate("2027-01-15"))
    #expect(
      year.results[0].sentence.hasPrefix(
        "12 months, conversion(1) > 0.01: not due until 2027-01-15; so far 12.1% (12 of 99 accounts;"
      ))
  }

  @Test func beforeTheLaunchNothingIsDue() throws {
    var test = market(won: [10, 0, 0], closed: "2025-11-01")
    test.asOf = CalendarDate("2025-12-31")
    let grades = try grade(test, ["conversion(1) > 0.01"])
    #expect(
      grades.results[0].sentence == "6 months, conversion(1) > 0.01: not due until 2026-07-15.")
    #expect(grades.notes.contains { $0.hasPrefix("The data end on 2025-12-31, before") })
    #expect(grades.summary == "Agreed on 2026-01-15, 1 criterion: 1 not due.")
  }

  @Test func anEmptyTierCannotBeJudged() throws {
    var test = TraitMarket(tiers: [1, 1, 1, 3, 3, 3])
    test.asOf = CalendarDate("2026-12-31")
    test.add(.won, account: 0, closed: "2026-05-01")
    test.add(.lost, account: 4, closed: "2026-05-01")
    let grades = try grade(test, ["conversion(1) > conversion(2)", "win_rate(1) > 0.5"])
    #expect(grades.results[0].verdict == .unjudged)
    #expect(
      grades.results[0].sentence
        == "6 months, conversion(1) > conversion(2): cannot be judged, because no account is in Tier 2 on "
        + "2026-01-15.")
    // One of one: the interval reaches from 20.7 %.
    #expect(grades.results[1].verdict == .metByChance)
  }

  @Test func customersOfBeforeCountInNoTierUnlessAllAre() throws {
    var test = TraitMarket(tiers: [1, 1, 2, 2, 3, 3])
    test.asOf = CalendarDate("2026-12-31")
    for account in 0..<2 { test.add(.won, account: account, closed: "2025-12-01") }
    for account in 0..<4 { test.add(.won, account: account, closed: "2026-05-01") }
    let some = try grade(test, ["wins(1) >= 2", "wins(2) >= 2"])
    #expect(some.results.map(\.verdict) == [.unjudged, .met])
    #expect(
      some.results[0].reason
        == "the 2 accounts of Tier 1 were customers before, and customers count in no tier")
    #expect(some.notes.contains { $0.hasPrefix("2 deals won since are of existing customers") })
    for account in 2..<6 { test.add(.won, account: account, closed: "2025-12-01") }
    let all = try grade(test, ["wins(1) >= 2", "conversion(3) > 0"])
    #expect(all.results.map(\.verdict) == [.met, .missedByChance])
    #expect(all.notes.contains { $0.hasPrefix("All of them were customers before the launch") })
  }

  @Test func withoutDatesNothingCanBeJudged() throws {
    var test = market(won: [10, 2, 0])
    test.deals = test.deals.map { deal in
      var deal = deal
      (deal.created, deal.closed) = (nil, nil)
      return deal
    }
    let grades = try grade(test, ["conversion(1) > conversion(2)", "revenue(1) >= 5"])
    #expect(grades.results.allSatisfy { $0.verdict == .unjudged })
    #expect(grades.results[0].reason?.hasPrefix("the deals have no close dates") == true)
  }

  @Test func withoutAmountsMoneyCannotBeJudged() throws {
    var test = market(won: [10, 2, 0])
    test.deals = test.deals.map { deal in
      var deal = deal
      (deal.amount, deal.created) = (.nan, nil)
      return deal
    }
    let grades = try grade(
      test,
      [
        "revenue(1) >= 5", "pipeline(1) >= 5", "average_deal(1) > average_deal(2)",
        "cycle_days(1) < 60", "conversion(1) > 0.01",
      ])
    #expect(
      grades.results.map(\.verdict) == [.unjudged, .unjudged, .unjudged, .unjudged, .met])
    #expect(grades.results[0].reason == "the deals have no amounts")
    #expect(
      grades.results[3].reason == "no won deal of Tier 1 has both a creation and a close date")
  }

  @Test func nothingWonHasNoRecallAndNoArea() throws {
    let grades = try grade(
      market(won: [0, 0, 0]), ["recall(1) >= 0.5", "auc >= 0.6", "lift(1) >= 2", "wins(1) >= 1"])
    #expect(grades.results.map(\.verdict) == [.unjudged, .unjudged, .unjudged, .missed])
    #expect(grades.results[0].reason == "nothing is won in that time")
  }

  @Test func fewWinsHaveNoIntervalOfMoney() throws {
    let test = market(won: [10, 10, 0])
    #expect(
      try verdicts(test, "average_deal(1) > average_deal(2)", "average_deal(1) >= 5k")
        == [.metByChance, .metByChance])
  }

  @Test func theSealIsAskedForKeptAndMissed() throws {
    let test = market(won: [10, 2, 0])
    let criteria = ["conversion(1) > conversion(2)"]
    let open = try grade(test, criteria)
    #expect(!open.isChanged && open.seal == nil)
    #expect(
      open.notes[0].hasPrefix(
        "The criteria are not sealed: write seal: \(open.wantedSeal) under criteria:"))
    let sealed = try grade(test, criteria, seal: open.wantedSeal)
    #expect(!sealed.isChanged)
    #expect(sealed.notes[0] == "The criteria are as they were sealed (\(open.wantedSeal)).")
    let changed = try grade(test, ["conversion(1) > 0.05"], seal: open.wantedSeal)
    #expect(changed.isChanged)
    #expect(changed.notes[0].hasPrefix("The criteria were changed after they were sealed: "))
  }

  @Test func dealsOfOneAccountCountForWhatTheyAreWorth() throws {
    // Two accounts with twenty deals each that all end alike are no forty proofs.
    var test = TraitMarket(tiers: [1, 1, 2, 2, 3])
    test.asOf = CalendarDate("2026-12-31")
    for _ in 0..<20 {
      test.add(.won, account: 0, closed: "2026-05-01")
      test.add(.won, account: 1, closed: "2026-05-01")
      test.add(.lost, account: 2, closed: "2026-05-01")
      test.add(.won, account: 3, closed: "2026-05-01")
    }
    let result = try grade(test, ["win_rate(1) > win_rate(2)"]).results[0]
    #expect(result.figure.value == 1 && result.target.value == 0.5)
    #expect(result.verdict == .metByChance, "\(result.sentence)")
  }

  @Test func theGradesDoNotDependOnThreads() throws {
    let test = market(won: [30, 25, 7]).marked
    var model = test.model
    model.agreement = AgreedCriteria(
      agreed: try #require(CalendarDate(launch)),
      criteria: [
        AgreedCriterion(
          months: 6, figure: AgreedFigure(.averageDeal, tiers: [1]), comparison: .greater,
          target: .figure(AgreedFigure(.averageDeal, tiers: [2])))
      ])
    func sentence(_ threads: Int) throws -> String? {
      var backtest = Backtest(model: model)
      backtest.threadCount = threads
      return try backtest.report(on: test.market, asOf: test.asOf, segmentation: nil)?
        .agreement?.results[0].sentence
    }
    #expect(try sentence(1) == sentence(4))
    #expect(try sentence(1)?.contains(": met: $10.8K (30 won deals) against $3.60K") == true)
  }
}
