import Foundation
import Statistics
import Testing

@Suite struct LogLossTests {
  @Test(GoldenScores.areThere, arguments: GoldenScores.names)
  func agreesWithScikitLearn(name: String) throws {
    let golden = try GoldenScores(name)
    let loss = LogLoss.value(forecasts: golden.forecasts, outcomes: golden.outcomes)
    #expect(abs(loss - golden.metrics.logloss) < 1e-9)
  }

  @Test func byHand() {
    let loss = LogLoss.value(forecasts: [0.5, 0.25], outcomes: [true, false])
    #expect(abs(loss - (log(2) - log(0.75)) / 2) < 1e-12)
  }

  @Test func certaintyThatFailsIsDearButFinite() {
    #expect(LogLoss.value(forecasts: [0], outcomes: [true]).isFinite)
    #expect(LogLoss.value(forecasts: [0], outcomes: [true]) > 30)
    #expect(LogLoss.value(forecasts: [], outcomes: []).isNaN)
  }
}
