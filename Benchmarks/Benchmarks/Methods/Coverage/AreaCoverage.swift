import Foundation
import Statistics

/// How often the interval of an area under the curve holds the truth: DeLong's on the logit, from 20 wins and 20 others on.
enum AreaCoverage {
  /// Normal scores, those of wins higher by a shift, as they are or cut into five levels.
  private struct Scores: Sendable {
    let shift: Double
    let isCut: Bool
    private static let cuts = [-0.5, 0.3, 1.0, 1.8]

    private func level(_ score: Double) -> Double {
      isCut ? Double(Self.cuts.count { $0 <= score }) : score
    }

    func next(_ isWon: Bool, _ generator: inout SeededGenerator) -> Double {
      level(Draws.normal(&generator) + (isWon ? shift : 0))
    }

    /// Φ(shift ÷ √2), or the sum over pairs of levels.
    var truth: Double {
      guard isCut else { return NormalDistribution.cumulative(shift / 2.0.squareRoot()) }
      func chances(_ shift: Double) -> [Double] {
        let below = [0] + Self.cuts.map { NormalDistribution.cumulative($0 - shift) } + [1]
        return zip(below, below.dropFirst()).map { $1 - $0 }
      }
      let (won, lost) = (chances(shift), chances(0))
      return won.indices.reduce(0) { sum, level in
        sum + won[level] * (lost[..<level].reduce(0, +) + lost[level] / 2)
      }
    }
  }

  /// Prints the table.
  static func say(repetitions: Int) {
    print("Interval of an area under the curve, \(repetitions) repetitions a cell:\n")
    let shifts = [0, 0.5, 1, 1.8, 2.9]
    CoverageWork.head(
      ["wins, others", "scores"] + shifts.map { "AUC of shift \($0)" })
    var all: [Double] = []
    for isCut in [false, true] {
      for (won, lost) in [(20, 20), (20, 200), (20, 2000), (50, 50), (50, 500), (200, 2000)] {
        let row = shifts.map { shift in
          cell(won, lost, Scores(shift: shift, isCut: isCut), repetitions, number: all.count)
        }
        all += row
        CoverageWork.row(
          ["\(won), \(lost)", isCut ? "five levels" : "continuous"]
            + row.map { CoverageWork.percent($0) })
      }
    }
    print(
      "\n\(all.count) cells: pooled \(CoverageWork.percent(RateCoverage.mean(all), 2)), least "
        + "\(CoverageWork.percent(all.min() ?? 0)).")
  }

  private static func cell(
    _ won: Int, _ lost: Int, _ scores: Scores, _ repetitions: Int, number: Int
  ) -> Double {
    let truth = scores.truth
    let held = CoverageWork.repeated(repetitions, cell: 2000 + number) { generator in
      let outcomes = (0..<won + lost).map { $0 < won }
      var values: [Double] = []
      for isWon in outcomes { values.append(scores.next(isWon, &generator)) }
      return AreaUnderCurve(RankedGroups(scores: values, outcomes: outcomes)).interval
        .contains(truth)
    }
    return Double(held.count { $0 }) / Double(repetitions)
  }
}
