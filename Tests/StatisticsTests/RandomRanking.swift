import Foundation
import Statistics

/// Random units with scores, ties and several trials, for tests against definitions.
struct RandomRanking {
  var scores: [Double] = []
  var others: [Double] = []
  var successes: [Int] = []
  var failures: [Int] = []

  var ranked: RankedGroups {
    RankedGroups(scores: scores, successes: successes, failures: failures)
  }

  /// Units of up to `most` trials each, their scores whole numbers below `levels`.
  init(count: Int, levels: Int, most: Int, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<count {
      let score = Double(Int(generator.unit() * Double(levels)))
      let trials = most == 1 ? 1 : Int(generator.unit() * Double(most + 1))
      let won = (0..<trials).count { _ in generator.unit() < 0.2 + 0.6 * score / Double(levels) }
      scores.append(score)
      others.append(generator.unit() < 0.5 ? score : Double(Int(generator.unit() * 5)))
      successes.append(won)
      failures.append(trials - won)
    }
  }

  /// A standard normal number by Box and Muller.
  static func normal(_ generator: inout SeededGenerator) -> Double {
    (-2 * log(1 - generator.unit())).squareRoot() * cos(2 * .pi * generator.unit())
  }
}
