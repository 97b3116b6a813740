import Backtesting
import Modeling
import Reading
import Segmenting
import Statistics
import TestSupport
import Testing

@Suite struct SegmentationEvidenceTests {
  @Test func segmentsThatTellWhoWinsAreSaidTo() throws {
    let report = try report(won: (0..<100).map { $0 / 10 < 3 })
    let evidence = try #require(report.segmentation)
    #expect(evidence.p == 1.0 / 2000 && evidence.isProven && evidence.drawCount == 1999)
    #expect(evidence.correlation > 0.9)
    #expect(abs(evidence.statistic - 100) < 1e-9 && abs(evidence.meanStatistic - 9) < 1)
    #expect(
      report.verdicts.contains(
        "The micro-segments tell who wins better than segments of the same sizes drawn at random "
          + "(p < 0.001)."))
    // A segment of ten wins keeps most of its rate.
    #expect(report.segments.prefix(3).allSatisfy { ($0.shrunk?.value ?? 0) > 0.9 })
  }

  @Test func segmentsOfChanceAreSaidToBeNoBetter() throws {
    let report = try report(won: (0..<100).map { $0 % 10 < 2 })
    let evidence = try #require(report.segmentation)
    #expect(evidence.p == 1 && evidence.correlation == 0 && evidence.priorStrength == 100)
    #expect(abs(evidence.statistic) < 1e-12)
    #expect(
      report.verdicts.contains(
        "The micro-segments tell who wins no better than segments of the same sizes drawn at random "
          + "(p 1.000)."))
    #expect(report.segments.allSatisfy { abs(($0.shrunk?.value ?? 0) - 0.2) < 1e-12 })
    let shrunk = try #require(report.segments[0].shrunk)
    #expect(shrunk.lower > report.segments[0].rate.lower)
    #expect(shrunk.upper < report.segments[0].rate.upper)
  }

  @Test func customersAndSegmentsOfOneDoNotCount() throws {
    // The customers are all of the first segment's wins.
    let report = try report(won: (0..<100).map { $0 < 10 }, customerCount: 10)
    #expect(report.segmentation?.p == 1)
    #expect(report.segments[0].rate.trials == 0)
    let shrunk = try #require(report.segments[0].shrunk)
    #expect(shrunk.value < 0.02)
    let one = try self.report(won: (0..<100).map { $0 < 10 }, size: 100)
    #expect(one.segmentation == nil && one.segments[0].shrunk != nil)
  }

  @Test func accountsAreDealtAndNotTheirDeals() throws {
    // Ten accounts of eight deals each, which all end alike: five won, in two of five segments of two accounts.
    let evidence = try #require(
      report(won: (0..<10).map { $0 < 5 }, size: 2, dealCount: 8, unit: .deal).segmentation)
    // 2, 2 and 1 is as uneven as five wins in pairs can be: 10 · 3 · 2 of 252 deals.
    #expect(abs(evidence.p - 60.0 / 252) < 0.04)
  }

  @Test func theLimitsSayWhichFiguresDescribe() throws {
    let report = try report(won: (0..<100).map { $0 % 10 < 2 })
    #expect(report.limits.suffix(2) == SegmentFigureKind.allCases.map(\.sentence)[...])
  }

  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func withoutAnEffectSegmentsAreHardlyEverSaidToTell() throws {
    let runs = 300
    var (claims, near) = (0, 0)
    for run in 0..<runs {
      var generator = SeededGenerator(seed: 21, stream: UInt64(run))
      let won = (0..<100).map { _ in generator.unit() < 0.15 }
      guard won.contains(true) else { continue }
      let evidence = try report(won: won).segmentation
      claims += evidence?.isProven == true ? 1 : 0
      near += (evidence?.p ?? 1) < 0.2 ? 1 : 0
    }
    // Five in a hundred and three standard deviations.
    #expect(claims <= 26, "\(claims) of \(runs)")
    #expect(near > claims, "\(near) of \(runs)")
  }

  private func report(
    won: [Bool], size: Int = 10, customerCount: Int = 0, dealCount: Int = 1,
    unit: DealOptions.Unit = .account
  ) throws -> BacktestReport {
    var test = TestMarket(tiers: [.init(accounts: won.count, won: 0)])
    test.unit = unit
    test.customerCount = customerCount
    test.extraDeals = won.indices.flatMap { account in
      (0..<dealCount).map { deal in
        DealTable.Deal(
          id: "d\(account)-\(deal)", account: account, accountReference: "",
          outcome: won[account] ? .won : .lost, amount: 1000, created: nil, closed: nil,
          line: account * dealCount + deal + 2)
      }
    }
    let segments = (0..<won.count / size).map { place in
      Segment(
        number: place + 1, name: "segment \(place + 1)",
        members: Array(place * size..<(place + 1) * size), traits: [], cohesion: 0,
        silhouette: 0, reach: nil)
    }
    var backtest = Backtest(model: test.model)
    backtest.resampleCount = 20
    return try #require(
      backtest.report(
        on: test.market, scores: test.scores, cutoff: nil, asOf: nil,
        segmentation: Segmentation(
          segments: segments, scope: "Tier 1", sizes: 2...100, marketSegments: [],
          familyShares: [], notes: [])))
  }
}
