import Foundation
import TestSupport

/// The cases of Golden/ranking.json.
struct GoldenRanking: Decodable {
  let name: String
  let won: [Int]
  let first: [Double]
  let second: [Double]
  let areas: [Double]
  let variances: [Double]
  let differenceVariance: Double
  let p: Double
  let ks: Double
  let averagePrecision: Double
  let forecast: [Double]
  /// Intercept, slope, their standard errors, and the intercept with slope 1.
  let line: [Double]
  let wins: [Int]
  let losses: [Int]
  /// The area and its variance with the wins and losses as clusters.
  let clustered: [Double]

  var outcomes: [Bool] { won.map { $0 == 1 } }

  static func cases() throws -> [GoldenRanking] {
    let file = TestData.root.appending(path: "Tests/StatisticsTests/Golden/ranking.json")
    return try JSONDecoder().decode([GoldenRanking].self, from: Data(contentsOf: file))
  }
}
