import Backtesting

extension JSONReport {
  /// Wins that the list or the tiers missed, every trait that was tested included.
  func listGap(_ gap: ListGap) -> JSONValue {
    .object([
      ("sentences", .array(gap.sentences.map { .text($0) })),
      ("outside", gap.rate.map(rate) ?? .null),
      ("companies", .whole(gap.companyCount)),
      ("deals", .array(gap.deals.map(gapDeal))),
      ("fields", .array(gap.fields.map { .text($0) })),
      ("traits", .array(gap.traits.map(contrast))),
      ("missed", gap.missed.map(missed) ?? .null),
    ])
  }

  private func gapDeal(_ deal: ListGap.Deal) -> JSONValue {
    .object([
      ("account", .text(deal.reference)), ("id", .text(deal.id)), ("line", .whole(deal.line)),
      ("amount", .number(deal.amount)), ("closed", deal.closed.map { .text("\($0)") } ?? .null),
    ])
  }

  private func missed(_ missed: MissedWins) -> JSONValue {
    .object([
      ("place", .text(missed.place)), ("wins", rate(missed.rate)),
      ("againstOtherWins", .array(missed.againstWins.map(contrast))),
      ("againstNotWon", .array(missed.againstRest.map(contrast))),
    ])
  }

  private func contrast(_ contrast: TraitContrast) -> JSONValue {
    .object(
      trait(contrast.trait) + [
        ("found", .bool(contrast.isFound)), ("own", rate(contrast.own)),
        ("other", rate(contrast.other)),
        ("differenceLower", .number(contrast.difference.lowerBound)),
        ("differenceUpper", .number(contrast.difference.upperBound)),
        ("p", .number(contrast.p)), ("q", .number(contrast.q)),
      ])
  }

  private func trait(_ trait: Trait) -> [(String, JSONValue)] {
    [("field", .text(trait.field)), ("trait", .text(trait.value))]
  }

  /// What goes with fast and with valuable wins, every test included.
  func sweetSpot(_ sweetSpot: SweetSpot) -> JSONValue {
    .object([
      ("sentences", .array(sweetSpot.sentences.map { .text($0) })),
      ("closedAfter", sweetSpot.since.map { .text("\($0)") } ?? .null),
      ("tests", .whole(sweetSpot.testCount)), ("scopes", .array(sweetSpot.scopes.map(scope))),
    ])
  }

  private func scope(_ scope: SweetSpot.Scope) -> JSONValue {
    .object([
      ("name", .text(scope.name)), ("accounts", .whole(scope.accountCount)),
      ("deals", .whole(scope.dealCount)), ("withCycle", .whole(scope.known.cycle)),
      ("withAmount", .whole(scope.known.amount)),
      ("medianCycleDays", .number(scope.medianCycle)),
      ("medianAmount", .number(scope.medianAmount)),
      ("traits", .array(scope.effects.map(effect))),
    ])
  }

  private func effect(_ effect: TraitEffect) -> JSONValue {
    .object(
      trait(effect.trait) + [
        ("outcome", .text(effect.outcome.rawValue)), ("found", .bool(effect.isFound)),
        ("adverse", .bool(effect.isAdverse)), ("accounts", .whole(effect.counts.own)),
        ("otherAccounts", .whole(effect.counts.other)), ("median", .number(effect.median)),
        ("otherMedian", .number(effect.otherMedian)),
        ("probabilityAbove", .number(effect.probabilityAbove)),
        ("shift", effect.shift.map(\.json) ?? .null), ("p", .number(effect.p)),
        ("q", .number(effect.q)), ("winRate", rate(effect.winRates.own)),
        ("otherWinRate", rate(effect.winRates.other)), ("losesMore", .bool(effect.losesMore)),
      ])
  }

  /// What became of the criteria agreed before the launch.
  func agreement(_ agreement: AgreementEvidence) -> JSONValue {
    .object([
      ("agreed", .text("\(agreement.agreed)")), ("summary", .text(agreement.summary)),
      ("seal", agreement.seal.map { .text($0) } ?? .null),
      ("wantedSeal", .text(agreement.wantedSeal)), ("changed", .bool(agreement.isChanged)),
      ("criteria", .array(agreement.results.map(agreedResult))),
      ("notes", .array(agreement.notes.map { .text($0) })),
    ])
  }

  private func agreedResult(_ result: AgreedResult) -> JSONValue {
    .object([
      ("criterion", .text("\(result.criterion)")), ("months", .whole(result.criterion.months)),
      ("due", .text("\(result.due)")), ("verdict", .text(result.verdict.rawValue)),
      ("figure", result.figure.json), ("target", result.target.json),
      ("p", result.p.map { .number($0) } ?? .null),
      ("adjustedP", result.adjustedP.map { .number($0) } ?? .null),
      ("reason", result.reason.map { .text($0) } ?? .null), ("sentence", .text(result.sentence)),
    ])
  }
}
