import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct BCaIntervalTests {
  /// What `Golden/bootstrap.py` wrote.
  struct Golden: Decodable {
    struct Case: Decodable {
      let name: String
      let estimate: Double
      let low: Double
      let high: Double
      let manyLow: Double
      let manyHigh: Double
      let resamples: [Double]
    }
    let revenue: [Double]
    let deals: [Double]
    let cases: [Case]

    var pairs: [SIMD2<Double>] { zip(revenue, deals).map { SIMD2($0, $1) } }

    static func read() throws -> Golden {
      let file = TestData.root.appending(path: "Tests/StatisticsTests/Golden/bootstrap.json")
      return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    }
  }

  private func acceleration(_ name: String, _ golden: Golden, leavingOutZeros: Bool) -> Double {
    let pairs = golden.pairs.filter { !leavingOutZeros || $0 != .zero }
    return name == "mean"
      ? BCaInterval.acceleration(ofMean: pairs.map(\.x), clusterCount: golden.pairs.count)
      : BCaInterval.acceleration(ofRatio: pairs, clusterCount: golden.pairs.count)
  }

  @Test(arguments: [0, 1])
  func agreesWithSciPyOnTheSameResamples(place: Int) throws {
    let golden = try Golden.read()
    let own = golden.cases[place]
    let bounds = try #require(
      BCaInterval.bounds(
        resamples: own.resamples.shuffled(), estimate: own.estimate,
        acceleration: acceleration(own.name, golden, leavingOutZeros: true)))
    #expect(abs(bounds.lowerBound / own.low - 1) < 1e-9)
    #expect(abs(bounds.upperBound / own.high - 1) < 1e-9)
  }

  @Test(arguments: [0, 1])
  func ownResamplesAgreeWithSciPyWithinChance(place: Int) throws {
    let golden = try Golden.read()
    let own = golden.cases[place]
    let resampling = ClusterResampling(
      pairs: golden.pairs.filter { $0 != .zero }, clusterCount: golden.pairs.count)
    let values = (0..<20_000).map { number -> Double in
      let sums = resampling.resample(number, seed: 3).pair
      return own.name == "mean" ? sums.x / Double(golden.pairs.count) : sums.x / sums.y
    }
    let bounds = try #require(
      BCaInterval.bounds(
        resamples: values, estimate: own.estimate,
        acceleration: acceleration(own.name, golden, leavingOutZeros: true)))
    // The ends of 20,000 resamples scatter by about 1 % of the width.
    let width = own.manyHigh - own.manyLow
    #expect(abs(bounds.lowerBound - own.manyLow) < 0.04 * width)
    #expect(abs(bounds.upperBound - own.manyHigh) < 0.04 * width)
  }

  @Test func theClosedFormIsTheJackknife() throws {
    let golden = try Golden.read()
    let pairs = golden.pairs
    for name in ["mean", "ratio"] {
      let left = pairs.indices.map { out -> Double in
        let rest = pairs.indices.filter { $0 != out }.map { pairs[$0] }.reduce(.zero, +)
        return name == "mean" ? rest.x / Double(pairs.count - 1) : rest.x / rest.y
      }
      let mean = left.reduce(0, +) / Double(left.count)
      let square = left.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let cube = left.reduce(0) { $0 + (mean - $1) * (mean - $1) * (mean - $1) }
      let naive = cube / (6 * square * square.squareRoot())
      for leavingOut in [true, false] {
        let fast = acceleration(name, golden, leavingOutZeros: leavingOut)
        #expect(abs(fast / naive - 1) < 1e-9)
      }
    }
  }

  @Test func sayNothingWhereNothingVaries() {
    #expect(BCaInterval.bounds(resamples: [], estimate: 1, acceleration: 0) == nil)
    #expect(BCaInterval.bounds(resamples: [2, 2], estimate: 1, acceleration: 0) == nil)
    #expect(BCaInterval.bounds(resamples: [1, 1], estimate: 1, acceleration: 0) == 1...1)
    #expect(BCaInterval.bounds(resamples: [1, .infinity], estimate: 2, acceleration: 0) == nil)
    let alike = [SIMD2<Double>](repeating: SIMD2(5, 1), count: 9)
    #expect(BCaInterval.acceleration(ofRatio: alike, clusterCount: 9) == 0)
    #expect(BCaInterval.acceleration(ofMean: [7], clusterCount: 1) == 0)
  }
}
