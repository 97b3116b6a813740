import Backtesting

extension JSONReport {
  /// Money and time of a tier, every figure with its interval; null where not asked for.
  func money(_ tier: TierEvidence) -> JSONValue {
    guard let money = tier.money else { return .null }
    return .object([
      ("openDeals", .whole(money.openCount)), ("openWithAmount", .whole(money.openWithAmount)),
      ("pipeline", .number(money.pipeline)), ("wonDeals", .whole(money.wonCount)),
      ("lift", estimate(money.lift)), ("averageDeal", estimate(money.averageDeal)),
      ("revenuePerAccount", estimate(money.revenuePerAccount)),
      ("revenuePerUnitAtLowBudget", money.revenueAtLowBudget.map(estimate) ?? .null),
      ("revenuePerUnitAtHighBudget", money.revenueAtHighBudget.map(estimate) ?? .null),
      ("cycleDays", money.cycle.map(cycle) ?? .null),
      ("daysToClose", money.timeToClose.map(time) ?? .null),
      (
        "wonWithin",
        .array(
          money.wonWithin.map {
            .object([("months", .whole($0.months)), ("share", estimate($0.share))])
          })
      ),
      ("newLogo", kind(money.newLogo, revenue: money.newLogoRevenue)),
      ("expansion", kind(money.expansion, revenue: money.expansionRevenue)),
      ("isSmall", .bool(money.isSmall)),
    ])
  }

  func estimate(_ estimate: Estimate) -> JSONValue {
    .object([
      ("value", .number(estimate.value)),
      ("lower", estimate.interval.map { .number($0.lowerBound) } ?? .null),
      ("upper", estimate.interval.map { .number($0.upperBound) } ?? .null),
    ])
  }

  private func cycle(_ cycle: MoneyEvidence.Quartiles) -> JSONValue {
    .object([
      ("lowerQuartile", .number(cycle.lower)), ("median", .number(cycle.median)),
      ("upperQuartile", .number(cycle.upper)), ("deals", .whole(cycle.count)),
    ])
  }

  private func time(_ time: MoneyEvidence.TimeToClose) -> JSONValue {
    .object([
      ("median", time.median.map { .whole($0) } ?? .null),
      ("lower", time.lower.map { .whole($0) } ?? .null),
      ("upper", time.upper.map { .whole($0) } ?? .null), ("deals", .whole(time.dealCount)),
    ])
  }

  private func kind(_ rate: Rate, revenue: Double) -> JSONValue {
    .object([("winRate", self.rate(rate)), ("revenue", .number(revenue))])
  }
}
