import Modeling
import Reading
import Statistics

/// S: the criteria, and whether the accounts have what they ask for.
struct ScoreRules {
  let checker: Checker
  let market: Market

  private static let criterionCounts = 5...8
  private static let mostMissing = 0.4

  var findings: [Finding] {
    criterionCount + criteria.flatMap { decay($0) + emptiness($0) + gaps($0) }
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
}
