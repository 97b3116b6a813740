import Foundation
import Statistics

/// How surely a trait sets the members of a segment apart.
package enum TraitEvidence {
  /// How many accounts the prior is worth: about as many as a segment has, so that few hits say little.
  static let priorCount = 10.0

  /// Returns the z of the log-odds ratio of a level here and elsewhere, both shrunk toward the market's share.
  ///
  /// With y of n accounts here, y′ of n′ elsewhere, the market's share p and a = 10 p, b = 10 (1 − p):
  /// δ = log((y + a) ÷ (n − y + b)) − log((y′ + a) ÷ (n′ − y′ + b)), and z = δ ÷ √(1 ÷ (y + a) + 1 ÷ (y′ + a)).
  /// At the same p, 3 of 5 never come before 12 of 13.
  ///
  /// - Parameters:
  ///   - here: y of the n accounts with a known value.
  ///   - elsewhere: The same of the other accounts; without any, the prior stands for them.
  ///   - marketShare: p.
  /// - Returns: The z; 0 where nobody or everybody in the market has the level.
  ///
  /// > Source: Monroe, Colaresi, Quinn, "Fightin' words", 2008, DOI 10.1093/pan/mpn018, equations 15, 19 and 22.
  package static func logOddsZ(
    _ here: (hits: Int, known: Int), elsewhere: (hits: Int, known: Int), marketShare: Double
  ) -> Double {
    guard marketShare > 0, marketShare < 1 else { return 0 }
    let (a, b) = (priorCount * marketShare, priorCount * (1 - marketShare))
    func logOdds(_ side: (hits: Int, known: Int)) -> Double {
      log((Double(side.hits) + a) / (Double(side.known - side.hits) + b))
    }
    let variance = 1 / (Double(here.hits) + a) + 1 / (Double(elsewhere.hits) + a)
    return (logOdds(here) - logOdds(elsewhere)) / variance.squareRoot()
  }

  /// Returns the v-test of members drawn without return: how far their mean rank lies from that of all.
  ///
  /// v = (r̄ − (N + 1) ÷ 2) ÷ √(s² ÷ n · (N − n) ÷ (N − 1)), where n counts the members with a known value, N all
  /// accounts with one, and s² is the variance of all N ranks. Ranks, so that one giant does not hide the others.
  ///
  /// - Returns: The v-test; 0 where the members are all or all numbers are equal.
  ///
  /// > Source: Lebart, Morineau, Piron, "Statistique exploratoire multidimensionnelle", 1995, section 2.3.
  package static func rankVTest(members: [Double], of all: SortedNumbers) -> Double {
    let (n, count) = (Double(members.count), Double(all.count))
    guard members.count > 0, members.count < all.count, all.rankVariance > 0 else { return 0 }
    let mean = members.reduce(0) { $0 + all.rank($1) } / n
    let variance = all.rankVariance / n * (count - n) / (count - 1)
    return (mean - (count + 1) / 2) / variance.squareRoot()
  }
}
