import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct SurvivalTests {
  private struct Golden: Decodable {
    let days: [Int]
    let fates: [Int]
    let at: [Int]
    let undecided: [[Double]]
    let won: [[Double]]

    static func read() throws -> Golden {
      let file = TestData.root.appending(path: "Tests/StatisticsTests/Golden/survival.json")
      return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    }
  }

  private func times(_ days: [Int], _ fates: [Int]) -> EventTimes {
    zip(days, fates).reduce(into: EventTimes()) { times, deal in
      times.count([\.open, \.won, \.lost][deal.1], after: deal.0)
    }
  }

  @Test func agreesWithTheDefinitionsRowByRow() throws {
    let golden = try Golden.read()
    let own = times(golden.days, golden.fates)
    let curve = KaplanMeier(own)
    for (day, expected) in zip(golden.at, golden.undecided) {
      let step = try #require(curve.steps.last { $0.day <= day })
      let values = [step.share, step.interval.lowerBound, step.interval.upperBound]
      #expect(zip(values, expected).allSatisfy { abs($0 - $1) < 1e-12 }, "\(day)")
    }
    let won = AalenJohansen(own)
    for (day, expected) in zip(golden.at.dropFirst(), golden.won) {
      let share = try #require(won.share(within: day))
      let interval = try #require(share.interval)
      let values = [share.value, interval.lowerBound, interval.upperBound]
      #expect(zip(values, expected).allSatisfy { abs($0 - $1) < 1e-10 }, "\(day)")
    }
  }

  /// Weeks of remission under 6-mercaptopurine: Freireich and others, 1963, as in many textbooks.
  @Test func theRemissionTimesOfTheTextbooks() {
    let ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    let going = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    let curve = KaplanMeier(
      times(ended + going, ended.map { _ in 1 } + going.map { _ in 0 }))
    #expect(curve.steps.map(\.day) == [6, 7, 10, 13, 16, 22, 23])
    let known = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]
    for (step, share) in zip(curve.steps, known) { #expect(abs(step.share - share) < 0.00005) }
    // Greenwood's standard error at 10 weeks is 0.0963 in the textbooks: on the scale of ln(−ln S) 0.432.
    let reach = log(log(curve.steps[2].interval.lowerBound) / log(curve.steps[2].share))
    #expect(abs(reach / WilsonInterval.z95 - 0.0963 / (0.7529 * -log(0.7529))) < 0.001)
    #expect(curve.median == 23)
    #expect(curve.medianInterval.lower == 13)
    #expect(curve.medianInterval.upper == nil)
  }

  @Test func withoutOpenDealsSharesAreCounts() {
    let own = times([10, 20, 20, 40, 80], [1, 2, 1, 2, 1])
    #expect(abs((AalenJohansen(own).share(within: 20)?.value ?? 0) - 0.4) < 1e-12)
    #expect(abs((AalenJohansen(own).share(within: 365)?.value ?? 0) - 0.6) < 1e-12)
    #expect(KaplanMeier(own).median == 20)
    let curve = KaplanMeier(own).steps
    #expect(curve.last?.share == 0)
    #expect(curve.last?.interval == 0...0)
  }

  @Test func aHalfIsAHalfWhateverRoundingDoes() {
    // (1 − 1/6) (1 − 1/5) (1 − 1/4) is one half, and in floating point a little more or less.
    #expect(KaplanMeier(times([1, 2, 3, 4, 5, 6], [1, 1, 1, 1, 1, 1])).median == 3)
    #expect(KaplanMeier(times(Array(1...98), Array(repeating: 2, count: 98))).median == 49)
  }

  @Test func lossesAreNotOpenDeals() {
    // Were losses taken for open deals, all would be won by day 30.
    let own = times([10, 20, 30], [2, 2, 1])
    #expect(abs((AalenJohansen(own).share(within: 30)?.value ?? 0) - 1.0 / 3) < 1e-12)
  }

  @Test func whatWasNotFollowedIsNotKnown() {
    let own = times([10, 50, 50], [1, 0, 0])
    #expect(AalenJohansen(own).share(within: 50) != nil)
    #expect(AalenJohansen(own).share(within: 51) == nil)
    #expect(KaplanMeier(own).median == nil)
    #expect(AalenJohansen(EventTimes()).share(within: 0) == nil)
    #expect(KaplanMeier(EventTimes()).steps.isEmpty)
    let open = times([5, 9], [0, 0])
    #expect(AalenJohansen(open).share(within: 9)?.value == 0)
    #expect(AalenJohansen(open).share(within: 9)?.interval == nil)
  }

  @Test func addingIsCountingTogether() {
    var first = times([1, 2, 3], [0, 1, 2])
    first.add(times([2, 9], [1, 0]))
    #expect(first == times([1, 2, 3, 2, 9], [0, 1, 2, 1, 0]))
    #expect(first.dealCount == 5)
    #expect(first.lastDay == 9)
  }
}
