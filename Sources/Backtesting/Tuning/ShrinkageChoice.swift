import Foundation
import Statistics

/// Chooses how strongly a fit is held to the weights in hand, by what it predicts of trials that it did not see.
///
/// The strongest hold is taken whose mean loss is within one standard error of the best one's, the error being that of the
/// paired difference: the weights in hand move only as far as the deals ask for.
///
/// > Source: Breiman, Friedman, Olshen, Stone, "Classification and regression trees", 1984, section 3.4.3 (the rule of one
/// > standard error).
struct ShrinkageChoice {
  let fit: WeightFit

  /// The strengths tried, the strongest first.
  static let strengths: [WeightSuggestion.Shrinkage] =
    [.full] + [30, 10, 3, 1, 0.3, 0.1, 0.03, 0.01].map { .partial($0) }

  /// Returns the strength that the splits speak for; the full one without splits.
  func choose(_ splits: [TrialFolds.Split]) -> WeightSuggestion.Shrinkage {
    let table = fit.table
    var losses = [[Double]](repeating: [], count: Self.strengths.count)
    var weights: [Double] = []
    for split in splits {
      let fit = fit.relearned(split.learned)
      let fits = Self.strengths.map { fit.fitted(split.learned, shrinkage: $0) }
      // All or none, so that the losses stay paired.
      guard fits.allSatisfy({ $0 != nil }) else { continue }
      weights += split.judged.map { table.weights[$0] }
      for (place, fitted) in fits.enumerated() {
        guard let fitted else { continue }
        losses[place] += split.judged.map { trial in
          Self.loss(fit.logOdds(trial, fitted), isWon: table.wins[trial])
        }
      }
    }
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return .full }
    func mean(_ values: [Double]) -> Double {
      zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / sum
    }
    let means = losses.map(mean)
    let best = means.indices.min { (means[$0], $0) < (means[$1], $1) } ?? 0
    let chosen = means.indices.first { place in
      let gaps = zip(losses[place], losses[best]).map { $0 - $1 }
      let gap = mean(gaps)
      let squares = zip(gaps, weights).reduce(0) { total, pair in
        total + pair.1 * pair.1 * (pair.0 - gap) * (pair.0 - gap)
      }
      return gap <= squares.squareRoot() / sum
    }
    return Self.strengths[chosen ?? best]
  }

  /// The loss −ln of the probability of what came true, from the log-odds.
  private static func loss(_ logit: Double, isWon: Bool) -> Double {
    let signed = isWon ? -logit : logit
    return signed > 30 ? signed : log1p(exp(signed))
  }
}
