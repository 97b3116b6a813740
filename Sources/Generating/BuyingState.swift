import Foundation
import Statistics

/// How much an account is in the market on a day: intent and engagement, each from 0 to 1.
struct BuyingState {
  let intent: Double
  let engagement: Double

  /// Draws a state: quiet, warm or hot, the likelier the better the account fits.
  init(fit: Double, using draw: inout SeededGenerator) {
    let place = draw.unit()
    let hotShare = 0.02 + 0.18 * fit * fit
    let warmShare = 0.06 + 0.16 * fit
    if place < hotShare {
      intent = 0.7 + 0.3 * draw.unit()
      engagement = 0.6 + 0.4 * draw.unit()
    } else if place < hotShare + warmShare {
      intent = 0.15 + 0.45 * draw.unit()
      engagement = 0.4 * draw.unit()
    } else {
      intent = 0
      engagement = 0
    }
  }

  /// Returns the probability that an account in this state buys within the next twelve months.
  ///
  /// p = 1 / (1 + exp(−z)), z the sum of the intercept and of weights times fit, intent and engagement.
  func chance(fit: Double) -> Double {
    let weights = MarketTruth.weights
    let logit =
      weights.intercept + weights.fit * fit + weights.intent * intent
      + weights.engagement * engagement
    return 1 / (1 + exp(-logit))
  }
}
