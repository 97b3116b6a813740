import Modeling
import Scoring
import Statistics

/// How tiers are worked, as columns of a table: the play always, and whatever else some tier says.
struct TreatmentColumns {
  /// The titles, in order.
  let titles: [String]
  private let cellsOfTier: [Int: [RowText.Cell]]

  /// Creates the columns of a model's tiers.
  init(tiers: [TierRule]) {
    typealias Column = (title: String, cell: (TierRule) -> RowText.Cell?)
    func text(_ title: String, _ value: @escaping (TierRule) -> String?) -> Column {
      (title, { rule in value(rule).map { .text($0) } })
    }
    func money(_ title: String, _ value: @escaping (TierRule) -> Double?) -> Column {
      (title, { rule in value(rule).map { .decimal($0, places: 2) } })
    }
    let columns: [Column] = [
      text("play") { $0.treatment.play }, text("tier_name") { $0.name },
      text("owner") { $0.treatment.owner }, text("cadence") { $0.treatment.cadence },
      text("channel") { $0.treatment.channel },
      text("personalization") { $0.treatment.personalization },
      text("effort") { rule in rule.effort.map { DecimalText.percent($0, places: 0) } },
      money("budget_per_month_low") { $0.budgetPerMonth?.lowerBound },
      money("budget_per_month_high") { $0.budgetPerMonth?.upperBound },
    ]
    let used = columns.filter { column in
      column.title == "play" || tiers.contains { column.cell($0) != nil }
    }
    titles = used.map(\.title)
    cellsOfTier = Dictionary(
      tiers.map { rule in (rule.tier, used.map { $0.cell(rule) ?? .text("") }) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Returns the cells of an account in a tier; empty ones for whoever is disqualified, as nothing is spent on them.
  func cells(tier: Int, reason: TierReason) -> [RowText.Cell] {
    if case .disqualified = reason { return titles.map { _ in .text("") } }
    return cellsOfTier[tier] ?? titles.map { _ in .text("") }
  }
}
