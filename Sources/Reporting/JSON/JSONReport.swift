import Backtesting
import Checking
import Reading
import Scoring
import Segmenting

/// A report as JSON, with every figure at full precision.
public struct JSONReport: Sendable {
  let report: RunReport

  /// Creates a JSON report.
  public init(report: RunReport) {
    self.report = report
  }

  /// The JSON; the same report always gives the same text.
  public var text: String {
    var entries: [(String, JSONValue)] = [
      ("model", .text(report.model.name)),
      ("asOf", report.scores.asOf.map { .text("\($0)") } ?? .null),
      ("provenance", provenance),
    ]
    entries += [
      ("notDated", .array(report.scores.undatedFields.map { .text($0) })),
      ("criteria", .array(report.scores.criteria.map(criterion))),
      (
        "conditions",
        .object(report.scores.definitionCounts.map { (Redaction.text($0.name), .whole($0.count)) })
      ),
    ]
    entries += backtest + pictures + segmentationEntries + overTime
    entries += [
      ("findings", .array(report.findings.map(finding))),
      ("reconciliation", .array(report.market.reconciliations.map(reconciliation))),
      ("accounts", .array(report.listedAccounts.map(account))),
    ]
    return JSONValue.object(entries).text()
  }

  private func criterion(_ criterion: ScoredAccounts.ScoredCriterion) -> JSONValue {
    .object([
      ("group", .text(criterion.group)), ("criterion", .text(criterion.field)),
      ("dated", .bool(!criterion.isUndated)),
    ])
  }

  private func finding(_ finding: Finding) -> JSONValue {
    .object([
      ("code", .text(finding.code)), ("severity", .text(finding.severity.rawValue)),
      ("place", .text(finding.place)), ("message", .text(finding.message)),
    ])
  }

  private func reconciliation(_ reconciliation: Reconciliation) -> JSONValue {
    .object([
      ("source", .text(reconciliation.source)), ("rowsRead", .whole(reconciliation.rowsRead)),
      ("fates", .array(reconciliation.fates.map(fate))),
      ("notes", .array(reconciliation.notes.map { .text($0) })),
    ])
  }

  private func fate(_ fate: Reconciliation.Fate) -> JSONValue {
    .object([
      ("what", .text(fate.what)), ("used", .bool(fate.isUsed)), ("rows", .whole(fate.count)),
      (
        "examples",
        .array(
          fate.examples.map {
            .object([("line", .whole($0.line)), ("value", .text($0.value))])
          })
      ),
    ])
  }

  private func account(_ index: Int) -> JSONValue {
    let (accounts, scores) = (report.market.accounts, report.scores)
    let reasons = ReasonText(model: report.model, accounts: accounts)
    let groups = zip(scores.groupNames, scores.groupScores(ofAccount: index)).map {
      ($0, JSONValue.number(Double($1) / 100))
    }
    return .object([
      ("id", .text(accounts.ids[index])), ("name", .text(accounts.names[index])),
      ("domain", .text(accounts.domains[index])), ("tier", .whole(scores.tiers[index])),
      ("reason", .text(reasons.text(scores.reasons[index], account: index))),
      ("score", .number(Double(scores.totals[index]) / 100)), ("groups", .object(groups)),
    ])
  }
}
