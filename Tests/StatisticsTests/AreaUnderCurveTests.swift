import Foundation
import Statistics
import Testing

@Suite struct AreaUnderCurveTests {
  @Test func agreesWithTheGoldenFile() throws {
    for golden in try GoldenRanking.cases() {
      for (place, scores) in [golden.first, golden.second].enumerated() {
        let area = AreaUnderCurve(RankedGroups(scores: scores, outcomes: golden.outcomes))
        #expect(abs(area.value - golden.areas[place]) < 1e-12, "\(golden.name)")
        #expect(abs(area.variance - golden.variances[place]) < 1e-12, "\(golden.name)")
      }
      let clustered = AreaUnderCurve(
        RankedGroups(scores: golden.first, successes: golden.wins, failures: golden.losses))
      #expect(abs(clustered.value - golden.clustered[0]) < 1e-12)
      #expect(abs(clustered.variance - golden.clustered[1]) < 1e-12)
    }
  }

  @Test(GoldenScores.areThere, arguments: GoldenScores.names)
  func agreesWithScikitLearn(name: String) throws {
    let golden = try GoldenScores(name)
    let area = AreaUnderCurve(
      RankedGroups(scores: golden.forecasts, outcomes: golden.outcomes))
    #expect(abs(area.value - golden.metrics.auc) < 1e-9)
  }

  @Test(arguments: 1...10)
  func agreesWithTheDefinition(seed: Int) {
    let random = RandomRanking(
      count: 50, levels: seed % 2 == 0 ? 4 : 1000, most: seed % 3 == 0 ? 3 : 1, seed: UInt64(seed))
    let naive = NaiveArea(random.scores, random.successes, random.failures)
    let area = AreaUnderCurve(random.ranked)
    #expect(abs(area.value - naive.value) < 1e-12)
    #expect(abs(area.variance - naive.variance) < 1e-12)
    #expect(area.interval.contains(area.value))
  }

  @Test func theIntervalIsOnTheLogit() {
    // 30 and 30 with ties: 30 · min(θ, 1 − θ) is above 5, so that the logit alone decides.
    let random = RandomRanking(count: 120, levels: 6, most: 1, seed: 4)
    let area = AreaUnderCurve(random.ranked)
    let logit = log(area.value / (1 - area.value))
    let reach = 1.959963984540054 * sqrt(area.variance) / (area.value * (1 - area.value))
    #expect(abs(area.interval.lowerBound - 1 / (1 + exp(-(logit - reach)))) < 1e-12)
    #expect(abs(area.interval.upperBound - 1 / (1 + exp(-(logit + reach)))) < 1e-12)
  }

  @Test func nothingIsCertain() {
    let outcomes = (0..<40).map { $0 < 20 }
    let perfect = AreaUnderCurve(
      RankedGroups(scores: outcomes.map { $0 ? 1 : 0 }, outcomes: outcomes))
    #expect(perfect.value == 1 && perfect.variance == 0)
    #expect(perfect.interval.upperBound == 1)
    #expect(perfect.interval.lowerBound < 0.95 && perfect.interval.lowerBound > 0.5)
    let reversed = AreaUnderCurve(
      RankedGroups(scores: outcomes.map { $0 ? 0 : 1 }, outcomes: outcomes))
    #expect(reversed.value == 0 && reversed.interval.lowerBound == 0)
    #expect(abs(reversed.interval.upperBound - (1 - perfect.interval.lowerBound)) < 1e-12)
    let flat = AreaUnderCurve(
      RankedGroups(scores: outcomes.map { _ in 7 }, outcomes: outcomes))
    #expect(flat.value == 0.5)
    #expect(flat.interval.lowerBound < 0.4 && flat.interval.upperBound > 0.6)
    let single = AreaUnderCurve(RankedGroups(scores: [2, 1], outcomes: [true, false]))
    #expect(single.value == 1 && single.variance.isNaN && single.interval.lowerBound < 0.5)
  }

  @Test func oneClassHasNoArea() {
    for outcomes in [[true, true], [false, false], []] {
      let area = AreaUnderCurve(
        RankedGroups(scores: outcomes.indices.map(Double.init), outcomes: outcomes))
      #expect(area.value.isNaN && area.variance.isNaN && area.interval == 0...1)
    }
  }

  @Test func theIntervalCovers() {
    var (covered, runs) = (0, 0)
    for (won, lost) in [(20, 20), (20, 200), (50, 50)] {
      // Shifts of normal scores and the areas Φ(shift ÷ √2) that they mean.
      for shift in [0.0, 0.5, 1, 1.8, 2.9] {
        let truth = NormalDistribution.cumulative(shift / 2.0.squareRoot())
        var generator = SeededGenerator(seed: UInt64(won + lost), stream: UInt64(shift * 10))
        var cell = 0
        for _ in 0..<200 {
          let outcomes = (0..<won + lost).map { $0 < won }
          let scores = outcomes.map {
            RandomRanking.normal(&generator) + ($0 ? shift : 0)
          }
          let area = AreaUnderCurve(RankedGroups(scores: scores, outcomes: outcomes))
          if area.interval.contains(truth) { cell += 1 }
        }
        #expect(cell >= 174, "\(cell) of 200 at \(truth), \(won) and \(lost)")
        covered += cell
        runs += 200
      }
    }
    #expect(Double(covered) / Double(runs) >= 0.93, "\(covered) of \(runs)")
  }

  @Test func theIntervalOfClustersCovers() {
    var (covered, apart) = (0, 0)
    let truth = NormalDistribution.cumulative(0)
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<300 {
      // Forty accounts of five deals that all end alike; the score means nothing.
      let scores = (0..<40).map { _ in RandomRanking.normal(&generator) }
      let wins = (0..<40).map { $0 % 2 == 0 ? 5 : 0 }
      let losses = wins.map { 5 - $0 }
      let area = AreaUnderCurve(RankedGroups(scores: scores, successes: wins, failures: losses))
      if area.interval.contains(truth) { covered += 1 }
      let deals = AreaUnderCurve(
        RankedGroups(
          scores: scores.flatMap { [Double](repeating: $0, count: 5) },
          outcomes: wins.flatMap { [Bool](repeating: $0 > 0, count: 5) }))
      if deals.interval.contains(truth) { apart += 1 }
    }
    #expect(covered >= 276, "\(covered) of 300")
    #expect(apart < 220, "deals that are not independent, taken for so: \(apart) of 300")
  }
}

/// All pairs, as DeLong and Obuchowski wrote it.
struct NaiveArea {
  let value: Double
  let variance: Double

  init(_ scores: [Double], _ wins: [Int], _ losses: [Int]) {
    let units = scores.indices.filter { wins[$0] + losses[$0] > 0 }
    let (m, n) = (Double(wins.reduce(0, +)), Double(losses.reduce(0, +)))
    func kernel(_ a: Int, _ b: Int) -> Double {
      scores[a] > scores[b] ? 1 : scores[a] == scores[b] ? 0.5 : 0
    }
    let ups = units.map { a in units.reduce(0) { $0 + Double(losses[$1]) * kernel(a, $1) } / n }
    let downs = units.map { b in units.reduce(0) { $0 + Double(wins[$1]) * kernel($1, b) } / m }
    let area = zip(units, ups).reduce(0) { $0 + Double(wins[$1.0]) * $1.1 } / m
    let a = zip(units, ups).map { Double(wins[$0]) * ($1 - area) }
    let b = zip(units, downs).map { Double(losses[$0]) * ($1 - area) }
    let (won, lost) = (Double(wins.count { $0 > 0 }), Double(losses.count { $0 > 0 }))
    let s10 = won / ((won - 1) * m) * a.reduce(0) { $0 + $1 * $1 }
    let s01 = lost / ((lost - 1) * n) * b.reduce(0) { $0 + $1 * $1 }
    let all = Double(units.count)
    let s11 = all / (all - 1) * zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    value = area
    variance = s10 / m + s01 / n + 2 * s11 / (m * n)
  }
}
