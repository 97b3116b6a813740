import Modeling
import Reading
import Statistics

/// S and L: the criteria and features, and the fields that they rest on.
struct ScoreRules {
  let checker: Checker
  let market: Market

  private static let criterionCounts = 5...8
  private static let mostMissing = 0.4

  var findings: [Finding] {
    criterionCount + criteria.flatMap { decay($0) + emptiness($0) + gaps($0) } + leaks
  }

  private var criteria: [Criterion] { checker.model.groups.flatMap(\.criteria) }

  private var criterionCount: [Finding] {
    let count = criteria.count
    guard !checker.model.groups.isEmpty, !Self.criterionCounts.contains(count) else { return [] }
    let wayOut =
      count < Self.criterionCounts.lowerBound
      ? "add what your best salespeople ask about first"
      : "keep those that set won accounts apart"
    return [
      Rule.criterionCount.finding(
        at: checker.place(criteria.first?.place ?? .code),
        "The score has \(count) \(count == 1 ? "criterion" : "criteria"), and five to eight are "
          + "usually enough; \(wayOut).")
    ]
  }

  private func decay(_ criterion: Criterion) -> [Finding] {
    guard let measure = criterion.signals, measure.withinDays == nil else { return [] }
    switch criterion.points {
    case .per(_, _, .some), .recency, .steps, .always: return []
    default:
      return [
        Rule.signalWithoutDecay.finding(
          at: checker.place(criterion.place),
          "“\(criterion.field)” counts old signals like new ones; add half_life: 30d for intent, or "
            + "60d for engagement.")
      ]
    }
  }

  /// Accounts whose number lies between two bands and in none.
  private func gaps(_ criterion: Criterion) -> [Finding] {
    guard case .bands(let bands) = criterion.points,
      case .number(let numbers)? = market.accounts.column(criterion.field)?.values
    else { return [] }
    let order = bands.sorted { $0.lower < $1.lower }
    for (left, right) in zip(order, order.dropFirst()) where left.upper < right.lower {
      let between = numbers.filter { $0 > left.upper && $0 < right.lower }
      guard let example = between.first else { continue }
      return [
        Rule.gapBetweenBands.finding(
          at: checker.place(criterion.place),
          "“\(criterion.label)” has no band between \(NumberRangeText.text(left.upper)) and "
            + "\(NumberRangeText.text(right.lower)), where \(counted(between.count, "account")) "
            + "\(between.count == 1 ? "lies" : "lie") (for instance at \(NumberRangeText.text(example))) and "
            + "\(between.count == 1 ? "gets" : "get") 0 points; let one band end where the next begins."
        )
      ]
    }
    return []
  }

  private func emptiness(_ criterion: Criterion) -> [Finding] {
    guard let column = market.accounts.column(criterion.field), column.count > 0 else { return [] }
    let missing = (0..<column.count).count { column.isMissing($0) }
    let share = Double(missing) / Double(column.count)
    guard share > Self.mostMissing else { return [] }
    return [
      Rule.emptyCriterion.finding(
        at: checker.place(criterion.place),
        "“\(criterion.field)” is empty for \(DecimalText.whole(missing)) of "
          + "\(counted(column.count, "account")) (\(DecimalText.percent(share))); fill the column, "
          + "or give the criterion up.")
    ]
  }

  /// Every use of a field that is known too late: in features, criteria and rules of tiers.
  private var leaks: [Finding] {
    var uses: [(field: String, place: ModelPlace, use: String)] = []
    for family in checker.model.families where family.weight > 0 {
      uses += family.features.map { ($0.field, $0.place, "a feature") }
    }
    uses += criteria.map { ($0.field, $0.place, "a criterion") }
    for rule in checker.model.tiers {
      uses += (rule.condition?.names ?? []).map { ($0, rule.place, "in a tier's rule") }
    }
    return uses.compactMap { use in
      guard let reason = leak(use.field) else { return nil }
      return Rule.leakyField.finding(
        at: checker.place(use.place),
        "“\(use.field)” is \(use.use), and it \(reason), so it is known too late to predict with; "
          + "remove it.")
    }
  }

  private func leak(_ field: String) -> String? {
    guard let column = market.accounts.column(field) else { return nil }
    return LeakyFields.reason(for: field) ?? LeakyFields.reason(for: column.header)
  }
}
