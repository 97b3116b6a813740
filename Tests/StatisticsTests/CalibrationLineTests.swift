import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct CalibrationLineTests {
  @Test func agreesWithAGeneralMinimizer() throws {
    for golden in try GoldenRanking.cases() {
      let line = CalibrationLine(forecasts: golden.forecast, outcomes: golden.outcomes)
      let (intercept, slope) = (try #require(line.intercept), try #require(line.slope))
      let found = [
        intercept.value, slope.value, intercept.standardError, slope.standardError,
        try #require(line.inTheLarge).value,
      ]
      for (a, b) in zip(found, golden.line) { #expect(abs(a - b) < 1e-9, "\(golden.name)") }
    }
  }

  @Test func twoForecastsAreFittedExactly() throws {
    // 1 of 4 and 3 of 4 where 0.4 and 0.6 were forecast: slope ln 3 ÷ ln 1.5, intercept 0.
    let forecasts = [0.4, 0.4, 0.4, 0.4, 0.6, 0.6, 0.6, 0.6]
    let outcomes = [true, false, false, false, true, true, true, false]
    let line = CalibrationLine(forecasts: forecasts, outcomes: outcomes)
    #expect(abs(try #require(line.slope).value - log(3) / log(1.5)) < 1e-9)
    #expect(abs(try #require(line.intercept).value) < 1e-9)
    #expect(abs(line.excess) < 1e-12)
    #expect(try #require(line.slope).interval.contains(1))
  }

  @Test func forecastsTooLowAsAWhole() throws {
    let forecasts = [0.2, 0.3, 0.25, 0.35], outcomes = [true, true, false, true]
    let line = CalibrationLine(forecasts: forecasts, outcomes: outcomes)
    let shift = try #require(line.inTheLarge).value
    #expect(shift > 0)
    #expect(abs(line.excess - (0.75 - 0.275)) < 1e-12)
    // The moved forecasts have the mean of the outcomes.
    let moved = forecasts.map { 1 / (1 + exp(-(log($0 / (1 - $0)) + shift))) }
    #expect(abs(moved.reduce(0, +) / 4 - 0.75) < 1e-9)
  }

  @Test func whatCannotBeEstimatedIsNothing() {
    let parted = CalibrationLine(forecasts: [0.1, 0.2, 0.8], outcomes: [false, false, true])
    #expect(parted.slope == nil && parted.inTheLarge != nil)
    let flat = CalibrationLine(forecasts: [0.3, 0.3], outcomes: [true, false])
    #expect(flat.slope == nil && flat.inTheLarge != nil)
    let one = CalibrationLine(forecasts: [0.3, 0.4], outcomes: [true, true])
    #expect(one.slope == nil && one.inTheLarge == nil)
    #expect(CalibrationLine(forecasts: [], outcomes: []).excess.isNaN)
  }

  @Test func certainForecastsDoNotBreakIt() {
    let line = CalibrationLine(forecasts: [0, 0.4, 0.6, 1], outcomes: [true, false, true, false])
    #expect(line.slope?.value.isFinite == true)
  }

  /// Of many forecasts the gain of the last steps is less than the rounding of their sum.
  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func aLineIsFoundThroughAHundredThousandForecasts() throws {
    var generator = SeededGenerator(seed: 5)
    var (forecasts, outcomes): ([Double], [Bool]) = ([], [])
    for _ in 0..<100_000 {
      let forecast = 0.001 + 0.2 * generator.unit() * generator.unit()
      forecasts.append(forecast)
      outcomes.append(generator.unit() < forecast)
    }
    let line = CalibrationLine(forecasts: forecasts, outcomes: outcomes)
    let slope = try #require(line.slope)
    #expect(slope.interval.contains(1))
    #expect(try #require(line.inTheLarge).interval.contains(0))
  }

  /// Rounding hides what the last steps gain, the more the more there are; they must not be taken for a failure.
  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func aMillionForecastsHaveALine() throws {
    var generator = SeededGenerator(seed: 8)
    let forecasts = (0..<1_000_000).map { _ in 0.02 + 0.3 * generator.unit() }
    let outcomes = forecasts.map { generator.unit() < $0 }
    let line = CalibrationLine(forecasts: forecasts, outcomes: outcomes)
    #expect(try #require(line.slope).interval.contains(1))
    #expect(try #require(line.intercept).interval.contains(0))
    #expect(try #require(line.inTheLarge).interval.contains(0))
  }
}
