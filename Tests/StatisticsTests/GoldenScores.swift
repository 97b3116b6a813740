import Foundation
import TestSupport
import Testing

/// Public (y, p) files and what scikit-learn says of them.
struct GoldenScores {
  let forecasts: [Double]
  let outcomes: [Bool]
  let metrics: Metrics

  struct Metrics: Decodable {
    let auc: Double
    let ks: Double
    let average_precision: Double
    let brier: Double
    let logloss: Double
    let ece_equalwidth10: Double
    let deciles_stable_desc_by_score_then_file_order: [Decile]
  }

  struct Decile: Decodable {
    let n: Int
    let pos: Int
    let rate: Double
    let lift: Double
    let mean_p: Double
  }

  static let names = [
    "german_lr_oof", "salvirt_lr_oof_grouped", "salvirt_lr_oof_rounded1_many_ties",
  ]
  static let areThere: Trait = .enabled(
    if: TestData.publicData != nil, Comment(rawValue: TestData.skipMessage))
  typealias Trait = ConditionTrait

  init(_ name: String) throws {
    let folder = try #require(TestData.publicData).appending(path: "golden")
    let all = try JSONDecoder().decode(
      [String: Metrics].self, from: Data(contentsOf: folder.appending(path: "score_metrics.json")))
    metrics = try #require(all[name])
    let text = try String(contentsOf: folder.appending(path: name + ".csv"), encoding: .utf8)
    let rows = text.split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",") }
    outcomes = rows.map { $0[0] == "1" }
    forecasts = try rows.map { try #require(Double($0[1])) }
  }
}
