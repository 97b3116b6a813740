import Backtesting
import Statistics

/// The figures of money and time as terminal and page print them.
struct MoneyCells {
  let currency: String

  func amount(_ value: Double) -> String { DecimalText.money(value, currency: currency) }

  /// Returns the ends of an interval; nothing where there is none.
  func interval(_ estimate: Estimate) -> String? {
    estimate.interval.map { "\(amount($0.lowerBound))–\(amount($0.upperBound))" }
  }

  /// Returns the amount of the open deals, or their number where no amount is known.
  func pipeline(_ money: MoneyEvidence) -> String {
    money.openWithAmount > 0
      ? amount(money.pipeline)
      : money.openCount > 0 ? "\(DecimalText.whole(money.openCount)) open" : "–"
  }

  /// Returns the revenue for one unit of budget, from its high end to its low end.
  func budget(_ money: MoneyEvidence) -> String {
    guard let low = money.revenueAtLowBudget, let high = money.revenueAtHighBudget,
      low.value.isFinite, high.value > 0
    else { return "–" }
    let ends = [high.value, low.value].map(DecimalText.perUnit)
    return currency + ends.joined(separator: "–")
  }

  /// Returns the median cycle with its quartiles: "142 d (128–157)".
  func cycle(_ cycle: MoneyEvidence.Quartiles?) -> String {
    guard let cycle else { return "–" }
    return "\(DecimalText.fixed(cycle.median, places: 0)) d (\(quartiles(cycle)))"
  }

  /// Returns the lower and the upper quartile: "128–157".
  func quartiles(_ cycle: MoneyEvidence.Quartiles) -> String {
    [cycle.lower, cycle.upper].map { DecimalText.fixed($0, places: 0) }.joined(separator: "–")
  }

  /// Returns the percentages won within each horizon: "0/41/48%".
  func within(_ money: MoneyEvidence) -> String {
    guard !money.wonWithin.isEmpty else { return "–" }
    return MoneyEvidence.horizons.map { months, _ in
      guard let won = money.wonWithin.first(where: { $0.months == months }) else { return "?" }
      return DecimalText.fixed(won.share.value * 100, places: 0)
    }.joined(separator: "/") + "%"
  }
}
