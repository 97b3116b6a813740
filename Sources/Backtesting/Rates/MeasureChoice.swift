import Modeling
import Statistics

/// Whether accounts or deals are compared, and why.
struct MeasureChoice {
  let measure: BacktestReport.Measure
  /// Why, in sentences.
  let sentences: [String]
  /// What is counted: "accounts" or "deals".
  var subject: String { measure == .conversion ? "accounts" : "deals" }

  init(model: Model, ledger: DealLedger, groups: TierGroups, accountsAreDeals: Bool) {
    let accounts = groups.tiers.flatMap(\.accounts)
    let won = accounts.count { ledger.entries[$0].wonCount > 0 }
    if accountsAreDeals {
      measure = .winRate
      sentences = ["Every deal stands for itself; win rate is deals won ÷ deals won or lost."]
    } else if model.deals?.unit == .deal {
      measure = .winRate
      sentences = [
        "Win rate is deals won ÷ deals won or lost."
      ]
    } else if !accounts.isEmpty, won == accounts.count {
      measure = .winRate
      sentences = [
        "Every account has won at least once, so conversion by account has nothing to compare: the win "
          + "rate of deals is compared instead."
      ]
    } else {
      measure = .conversion
      sentences = [
        "Conversion is accounts won ÷ accounts; win rate is deals won ÷ deals won or lost."
      ]
    }
  }
}
