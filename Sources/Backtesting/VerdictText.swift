import Segmenting
import Statistics

/// The verdicts of a report in sentences: the overall one first, then tier by tier, then the rest.
struct VerdictText {
  let report: BacktestReport
  let segmentation: Segmentation?
  let currency: String
  /// What is counted: "accounts" or "deals".
  let subject: String
  /// Whose the attributes are: "account", or "deal" where every deal stands for itself.
  let owner: String

  var sentences: [String] {
    // Without a win there is nothing to test, and every further sentence would only repeat that.
    guard report.hasWin else { return [noWin, customers].compactMap { $0 } }
    return [overall].compactMap { $0 } + report.comparisons.map(\.sentence) + budgets
      + [attributes].compactMap { $0 }
      + segments + [customers].compactMap { $0 }
  }

  private var noWin: String {
    let start = "None of the \(subject) has been won, so nothing can be said of the tiers"
    guard let outside = report.outside?.winRate.successes, outside > 0 else { return start + "." }
    return start
      + "; \(DecimalText.whole(outside)) won \(outside == 1 ? "deal belongs" : "deals belong") to no account of the "
      + "list."
  }

  private var overall: String? {
    guard report.tiers.count > 1 else {
      return "All \(subject) are in one tier, so there is no order of tiers to test."
    }
    guard let ranking = report.ranking else {
      return "All \(subject) ended alike, so nothing can be said of the tiers."
    }
    let figures =
      "(trend p \(DecimalText.pValue(ranking.trendP)), AUC "
      + "\(DecimalText.fixed(ranking.areaUnderCurve, places: 3)))"
    if ranking.trendP >= 0.05 {
      return "The tiers are not shown to rank \(subject) better than chance \(figures)." + noTier
    }
    if ranking.trendZ < 0 {
      return "The tiers rank \(subject) the wrong way round \(figures): the scoring model is wrong."
    }
    let strength = ranking.areaUnderCurve >= 0.7 ? "far better" : "better"
    return "The tiers rank \(subject) \(strength) than chance \(figures)." + noTier
  }

  private var noTier: String {
    report.comparisons.contains { $0.verdict == .proven }
      ? "" : " No tier is proven better than the next."
  }

  /// Where a lower tier earns more for each unit of money spent on it than the tier above.
  private var budgets: [String] {
    zip(report.tiers, report.tiers.dropFirst()).compactMap { higher, lower in
      guard let first = higher.revenuePerBudget, let second = lower.revenuePerBudget,
        first.atLow.isFinite, second.atLow > first.atLow
      else { return nil }
      let figures = [second, first].map { currency + DecimalText.perUnit($0.atLow) }
        .joined(separator: " vs ")
      let isHint = [higher, lower].contains { $0.money?.isSmall == true }
      return
        "Tier \(lower.tier) returns more for each \(currency)1 of its budget than Tier \(higher.tier) at the "
        + "low end of the budgets (\(figures))"
        + (isHint ? "; with so few wins that is a hint." : ".")
    }
  }

  private var attributes: String? {
    guard let first = report.attributes.first else { return nil }
    let proven = report.attributes.filter(\.isProven)
    guard !proven.isEmpty else {
      return
        "No \(owner) attribute is proven to go with winning (\(report.attributes.count) tested; the "
        + "smallest adjusted p is \(DecimalText.pValue(first.adjustedP)), for \(words(first.field)))."
    }
    let names = proven.map { words($0.field) }.joined(separator: ", ")
    return
      "Of \(report.attributes.count) \(owner) attributes, \(proven.count) "
      + "\(proven.count == 1 ? "goes" : "go") with winning: \(names)."
  }

  private func words(_ field: String) -> String { field.replacing("_", with: " ") }

  private var segments: [String] {
    SegmentVerdictText.sentences(
      of: segmentation == nil ? [] : report.segments, together: report.segmentation,
      names: Dictionary(
        (segmentation?.segments ?? []).map { ($0.number, $0.name) },
        uniquingKeysWith: { first, _ in first }), measure: report.measure)
  }

  private var customers: String? {
    guard let customers = report.customers else { return nil }
    let count = customers.accountCount
    return
      "\(DecimalText.whole(count)) existing \(count == 1 ? "customer is" : "customers are") left out of "
      + "the tiers' rates: expansion is never mixed with new business."
  }
}
