import Backtesting
import Checking
import Modeling
import Reading
import Testing

struct OutcomeRulesTests {
  /// 8 % in Tier 1 and 14 % in Tier 2.
  @Test func invertedTiersAreAnError() throws {
    var fixture = CheckFixture()
    fixture.backtest = backtest([(80, 1000), (140, 1000)], verdict: .inverted, p: 0.00002)
    #expect(
      try fixture.finding(.invertedTiers)
        == "m.yaml:13 Tier 2 does better than Tier 1: 14.0% (140 of 1,000) against 8.0% (80 of 1,000), "
        + "adjusted p < 0.001; the points are wrong, so see which attributes go with winning and "
        + "change the criteria.")
    fixture.backtest = backtest([(80, 1000), (140, 1000)], verdict: .notProven)
    #expect(try fixture.finding(.invertedTiers) == nil)
  }

  @Test func lostDealsWithoutAWinAskForTheStage() throws {
    var fixture = CheckFixture()
    fixture.deals = [deal(.lost, account: 1), deal(.lost, account: 2), deal(.open, account: 3)]
    #expect(
      try fixture.finding(.noWin)
        == "deals.csv None of 3 deals is won, 2 are lost and 1 open; where one of these stages means won, name it "
        + "under won: of deals:.")
    fixture.deals = [deal(.won, account: 1), deal(.lost, account: 2)]
    #expect(try fixture.finding(.noWin) == nil)
    fixture.deals = [deal(.open, account: 1)]
    #expect(try fixture.finding(.noWin) == nil)
  }

  @Test func winsOutsideTheListAreCountedAndListed() throws {
    var fixture = CheckFixture()
    fixture.deals =
      (0..<17).map { deal(.won, account: $0) } + [deal(.lost, account: nil, reference: "Hooli")]
      + [
        deal(.won, account: nil, reference: "Globex", line: 30),
        deal(.won, account: nil, reference: "Initech", line: 31),
        deal(.won, account: nil, line: 32),
      ]
    #expect(
      try fixture.finding(.winsOutsideTheList)
        == "deals.csv 3 of 20 won deals (15.0%, 95% interval 5.2% to 36.0%) belong to no account of "
        + "the list: Globex in line 30, Initech in line 31, no account in line 32; add these "
        + "accounts and ask what they have in common, or mend the column that joins them.")
    fixture.deals = [deal(.won, account: 1), deal(.open, account: nil)]
    #expect(try fixture.finding(.winsOutsideTheList) == nil)
  }

  @Test func severalPipelinesAreNamed() throws {
    var fixture = CheckFixture()
    fixture.deals = [deal(.won, account: 0)]
    fixture.pipelines = [.init(name: "Sales", count: 1143), .init(name: "Renewals", count: 61)]
    #expect(
      try fixture.finding(.mixedPipelines)
        == "deals.csv The deals are in 2 pipelines (Sales 1,143, Renewals 61) and are counted together; "
        + "leave out those that are no new business, as in exclude: { pipeline: [Renewals] } under "
        + "deals:.")
    fixture.pipelines.removeLast()
    #expect(try fixture.finding(.mixedPipelines) == nil)
  }

  @Test func dealsThatAllMissTheirAccountsAreAnError() throws {
    var fixture = CheckFixture()
    fixture.deals = [deal(.won, account: nil), deal(.lost, account: nil)]
    #expect(
      try fixture.finding(.noDealJoined)
        == "deals.csv None of 2 deals finds its account, so every rate here is that of a failed join; "
        + "name the columns of id, domain or name under columns: of both files.")
    fixture.deals = [deal(.won, account: nil), deal(.lost, account: 0)]
    #expect(try fixture.finding(.noDealJoined) == nil)
  }

  @Test func mostWinsInTheLastTierAreNamed() throws {
    var fixture = CheckFixture()
    fixture.backtest = backtest([(1, 9), (4, 15), (6, 16)])
    #expect(
      try fixture.finding(.winsInTheLastTier)
        == "m.yaml:15 6 of 11 won accounts (54.5%) are in Tier 3, the last; see what they have in "
        + "common, and let the score say so.")
    fixture.backtest = backtest([(2, 9), (4, 15), (6, 16)])
    #expect(try fixture.finding(.winsInTheLastTier) == nil)
  }

  @Test func aBackTestOfSuggestedPointsFlatters() throws {
    var fixture = CheckFixture()
    fixture.model = fixture.model.replacing("score:\n", with: "score:\n  suggested: true\n")
    #expect(try fixture.finding(.suggestedPoints) == nil)
    fixture.backtest = backtest([(2, 9), (4, 15), (1, 16)])
    #expect(try fixture.finding(.suggestedPoints)?.hasPrefix("m.yaml The points were") == true)
  }

  @Test func whatIsMissedForSureIsAFinding() throws {
    var fixture = CheckFixture()
    fixture.backtest = backtest([(8, 40), (14, 100)])
    fixture.backtest?.agreement = try agreement([
      .missed, .missedByChance, .met, .notDue, .unjudged,
    ])
    #expect(
      try fixture.finding(.missedCriterion)
        == "m.yaml:20 Agreed for 6 months, wins(1) > 0: missed. Change what is done, not what was agreed."
    )
    fixture.backtest?.agreement = try agreement([.missedByChance])
    #expect(try fixture.finding(.missedCriterion) == nil)
  }

  private func agreement(_ verdicts: [AgreedVerdict]) throws -> AgreementEvidence {
    let day = try #require(CalendarDate("2026-01-15"))
    return AgreementEvidence(
      agreed: day,
      results: verdicts.enumerated().map { index, verdict in
        let criterion = AgreedCriterion(
          months: 6, figure: AgreedFigure(.wins, tiers: [1]), comparison: .greater,
          target: .number(Double(index)),
          place: ModelPlace(file: "m.yaml", line: 20 + index, column: 3))
        return AgreedResult(
          criterion: criterion, due: day, verdict: verdict, figure: Estimate(value: 0),
          target: Estimate(value: 0), p: nil, adjustedP: nil, reason: nil,
          sentence: "6 months, \(criterion): \(verdict.rawValue).")
      }, wantedSeal: "", seal: nil, summary: "", notes: [])
  }

  @Test func aChangedSealIsAFindingOfItsLine() throws {
    var fixture = CheckFixture()
    let section = "\ncriteria: { agreed: 2026-01-15, 6m: [wins(1) > 4], seal: "
    fixture.model = CheckFixture.soundModel + section + "0123456789abcdef }"
    let said = try #require(try fixture.finding(.changedCriteria))
    #expect(
      said.hasPrefix(
        "m.yaml:16 The criteria were changed after they were sealed: the file says 0123456789abcdef, and "
          + "they make "), "\(said)")
    let wanted = try #require(said.firstMatch(of: #/they make ([0-9a-f]{16});/#)).1
    fixture.model = CheckFixture.soundModel + section + wanted + " }"
    #expect(try fixture.finding(.changedCriteria) == nil)
  }
}
