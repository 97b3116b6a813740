import Backtesting

extension JSONReport {
  /// The evidence; empty lists without a back-test.
  var backtest: [(String, JSONValue)] {
    let backtest = report.backtest
    return [
      ("measure", backtest.map { .text($0.measure.rawValue) } ?? .null),
      ("basis", .array((backtest?.basis ?? []).map { .text($0) })),
      ("scoredAsOf", backtest?.scoredAsOf.map { .text("\($0)") } ?? .null),
      ("evidenceNotDated", .array((backtest?.undatedFields ?? []).map { .text($0) })),
      ("verdicts", .array((backtest?.verdicts ?? []).map { .text($0) })),
      ("tiers", .array((backtest?.tiers ?? []).map(tier))),
      ("all", backtest.map { tier($0.all) } ?? .null),
      ("customers", backtest?.customers.map(tier) ?? .null),
      ("outside", backtest?.outside.map(tier) ?? .null),
      ("moneyNotes", .array((backtest?.moneyNotes ?? []).map { .text($0) })),
      ("comparisons", .array((backtest?.comparisons ?? []).map(comparison))),
      ("ranking", backtest?.ranking.map(ranking) ?? .null),
      ("scoreRanking", backtest?.scoreRanking.map(scoreRanking) ?? .null),
      ("scoreCalibration", backtest?.scoreCalibration.map(scoreCalibration) ?? .null),
      ("periods", backtest?.periods.map(periods) ?? .null),
      ("leaks", backtest?.leaks.map(leaks) ?? .null),
      ("baselines", backtest?.baselines.map(baselines) ?? .null),
      ("drift", backtest?.drift.map(drift) ?? .null),
      ("gains", .array((backtest?.gains ?? []).map(gains))),
      ("attributes", .array((backtest?.attributes ?? []).map(attribute))),
      ("agreedCriteria", backtest?.agreement.map(agreement) ?? .null),
      ("listGap", backtest?.listGap.map(listGap) ?? .null),
      ("sweetSpot", backtest?.sweetSpot.map(sweetSpot) ?? .null),
      ("limits", .array((backtest?.limits ?? []).map { .text($0) })),
      ("segmentEvidence", .array((backtest?.segments ?? []).map(segmentEvidence))),
      (
        "marketSegmentEvidence", .array((backtest?.marketSegments ?? []).map(segmentEvidence))
      ),
      ("segmentationEvidence", backtest?.segmentation.map(segmentationEvidence) ?? .null),
      ("breakdowns", .array((backtest?.breakdowns ?? []).map(breakdown))),
    ]
  }

  func rate(_ rate: Rate) -> JSONValue {
    .object([
      ("successes", .whole(rate.successes)), ("trials", .whole(rate.trials)),
      ("value", .number(rate.value)), ("lower", .number(rate.lower)),
      ("upper", .number(rate.upper)),
    ])
  }

  private func tier(_ tier: TierEvidence) -> JSONValue {
    .object([
      ("tier", tier.tier > 0 ? .whole(tier.tier) : .null), ("accounts", .whole(tier.accountCount)),
      ("conversion", rate(tier.conversion)), ("winRate", rate(tier.winRate)),
      ("lift", .number(tier.lift)), ("revenue", .number(tier.revenue)),
      ("revenueShare", .number(tier.revenueShare)),
      ("revenuePerAccount", .number(tier.revenuePerAccount)),
      ("dealsWithAmount", .whole(tier.dealsWithAmount)), ("averageDeal", .number(tier.averageDeal)),
      ("medianCycleDays", .number(tier.medianCycleDays)), ("budgetPerYear", budget(tier)),
      ("money", money(tier)),
    ])
  }

  private func breakdown(_ breakdown: Breakdown) -> JSONValue {
    .object([
      ("by", .text(breakdown.axis.name)),
      (
        "groups",
        .array(
          breakdown.rows.map { row in
            guard case .object(let figures) = tier(row.evidence) else { return .null }
            return .object(
              [("group", .text(row.label))] + figures.dropFirst() + [
                ("p", .number(row.p)), ("adjustedP", .number(row.adjustedP)),
              ])
          })
      ), ("notes", .array(breakdown.notes.map { .text($0) })),
    ])
  }

  private func periods(_ evidence: PeriodEvidence) -> JSONValue {
    .object([
      (
        "periods",
        .array(
          evidence.periods.map { period in
            .object([
              ("after", .text("\(period.after)")), ("through", .text("\(period.through)")),
              ("rate", rate(period.rate)), ("areaUnderCurve", period.areaUnderCurve.json),
            ])
          })
      ), ("p", .number(evidence.p)), ("sentence", .text(evidence.sentence)),
      ("notes", .array(evidence.notes.map { .text($0) })),
    ])
  }

  private func budget(_ tier: TierEvidence) -> JSONValue {
    guard let budget = tier.budgetPerYear, let returns = tier.revenuePerBudget else { return .null }
    return .object([
      ("low", .number(budget.lowerBound)), ("high", .number(budget.upperBound)),
      ("revenuePerUnitAtLow", .number(returns.atLow)),
      ("revenuePerUnitAtHigh", .number(returns.atHigh)),
    ])
  }

  private func comparison(_ comparison: TierComparison) -> JSONValue {
    .object([
      ("higher", .whole(comparison.higher)), ("lower", .whole(comparison.lower)),
      ("verdict", .text(comparison.verdict.rawValue)), ("fisherP", .number(comparison.fisherP)),
      ("adjustedP", .number(comparison.adjustedP)),
      ("differenceLower", .number(comparison.difference.lowerBound)),
      ("differenceUpper", .number(comparison.difference.upperBound)),
      ("probabilityHigher", .number(comparison.probabilityHigher)),
      ("neededHigher", comparison.neededSizes.map { .whole($0.higher) } ?? .null),
      ("neededLower", comparison.neededSizes.map { .whole($0.lower) } ?? .null),
      ("sentence", .text(comparison.sentence)),
    ])
  }

  private func ranking(_ ranking: RankingEvidence) -> JSONValue {
    .object([
      ("areaUnderCurve", .number(ranking.areaUnderCurve)), ("trendZ", .number(ranking.trendZ)),
      ("trendP", .number(ranking.trendP)),
    ])
  }

  private func gains(_ point: GainsPoint) -> JSONValue {
    .object([
      ("label", .text(point.label)), ("share", .number(point.share)),
      ("successShare", .number(point.successShare)), ("revenueShare", .number(point.revenueShare)),
    ])
  }

  private func attribute(_ attribute: AttributeEvidence) -> JSONValue {
    .object([
      ("field", .text(attribute.field)), ("test", .text(attribute.test)),
      ("p", .number(attribute.p)), ("adjustedP", .number(attribute.adjustedP)),
      ("proven", .bool(attribute.isProven)), ("count", .whole(attribute.count)),
    ])
  }
}
