import Modeling
import Reading
import Scoring

/// Looks for columns and signals that know the outcome.
struct LeakProbes {
  let model: Model
  let market: Market
  let scores: ScoredAccounts
  let folds: OutcomeFolds
  let closes: FirstCloses
  let cutoff: CalendarDate?
  let asOf: CalendarDate?
  let threadCount: Int

  /// Returns what was tried and found.
  ///
  /// - Complexity: O(columns · n + signals + deals).
  var report: LeakReport {
    let used = UsedFields(model).names
    let columns = market.accounts.columns
    let probes = ColumnProbing(folds: folds, threadCount: threadCount)
      .probes(columns, used: used)
    let drafts =
      named(columns, used) + effortSignals + dated(used) + probed(probes)
    // One sign is enough where several give the same field away; the first says most.
    var seen: Set<String> = []
    let kept = drafts.filter { seen.insert($0.field).inserted }
    let ordered = kept.filter(\.isUsed) + kept.filter { !$0.isUsed }
    let effects = ScoreWithout(scores: scores, folds: folds, threadCount: threadCount)
      .effects(ordered.map { criteria(of: $0.field) })
    let suspicions = zip(ordered, effects).map {
      LeakSuspicion(
        field: $0.field, isUsed: $0.isUsed, sign: $0.sign, reason: $0.reason, effect: $1)
    }
    let consequences =
      market.deals.map {
        OutcomeConsequences(deals: $0, cutoff: cutoff, asOf: asOf).proven
      } ?? []
    return LeakReport(
      columns: probes, suspicions: suspicions, consequences: consequences,
      sentences: LeakText(probes: probes, suspicions: suspicions, lacking: folds.lacking).sentences
    )
  }

  private typealias Draft = (
    field: String, isUsed: Bool, sign: LeakSuspicion.Sign, reason: String
  )

  private func named(_ columns: [Column], _ used: Set<String>) -> [Draft] {
    columns.compactMap { column in
      guard
        let reason = LeakyFields.reason(for: column.field)
          ?? LeakyFields.reason(for: column.header)
      else { return nil }
      let isEffort =
        LeakyFields.isEffort(column.field) || LeakyFields.isEffort(column.header)
      return (column.field, used.contains(column.field), isEffort ? .effort : .name, reason)
    }
  }

  private var effortSignals: [Draft] {
    EffortSignals(model: model, signals: market.signals).fields.map {
      (field: $0, isUsed: true, sign: .effort, reason: EffortSignals.reason)
    }
  }

  private func probed(_ probes: [ColumnProbe]) -> [Draft] {
    probes.compactMap { probe in
      if let reason = LeakJudge.missing(probe) {
        return (probe.field, probe.isUsed, .missing, reason)
      }
      return LeakJudge.values(probe).map { (probe.field, probe.isUsed, .values, $0) }
    }
  }

  private func dated(_ used: Set<String>) -> [Draft] {
    let search = DatedAfter(closes: closes, accounts: folds.accounts)
    var found = search.columns(market.accounts.columns).map { ($0, used.contains($0.field)) }
    // With a window, signals after its beginning do not exist for the score.
    if cutoff == nil, let signals = market.signals {
      let criteria = model.groups.flatMap(\.criteria)
      let kinds = signals.kinds.filter { kind in
        criteria.contains { !UsedFields.kinds($0, among: [kind]).isEmpty }
      }
      found += search.signals(signals, kinds: kinds, asOf: asOf).map { ($0, true) }
    }
    return found.map {
      (field: $0.0.field, isUsed: $0.1, sign: .dated, reason: $0.0.reason)
    }
  }

  /// The criteria that count a field, in model order; a kind of signal counts in all that count it.
  private func criteria(of field: String) -> [Int] {
    let kind =
      field.hasPrefix(SignalMeasure.prefix)
      ? String(field.dropFirst(SignalMeasure.prefix.count)) : nil
    return model.groups.flatMap(\.criteria).enumerated().filter { _, criterion in
      if let kind { return !UsedFields.kinds(criterion, among: [kind]).isEmpty }
      return criterion.field == field
    }.map(\.offset)
  }
}
