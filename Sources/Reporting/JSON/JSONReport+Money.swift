import Backtesting

extension JSONReport {
  /// Money and time of a tier, every figure with its interval; null where not asked for.
  func money(_ tier: TierEvidence) -> JSONValue {
    guard let money = tier.money else { return .null }
    return .object([
      ("openDeals", .whole(money.openCount)), ("openWithAmount", .whole(money.openWithAmount)),
      ("pipeline", .number(money.pipeline)), ("wonDeals", .whole(money.wonCount)),
      ("lift", money.lift.json), ("averageDeal", money.averageDeal.json),
      ("revenuePerAccount", money.revenuePerAccount.json),
      ("revenuePerUnitAtLowBudget", money.revenueAtLowBudget.map(\.json) ?? .null),
      ("revenuePerUnitAtHighBudget", money.revenueAtHighBudget.map(\.json) ?? .null),
      ("cycleDays", money.cycle.map(cycle) ?? .null),
      ("daysToClose", money.timeToClose.map(time) ?? .null),
      (
        "wonWithin",
        .array(
          money.wonWithin.map {
            .object([("months", .whole($0.months)), ("share", $0.share.json)])
          })
      ),
      ("newLogo", kind(money.newLogo, revenue: money.newLogoRevenue)),
      ("expansion", kind(money.expansion, revenue: money.expansionRevenue)),
      ("isSmall", .bool(money.isSmall)),
    ])
  }

  private func cycle(_ cycle: MoneyEvidence.Quartiles) -> JSONValue {
    .object([
      ("lowerQuartile", .number(cycle.lower)), ("median", .number(cycle.median)),
      ("upperQuartile", .number(cycle.upper)), ("deals", .whole(cycle.count)),
      ("lowest", .number(cycle.range.lowerBound)), ("highest", .number(cycle.range.upperBound)),
      ("lowerWhisker", .number(cycle.whiskers.lowerBound)),
      ("upperWhisker", .number(cycle.whiskers.upperBound)),
      ("beyondWhiskers", .whole(cycle.outsideCount)),
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

extension Estimate {
  /// The figure and the ends of its interval, null where they cannot be had.
  var json: JSONValue {
    RankingFigure(value: value, interval: interval).json
  }
}
