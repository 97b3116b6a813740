import Backtesting
import Modeling
import Scoring

/// What the page's sliders work on, as JSON inside of the page.
///
/// It holds points, rules, outcomes and the model file's own text; no account's name.
struct WhatIfData {
  let whatIf: WhatIf
  /// The model file, cut where others numbers can be written; nothing where it is not to be given away.
  let slots: ModelSlots?

  /// The JSON; nothing where points are too large for it.
  var text: String? {
    let table = whatIf.table
    let columns = table.criteria.map { PackedColumn($0.points)?.json }
    guard columns.allSatisfy({ $0 != nil }),
      let trials = PackedColumn(whatIf.trials.map(Int32.init))?.json,
      let successes = PackedColumn(whatIf.successes.map(Int32.init))?.json,
      let places = places(table)
    else { return nil }
    let json = JSONValue.object([
      ("count", .whole(table.count)), ("compared", .whole(table.comparedCount)),
      ("measure", .text(whatIf.measure.rawValue)),
      ("tiers", .array(table.tiers.map { .whole($0) })),
      ("groups", .array(table.groups.map(group))),
      ("factors", .array(table.criteria.map { .whole($0.factor) })),
      ("columns", .array(columns.compactMap { $0 })),
      ("limits", .array(table.limits.map(limit))),
      ("answers", .array(table.answers.map(PackedColumn.bits))),
      ("steps", .array(table.steps.map(step))), ("places", places), ("trials", trials),
      ("successes", successes),
      ("worths", worths), ("heldOut", PackedColumn.bits(whatIf.isHeldOut)),
      ("file", .array(slots?.pieces.map(piece) ?? [])),
    ])
    // No text of a model file ends the script that it stands in.
    return json.text().replacing("<", with: "\\u003c").replacing("\u{2028}", with: "\\u2028")
      .replacing("\u{2029}", with: "\\u2029")
  }

  private func group(_ own: RescoringTable.Group) -> JSONValue {
    .object([
      ("least", .whole(own.bounds.lowerBound)), ("most", .whole(own.bounds.upperBound)),
      ("first", .whole(own.criteria.lowerBound)), ("end", .whole(own.criteria.upperBound)),
    ])
  }

  private func limit(_ own: RescoringTable.Limit) -> JSONValue {
    .object([
      ("points", .number(own.hundredths)), ("sign", .text(own.comparison.rawValue)),
      ("moves", .bool(own.tier != nil)),
    ])
  }

  private func step(_ own: RescoringTable.Step) -> JSONValue {
    .object([
      ("tier", .whole(own.tier)), ("gate", .bool(own.isGate)), ("fixed", .bool(own.isFixed)),
      ("rule", rule(own.rule)),
    ])
  }

  /// The tiers that hold so many accounts, with what decides who is in; nothing where 16 bits cannot hold the order of the file.
  private func places(_ table: RescoringTable) -> JSONValue? {
    guard !table.places.isEmpty else { return .null }
    let ranks = table.ranks.map { PackedColumn($0)?.json }
    guard let order = PackedColumn(table.fileOrder)?.json, ranks.allSatisfy({ $0 != nil }) else {
      return nil
    }
    let tiers = table.places.map { own -> JSONValue in
      let ties = own.ties.map { tie -> JSONValue in
        switch tie {
        case .group(let group): .object([("group", .whole(group))])
        case .rank(let rank): .object([("rank", .whole(rank))])
        }
      }
      return .object([
        ("tier", .whole(own.tier)), ("count", .whole(own.count)), ("ties", .array(ties)),
      ])
    }
    return .object([
      ("tiers", .array(tiers)), ("ranks", .array(ranks.compactMap { $0 })), ("order", order),
    ])
  }

  /// A rule as nested lists: ["and", left, right], ["points", group, limit] and so on.
  private func rule(_ own: RescoringTable.Rule) -> JSONValue {
    switch own {
    case .and(let left, let right): .array([.text("and"), rule(left), rule(right)])
    case .or(let left, let right): .array([.text("or"), rule(left), rule(right)])
    case .not(let inner): .array([.text("not"), rule(inner)])
    case .constant(let answer): .array([.text("constant"), .bool(answer)])
    case .points(let group, let limit): .array([.text("points"), .whole(group), .whole(limit)])
    case .answer(let place): .array([.text("answer"), .whole(place)])
    }
  }

  /// The worth of an account's trials by how many there are; an account's own is told by its number of trials alone.
  private var worths: JSONValue {
    let byTrials = Dictionary(
      zip(whatIf.trials, whatIf.worths).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    return .object(byTrials.keys.sorted().map { ("\($0)", .number(byTrials[$0] ?? 0)) })
  }

  private func piece(_ own: ModelSlots.Piece) -> JSONValue {
    switch own {
    case .text(let text): .text(text)
    case .weight(let criterion, let before, let after, let isWritten):
      .object([
        ("weight", .whole(criterion)), ("before", .text(before)), ("after", .text(after)),
        ("always", .bool(isWritten)),
      ])
    case .limit(let place): .object([("limit", .whole(place))])
    }
  }
}
