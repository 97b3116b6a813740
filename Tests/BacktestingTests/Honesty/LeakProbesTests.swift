import Backtesting
import Reading
import Statistics
import TestSupport
import Testing

/// Leaks that were planted are found, and honest columns are not accused.
struct LeakProbesTests {
  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func plantedLeaksAreFoundAndHonestColumnsAreNot() throws {
    let signs: [String: LeakSuspicion.Sign] = [
      "health": .values, "state": .values, "package": .missing, "kickoff": .dated,
      "marks": .values,
    ]
    var found: [String: Int] = [:]
    var accused = 0
    let marketCount = 200
    for seed in 0..<marketCount {
      var market = ProbeMarket(seed: UInt64(seed))
      market.addHonestColumns()
      market.addLeaks()
      let leaks = try #require(try market.report()?.leaks)
      for (field, sign) in signs where leaks.suspicion(field, sign) != nil {
        found[field, default: 0] += 1
      }
      let honest = leaks.suspicions.filter { signs[$0.field] == nil }
      accused += honest.isEmpty ? 0 : 1
    }
    for field in signs.keys.sorted() {
      let count = found[field] ?? 0
      #expect(count >= marketCount * 95 / 100, "\(field): \(count) of \(marketCount)")
    }
    // Any of ten honest columns in a market counts.
    #expect(accused <= marketCount * 2 / 100, "\(accused) of \(marketCount)")
  }

  /// With twenty wins, chance is widest.
  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func fewWinsDoNotMakeHonestColumnsLeaks() throws {
    var (accused, judged) = (0, 0)
    for seed in 0..<200 {
      var market = ProbeMarket(seed: UInt64(1000 + seed), count: 120)
      market.addHonestColumns()
      let leaks = try #require(try market.report()?.leaks)
      judged += leaks.columns[0].area.interval == nil ? 0 : 1
      accused += leaks.suspicions.isEmpty ? 0 : 1
    }
    #expect(judged > 100)
    #expect(accused <= 4, "\(accused) of 200")
  }

  /// Deals of one account that end alike say little more than one, and accuse nothing either.
  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func dealsThatEndAlikeDoNotAccuseAndDoNotImpress() throws {
    var (accused, impressed) = (0, 0)
    for seed in 0..<100 {
      var market = ProbeMarket(seed: UInt64(seed), count: 250)
      market.addHonestColumns()
      market.unit = "deal"
      market.dealsPerAccount = 4
      market.criteria = "sites: { per: 1 }"
      let report = try #require(try market.report())
      accused += report.leaks?.suspicions.isEmpty == true ? 0 : 1
      impressed += (report.baselines?.chance?.p ?? 1) < 0.05 ? 1 : 0
    }
    #expect(accused <= 2, "\(accused) of 100")
    // Five are expected of a score without meaning.
    #expect(impressed <= 12, "\(impressed) of 100")
  }

  /// A column with a level for every account knows nothing, and neither do many levels of noise.
  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func manyLevelsDoNotAccuseThemselves() throws {
    var sums = (city: 0.0, owner: 0.0, cloud: 0.0)
    for seed in 0..<60 {
      var market = ProbeMarket(seed: UInt64(seed))
      market.addHonestColumns()
      let leaks = try #require(try market.report()?.leaks)
      for probe in leaks.columns {
        if probe.field == "city" { sums.city += probe.fittedArea.value }
        if probe.field == "owner" { sums.owner += probe.fittedArea.value }
        if probe.field == "uses_cloud" { sums.cloud += probe.fittedArea.value }
      }
    }
    #expect(abs(sums.city / 60 - 0.5) < 0.02, "\(sums.city / 60)")
    #expect(sums.owner / 60 == 0.5)
    // 70 of 100 wins and 40 of 100 others answer yes: one half, and half the difference.
    #expect(abs(sums.cloud / 60 - 0.65) < 0.01, "\(sums.cloud / 60)")
  }

  @Test func theScoreWithoutALeakIsScoredAgain() throws {
    var market = ProbeMarket(seed: 4)
    market.addHonestColumns()
    market.addLeaks()
    market.criteria = "intent: { per: 0.1 }, health: { per: 20, cap: 900 }"
    let leaks = try #require(try market.report()?.leaks)
    let suspicion = try #require(leaks.suspicion("health", .values))
    #expect(suspicion.isUsed)
    #expect(leaks.suspicion("state", .values)?.isUsed == false)
    #expect(leaks.suspicion("state", .values)?.effect == nil)
    let effect = try #require(suspicion.effect)
    #expect(effect.with.value > 0.95)
    // What is left is intent, tenths of a point.
    guard case .number(let intent) = market.columns[1].values else { return }
    let naive = AreaUnderCurve(
      RankedGroups(scores: intent.map { max(0, $0) }, outcomes: market.won))
    #expect(abs(effect.without.value - naive.value) < 0.01)
    #expect(
      leaks.sentences[0] == "The model leans on what is known only after the outcome: health.")
    #expect(leaks.sentences[1].hasPrefix("Without health the score's AUC is 0."))
    // The model's own columns come first.
    #expect(leaks.columns.prefix(2).map(\.field) == ["intent", "health"])
    #expect(leaks.columns.prefix(3).map(\.isUsed) == [true, true, false])
  }

  @Test func anHonestMarketIsToldItsStrongestColumn() throws {
    var market = ProbeMarket(seed: 5)
    market.addHonestColumns()
    let leaks = try #require(try market.report()?.leaks)
    #expect(leaks.suspicions.isEmpty)
    #expect(leaks.sentences.count == 1)
    #expect(
      leaks.sentences[0].hasPrefix(
        "None of 10 columns gives the outcome away; the strongest by its levels is industry (AUC 0.7"
      ))
  }

  @Test func namesAreAccusedWithoutAnyProof() throws {
    var market = ProbeMarket(seed: 6, count: 30)
    market.addHonestColumns()
    market.add(numbers("cycle_days", market.won.map { _ in 5 }))
    market.add(numbers("emails_sent", market.won.indices.map { Double($0 % 9) }))
    market.criteria = "emails_sent: { per: 1 }"
    let leaks = try #require(try market.report()?.leaks)
    #expect(leaks.suspicions.map(\.field) == ["emails_sent", "cycle_days"])
    #expect(leaks.suspicions.map(\.sign) == [.effort, .name])
    #expect(leaks.sentences[0] == "The model leans on our own effort: emails_sent.")
    #expect(leaks.sentences.contains { $0.hasPrefix("Too few wins (") })
    #expect(
      leaks.sentences.last
        == "The model does not use cycle_days, and should not: it says what came of the deals or what "
        + "we did.")
  }

  @Test(arguments: ["account", "deal"])
  func theOrderOfTheFileChangesNothing(unit: String) throws {
    var market = ProbeMarket(seed: 8)
    market.addHonestColumns()
    market.unit = unit
    market.dealsPerAccount = unit == "deal" ? 2 : 1
    let reports = try [market.reversed(), market.reversed().reversed()].map {
      try #require(try $0.report())
    }
    for (one, other) in zip(reports[0].leaks?.columns ?? [], reports[1].leaks?.columns ?? []) {
      #expect(one.field == other.field && one.knownCount == other.knownCount)
      #expect(abs(one.fittedArea.value - other.fittedArea.value) < 1e-9, "\(one.field)")
    }
    let chances = reports.map { $0.baselines?.chance }
    #expect(chances[0] == chances[1] && chances[0] != nil)
    #expect(
      reports[0].baselines?.baselines.map(\.fields) == reports[1].baselines?.baselines.map(\.fields)
    )
  }

  @Test func theNumberOfThreadsChangesNothing() throws {
    var market = ProbeMarket(seed: 7)
    market.addHonestColumns()
    market.addLeaks()
    market.criteria = "intent: { per: 0.1 }, health: { per: 20, cap: 900 }"
    let texts = try [1, 2, 5].map { threads in
      let report = try #require(try market.report(threads: threads))
      return "\(String(describing: report.leaks)) \(String(describing: report.baselines)) "
        + "\(String(describing: report.drift))"
    }
    #expect(texts[0] == texts[1] && texts[0] == texts[2])
  }
}
