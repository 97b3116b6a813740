import Backtesting
import Modeling
import Reading
import TestSupport
import Testing

/// What the deals say of the weights, on markets where the truth is known.
@Suite struct WeightTuningTests {
  func suggestion(_ planted: PlantedMarket, threads: Int = 1) throws -> WeightSuggestion {
    var tuning = WeightTuning(model: try planted.model)
    tuning.threadCount = threads
    tuning.resampleCount = 100
    return try #require(
      try tuning.suggestion(on: planted.market, asOf: PlantedMarket.lastDay))
  }

  static let telling = PlantedMarket(effects: [
    ("strong", 2), ("weak", 0.7), ("none", 0), ("inverse", -1),
  ])

  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func findsWeightsInProportionToTheTruth() throws {
    let found = try suggestion(Self.telling)
    let weights = found.criteria.map { ($0.suggested ?? -1) / 100 }
    #expect(weights.reduce(0, +) == 40)
    // 2 to 0.7 of 40 points; what works the other way and what says nothing have none.
    #expect((24...34).contains(weights[0]), "\(weights)")
    #expect((5...15).contains(weights[1]), "\(weights)")
    #expect(weights[2] <= 3 && weights[3] == 0, "\(weights)")
    for criterion in found.criteria {
      let interval = try #require(criterion.interval)
      #expect(interval.lowerBound <= Double(criterion.suggested ?? 0) + 100)
      #expect(interval.upperBound >= Double(criterion.suggested ?? 0) - 100)
    }
    #expect(found.criteria[0].signShare == 1)
    #expect(found.criteria[3].signShare < 0.05)
    #expect(try #require(found.criteria[0].lift.interval).lowerBound > 1)
    #expect(try #require(found.criteria[3].lift.interval).upperBound < 1)
  }

  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func provesTheGainOnLaterAccounts() throws {
    let found = try suggestion(Self.telling)
    let gain = try #require(found.heldOut)
    #expect(gain.isForward)
    #expect(gain.p < 0.001)
    #expect(try #require(gain.difference.interval).lowerBound > 0)
    #expect(found.verdicts[0].hasPrefix("The suggested weights rank better: proven"))
    #expect(found.timeGap.map { abs($0.difference.value) < 0.02 } == true)
    #expect(found.basis.contains { $0.contains("periods of") })
    #expect(
      found.verdicts.contains {
        $0.contains("none of") || $0.contains("get no weight") || $0.contains("gets no weight")
      })
  }

  /// A logistic truth is found by a logistic fit, so its probabilities hold for later accounts.
  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func givesProbabilitiesThatHold() throws {
    let calibration = try #require(try suggestion(Self.telling).heldOut?.calibration)
    let slope = try #require(calibration.line.slope)
    #expect(abs(slope.value - 1) < 0.2, "\(slope)")
    #expect(abs(calibration.forecast - calibration.rate) < 0.02)
    #expect(calibration.brier.value < calibration.brier.uncertainty)
    #expect(calibration.bins.count >= 3)
    #expect(!calibration.isSampled)
  }

  /// Kept trials that stand for others leave slope and shift as they are.
  @Test func sampledTrialsSayTheSame() throws {
    var selection = TrialSelection(
      model: try Self.telling.model, market: Self.telling.market, asOf: PlantedMarket.lastDay)
    let whole = try #require(try selection.trials()).table
    (selection.fewestLosses, selection.mostLossesPerWin) = (3000, 1)
    let kept = try #require(try selection.trials()).table
    #expect(kept.count < whole.count && kept.winCount == whole.winCount)
    let weights = (kept.weights.reduce(0, +), whole.weights.reduce(0, +))
    #expect(abs(weights.0 / weights.1 - 1) < 0.05, "\(weights)")
  }

  /// Weights that are right already stay, or move without a gain that is proven.
  @Test(
    .enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)), arguments: 1...6)
  func leavesGoodWeightsAlone(seed: UInt64) throws {
    var even = PlantedMarket(effects: [("a", 1), ("b", 1), ("c", 1)], seed: seed)
    even.accountCount = 3000
    let found = try suggestion(even)
    #expect(!found.verdicts[0].contains("proven ("), "\(found.verdicts[0])")
    #expect(found.criteria.allSatisfy { abs(($0.suggested ?? 0) - 1000) <= 300 })
  }

  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func isTheSameForAnyNumberOfThreads() throws {
    let (one, two) = (try suggestion(Self.telling), try suggestion(Self.telling, threads: 3))
    #expect(one.criteria.map(\.suggested) == two.criteria.map(\.suggested))
    #expect(one.criteria.map(\.interval) == two.criteria.map(\.interval))
    #expect(one.heldOut?.difference == two.heldOut?.difference)
    #expect(one.verdicts == two.verdicts)
  }

  @Test func withoutDatesItSaysThatTimeIsNotUsed() throws {
    var undated = Self.telling
    undated.isDated = false
    let found = try suggestion(undated)
    #expect(found.heldOut?.isForward == false)
    #expect(found.timeGap == nil)
    #expect(
      found.verdicts.contains {
        $0.hasPrefix("Time order could not be used: the accounts have no dates")
      })
    #expect((found.criteria[0].suggested ?? 0) > 2000)
  }

  @Test func withTooFewWinsItSuggestsNothing() throws {
    var few = Self.telling
    few.accountCount = 60
    few.base = -4
    let found = try suggestion(few)
    #expect(found.groups == nil && found.heldOut == nil)
    #expect(found.criteria.allSatisfy { $0.suggested == nil })
    #expect(found.verdicts[0].hasPrefix("Too few wins ("))
    #expect(found.verdicts[0].hasSuffix("to say which weights the deals support."))
  }

  /// Points that came from the deals are learned anew in every split: noise does not look like a finding.
  @Test(
    .enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)), arguments: 1...4)
  func learnsSuggestedLevelsAnew(seed: UInt64) throws {
    var noise = PlantedMarket(
      effects: (0..<6).map { ("n\($0)", 0) }, accountCount: 1500, base: 0, seed: seed)
    noise.isSuggested = true
    let found = try suggestion(noise)
    let area = try #require(found.heldOut?.inHand.value)
    #expect(abs(area - 0.5) < 0.05, "\(area)")
    #expect(found.verdicts.contains { $0.contains("learned them anew") })
  }

  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func cutsTheSuggestedScoreWithinThePlaces() throws {
    let found = try suggestion(Self.telling)
    #expect(found.cutOffs.map(\.tier) == [1, 2])
    #expect(found.cutOffs[0].rate > found.cutOffs[1].rate)
    #expect(abs(found.cutOffs.reduce(0) { $0 + $1.share } - 1) < 1e-9)
    #expect(found.cutOffs[1].score == nil)
  }
}
