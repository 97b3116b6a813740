import Backtesting

extension JSONReport {
  /// Columns and signals that know the outcome.
  func leaks(_ leaks: LeakReport) -> JSONValue {
    .object([
      ("suspicions", .array(leaks.suspicions.map(suspicion))),
      ("columns", .array(leaks.columns.map(probe))),
      (
        "consequences",
        .array(
          leaks.consequences.map {
            .object([
              ("name", .text($0.name)), ("p", .number($0.p)), ("sentence", .text($0.sentence)),
            ])
          })
      ),
      ("sentences", .array(leaks.sentences.map { .text($0) })),
    ])
  }

  private func suspicion(_ suspicion: LeakSuspicion) -> JSONValue {
    .object([
      ("field", .text(suspicion.field)), ("used", .bool(suspicion.isUsed)),
      ("sign", .text(suspicion.sign.rawValue)), ("reason", .text(suspicion.reason)),
      ("scoreWith", suspicion.effect?.with.json ?? .null),
      ("scoreWithout", suspicion.effect?.without.json ?? .null),
    ])
  }

  private func probe(_ probe: ColumnProbe) -> JSONValue {
    .object([
      ("field", .text(probe.field)), ("used", .bool(probe.isUsed)),
      ("known", .whole(probe.knownCount)), ("areaUnderCurve", probe.area.json),
      ("hasOrder", .bool(probe.hasOrder)), ("fittedArea", probe.fittedArea.json),
      ("missingArea", probe.missingArea.json),
      ("missingAdjustedP", .number(probe.missingP)),
      ("filledAmongWins", .number(probe.filledAmongWins)),
      ("filledAmongOthers", .number(probe.filledAmongOthers)),
    ])
  }

  /// The score beside rankings without a model.
  func baselines(_ baselines: BaselineReport) -> JSONValue {
    .object([
      ("score", baselines.score.json), ("chance", baselines.chance.map(chance) ?? .null),
      ("baselines", .array(baselines.baselines.map(baseline))),
      ("flatList", rate(baselines.flatList)),
      ("sentences", .array(baselines.sentences.map { .text($0) })),
    ])
  }

  private func chance(_ chance: ChanceRanking) -> JSONValue {
    .object([
      ("draws", .whole(chance.count)), ("best", .number(chance.best)),
      ("percentile95", .number(chance.percentile95)), ("p", .number(chance.p)),
    ])
  }

  private func baseline(_ baseline: Baseline) -> JSONValue {
    .object([
      ("kind", .text(baseline.kind.rawValue)),
      ("fields", .array(baseline.fields.map { .text($0) })),
      ("pickedFrom", .whole(baseline.pickedFrom)), ("area", baseline.area.json),
      ("lead", baseline.lead.json), ("adjustedP", .number(baseline.adjustedP)),
      ("verdict", .text(baseline.verdict.rawValue)), ("sentence", .text(baseline.sentence)),
    ])
  }

  /// Whether the accounts have changed.
  func drift(_ drift: DriftReport) -> JSONValue {
    .object([
      ("since", .text("\(drift.since)")), ("older", .whole(drift.olderCount)),
      ("newer", .whole(drift.newerCount)), ("mixes", .array(drift.mixes.map(mix))),
      ("olderRate", rate(drift.olderRate)), ("newerRate", rate(drift.newerRate)),
      ("differenceLower", .number(drift.rateDifference.lowerBound)),
      ("differenceUpper", .number(drift.rateDifference.upperBound)),
      ("rateAdjustedP", .number(drift.rateP)), ("rateChanged", .bool(drift.isRateChanged)),
      ("sentences", .array(drift.sentences.map { .text($0) })),
    ])
  }

  private func mix(_ mix: MixDrift) -> JSONValue {
    .object([
      ("name", .text(mix.name)), ("kind", .text(mix.kind.rawValue)), ("index", .number(mix.index)),
      ("limit", .number(mix.limit)), ("adjustedP", .number(mix.adjustedP)),
      ("bins", .whole(mix.binCount)), ("changed", .bool(mix.isChanged)),
    ])
  }
}
