import Backtesting
import Foundation
import TestSupport
import Testing

/// Weights of german-credit as scikit-learn and an unpenalized fit have them.
@Suite(.enabled(if: TestData.publicData != nil, Comment(rawValue: TestData.skipMessage)))
struct GoldenLogisticTests {
  private struct Golden: Decodable {
    let features: [String]
    let intercept: Double
    let coef: [Double]
    let train_logloss: Double
  }

  private func golden(_ name: String) throws -> Golden {
    let file = try #require(TestData.publicData).appending(path: "golden/german_logistic.json")
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    let part = try #require((object as? [String: Any])?[name])
    return try JSONDecoder().decode(
      Golden.self, from: JSONSerialization.data(withJSONObject: part))
  }

  /// The columns by number, standardized with the population's deviation; the event is class 2.
  private func rows(_ features: [String]) throws -> OutcomeRows {
    let file = try #require(TestData.publicData).appending(path: "german-credit/german.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",") }
    let columns = try features.map { feature in
      let place = try #require(Int(feature.dropFirst()))
      let values = try lines.map { try #require(Double($0[place])) }
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      return values.map { ($0 - mean) / variance.squareRoot() }
    }
    return try OutcomeRows(columns: columns, outcomes: lines.map { $0.last == "2" })
  }

  @Test(arguments: [("mle_unpenalised", 0), ("l2_C1", 1)])
  func agrees(name: String, strength: Double) throws {
    let golden = try golden(name)
    let rows = try rows(golden.features)
    var method = ConstrainedLogistic()
    // Σ loss + ½ |w|² of C = 1 is m times the mean loss and |w|² ÷ 2 m.
    method.penalty = strength / (2 * Double(rows.rowCount))
    let priors = [WeightPrior](repeating: WeightPrior(), count: rows.columnCount)
    let fit = try method.fit(rows, priors: priors)
    #expect(abs(fit.intercept - golden.intercept) < 1e-6)
    for (weight, expected) in zip(fit.coefficients, golden.coef) {
      #expect(abs(weight - expected) < 1e-6)
    }
    #expect(abs(fit.meanLogLoss - golden.train_logloss) < 1e-9)
    #expect(fit.residual < 1e-8)
  }
}
