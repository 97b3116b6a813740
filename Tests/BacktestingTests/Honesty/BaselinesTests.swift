import Backtesting
import Reading
import Statistics
import TestSupport
import Testing

/// The score beside chance and beside rankings that need no model.
struct BaselinesTests {
  private func report(_ criteria: String, seed: UInt64 = 2) throws -> BaselineReport {
    var market = ProbeMarket(seed: seed)
    market.addHonestColumns()
    market.criteria = criteria
    return try #require(try market.report()?.baselines)
  }

  private func baseline(_ kind: Baseline.Kind, _ report: BaselineReport) throws -> Baseline {
    try #require(report.baselines.first { $0.kind == kind })
  }

  /// A score that rests on more than size beats size; one of size alone does not.
  @Test func sizeIsBeatenByWhatSaysMore() throws {
    var market = ProbeMarket(seed: 12)
    market.addHonestColumns()
    market.add(numbers("need", market.normals(apart: 1.6)))
    market.criteria = "need: { per: 10, cap: 900 }"
    let found = try #require(try market.report()?.baselines)
    let size = try baseline(.size, found)
    #expect(size.verdict == .proven && size.fields == ["employees"])
    #expect(size.sentence.hasPrefix("The score beats size alone (employees), which reaches AUC 0."))
    #expect((size.lead.interval?.lowerBound ?? 0) > 0)

    let own = try baseline(.size, try report("employees: { per: 0.1, cap: 900 }"))
    #expect(own.verdict == .notProven)
    #expect(own.sentence.hasPrefix("The score is not proven to beat size alone (employees)"))
  }

  @Test func aScoreWithoutMeaningIsBeatenByOneColumn() throws {
    let found = try report("sites: { per: 1 }")
    let best = try baseline(.bestColumn, found)
    #expect(best.fields == ["employees"] && best.verdict == .inverted && best.pickedFrom == 10)
    #expect(
      best.sentence.hasPrefix(
        "The score does worse than the best single column (employees, picked as the best of 10)"))
    #expect(found.score.interval?.contains(0.5) == true)
    let chance = try #require(found.chance)
    #expect(chance.p > 0.05)
    #expect(found.sentences[0].hasSuffix("so the ranking could be an accident."))
  }

  /// A column that knows the outcome is no baseline.
  @Test func theBestColumnIsNotALeak() throws {
    var market = ProbeMarket(seed: 2)
    market.addHonestColumns()
    market.addLeaks()
    let found = try #require(try market.report()?.baselines)
    #expect(try baseline(.bestColumn, found).fields == ["employees"])
  }

  @Test func chanceIsThatOfTheLabelPermutationTest() throws {
    var market = ProbeMarket(seed: 2)
    market.addHonestColumns()
    let found = try #require(try market.report()?.baselines)
    let chance = try #require(found.chance)
    #expect(chance.count == 1000 && chance.p == 1 / 1001.0)
    #expect(chance.percentile95 < chance.best && chance.best < found.score.value)
    guard case .number(let intent) = market.columns[1].values else { return }
    var generator = SeededGenerator(seed: 5)
    let naive = LabelPermutationTest(
      RankedGroups(scores: intent, outcomes: market.won), count: 1000, using: &generator)
    #expect(abs(chance.best - naive.best) < 0.05)
    #expect(found.sentences[0].hasSuffix("(p < 0.001), so the ranking is no accident."))
  }

  @Test func theFlatListWinsWhatAllWin() throws {
    let found = try report("intent: { per: 1 }")
    #expect(found.flatList.trials == 600)
    #expect(found.sentences.last?.hasPrefix("A flat list, worked in any order, wins ") == true)
  }

  @Test func fewWinsGiveChanceAndNoBaseline() throws {
    var market = ProbeMarket(seed: 3, count: 40)
    market.addHonestColumns()
    let found = try #require(try market.report()?.baselines)
    #expect(found.baselines.isEmpty && found.score.interval == nil)
    #expect(found.chance != nil)
  }

  @Test func equalScoresHaveNoChanceToBeat() throws {
    #expect(try report("employees: { bands: { 0+: 5 } }").chance == nil)
  }
}
