import Backtesting
import Modeling
import Scoring
import Statistics

/// Who is in which tier when the team can work so many, and what that costs.
public struct AllocationReport: Answer {
  private let report: RunReport
  private let goal: Goal?

  /// What a target list is for.
  public struct Goal: Sendable {
    /// Revenue.
    public var revenue: Double
    /// The share of accounts that win a deal, or nothing: that of the back-test.
    public var conversion: Double?
    /// Revenue of a deal, or nothing: the average of the back-test.
    public var dealSize: Double?

    /// Creates a goal.
    public init(revenue: Double, conversion: Double? = nil, dealSize: Double? = nil) {
      self.revenue = revenue
      self.conversion = conversion
      self.dealSize = dealSize
    }
  }

  /// Creates the allocation of a run.
  ///
  /// - Parameters:
  ///   - report: The run, with its back-test where a goal leans on it.
  ///   - goal: What the target list is for; nothing says nothing of it.
  public init(report: RunReport, goal: Goal? = nil) {
    (self.report, self.goal) = (report, goal)
  }

  private var currency: String { report.model.deals?.currency ?? "$" }

  /// Returns the tiers as a table, and a sentence for each line that is drawn.
  public func text(_ layout: TextLayout) -> String {
    var parts = [table.text(layout)]
    parts += report.scores.allocations.compactMap(sentence).map(layout.sentence)
    if let places = PlaceTable(report: report).text(layout) { parts.append(places) }
    if let goal { parts.append(layout.sentence(goalSentence(goal))) }
    let scores = report.scores
    if let note = UndatedText.sentence(scores.undatedFields, asOf: scores.asOf) {
      parts.append(layout.sentence(note))
    }
    return layout.joined(parts)
  }

  /// The tiers, who has a place and what a goal takes, as JSON.
  public var json: String {
    let (accounts, scores) = (report.market.accounts, report.scores)
    func points(_ hundredths: Int?) -> JSONValue {
      hundredths.map { .number(Double($0) / 100) } ?? .null
    }
    let tiers = zip(report.model.tiers, scores.allocations).map { rule, allocation in
      JSONValue.object([
        ("tier", .whole(rule.tier)), ("qualify", .whole(allocation.qualifyingCount)),
        ("places", rule.capacity.map { .whole($0.accounts) } ?? .null),
        ("accounts", .whole(scores.tiers.count { $0 == rule.tier })),
        ("fromScore", points(allocation.cutOff)),
        ("sentence", sentence(allocation).map { .text($0) } ?? .null),
      ])
    }
    let places = PlaceTable(report: report).rows.map { row in
      JSONValue.object([
        ("tier", .whole(row.tier)), ("rank", row.rank.map { .whole($0) } ?? .null),
        ("in", .bool(row.hasPlace)), ("id", .text(accounts.ids[row.account])),
        ("name", .text(accounts.names[row.account])),
        ("domain", .text(accounts.domains[row.account])),
        ("score", points(Int(scores.totals[row.account]))),
      ])
    }
    return JSONValue.object([
      ("tiers", .array(tiers)), ("places", .array(places)),
      ("goal", goal.map { .text(goalSentence($0)) } ?? .null),
      ("notDated", .array(scores.undatedFields.map { .text($0) })),
    ]).text()
  }

  /// Returns who has a place in each tier whose places are counted, and who would be next, as rows for a program.
  public func rows(as form: RowForm) -> String { PlaceTable(report: report).text(as: form) }

  private var table: TextTable {
    let names = report.model.tiers.contains { $0.name != nil } ? ["name"] : []
    let owners = report.model.tiers.contains { $0.treatment.owner != nil } ? ["owner"] : []
    let efforts = report.model.tiers.contains { $0.effort != nil } ? ["effort"] : []
    var table = TextTable(
      [.init(title: "tier")]
        + names.map { .init(title: $0) }
        + ["qualify", "places", "in", "from score", "budget a month", "budget a year"].map {
          .init(title: $0, isNumber: true)
        } + efforts.map { .init(title: $0, isNumber: true) } + owners.map { .init(title: $0) })
    var sums = (low: 0.0, high: 0.0)
    for (rule, allocation) in zip(report.model.tiers, report.scores.allocations) {
      let count = report.scores.tiers.count { $0 == rule.tier }
      // Nothing is spent on whoever is disqualified.
      let paidCount = Double(count - disqualifiedCount(in: rule.tier))
      let budget = rule.budgetPerMonth.map { range in
        (low: range.lowerBound * paidCount, high: range.upperBound * paidCount)
      }
      sums = (sums.low + (budget?.low ?? 0), sums.high + (budget?.high ?? 0))
      table.append(
        ["\(rule.tier)"] + names.map { _ in rule.name ?? "" } + [
          DecimalText.whole(allocation.qualifyingCount),
          rule.capacity.map { DecimalText.whole($0.accounts) } ?? "–", DecimalText.whole(count),
          allocation.cutOff.map(PointText.text) ?? "–", money(budget, months: 1),
          money(budget, months: 12),
        ] + efforts.map { _ in rule.effort.map { DecimalText.percent($0, places: 0) } ?? "–" }
          + owners.map { _ in rule.treatment.owner ?? "" })
    }
    table.rule()
    table.append(
      ["all"] + names.map { _ in "" } + [
        "", "", DecimalText.whole(report.scores.count), "", money(sums, months: 1),
        money(sums, months: 12),
      ] + efforts.map { _ in "" } + owners.map { _ in "" })
    return table
  }

  private func disqualifiedCount(in tier: Int) -> Int {
    guard !report.model.disqualifiers.isEmpty else { return 0 }
    return (0..<report.scores.count).count { account in
      if case .disqualified = report.scores.reasons[account] {
        return report.scores.tiers[account] == tier
      }
      return false
    }
  }

  private func money(_ range: (low: Double, high: Double)?, months: Double) -> String {
    guard let range, range.high > 0 else { return "–" }
    let low = DecimalText.money(range.low * months, currency: currency)
    let high = DecimalText.money(range.high * months, currency: currency)
    return low == high ? low : "\(low)–\(high)"
  }

  private func sentence(_ allocation: TierAllocation) -> String? {
    guard let capacity = allocation.capacity else { return nil }
    let tier = "Tier \(allocation.tier)"
    let places =
      capacity.team.map {
        "\(DecimalText.whole($0.people)) \($0.people == 1 ? "person" : "people") with "
          + "\(DecimalText.whole($0.each)) accounts each can work \(DecimalText.whole(capacity.accounts))"
      } ?? "\(tier) has \(DecimalText.whole(capacity.accounts)) places"
    let qualify =
      "\(DecimalText.whole(allocation.qualifyingCount)) "
      + (allocation.qualifyingCount == 1 ? "account qualifies" : "accounts qualify")
      + (capacity.team == nil ? "" : " for \(tier)")
    guard let cutOff = allocation.cutOff else {
      guard allocation.qualifyingCount > capacity.accounts else {
        return allocation.qualifyingCount == 0
          ? "\(places), and no account qualifies."
          : "\(places), and \(qualify), so all of them are in."
      }
      let others = DecimalText.whole(allocation.qualifyingCount - allocation.fixedCount)
      return
        "\(places), and \(DecimalText.whole(allocation.fixedCount)) accounts are in it whatever their score "
        + "(existing customers, overrides), so that no place is left for the \(others) others that qualify; write "
        + "customers: { ..., tier: rules } to let customers stand in line, or raise the capacity."
    }
    let verb = capacity.isEnforced ? "the line runs at" : "a cut would run at"
    var text = "\(places), and \(qualify): \(verb) \(PointText.text(cutOff)) points"
    if allocation.tiedInCount < allocation.tiedCount {
      let rules = capacity.ties.map { "the greater \($0)" } + ["the order of the file"]
      text +=
        ", where \(DecimalText.whole(allocation.tiedInCount)) of "
        + "\(DecimalText.whole(allocation.tiedCount)) accounts with as many points are in, by "
        + rules.joined(separator: ", then ")
    }
    return text
      + (capacity.isEnforced ? "." : "; nobody is cut, since enforce: true is not set.")
  }

  private func goalSentence(_ goal: Goal) -> String {
    let backtest = report.backtest
    let observed = backtest.map(\.all.conversion)
    let average = backtest.map(\.all.averageDeal).flatMap { $0.isNaN ? nil : $0 }
    let conversion = goal.conversion ?? observed.flatMap { $0.successes > 0 ? $0.value : nil }
    guard let conversion, let dealSize = goal.dealSize ?? average, dealSize > 0 else {
      return "There are no won deals with an amount to take conversion and deal size from; give "
        + "--conversion 5% and --deal-size 60k."
    }
    let size = TargetListSize(goal: goal.revenue, dealSize: dealSize, conversion: conversion)
    let source = goal.conversion == nil ? ", that of the back-test," : ""
    var text =
      "\(DecimalText.money(goal.revenue, currency: currency)) at "
      + "\(DecimalText.money(dealSize, currency: currency)) a deal takes "
      + "\(DecimalText.whole(size.dealCount)) won deals, and at a conversion of "
      + "\(DecimalText.percent(conversion))\(source) a list of \(DecimalText.whole(size.accountCount)) accounts"
    if goal.conversion == nil, let observed, observed.lower > 0 {
      let few = TargetListSize(
        goal: goal.revenue, dealSize: dealSize, conversion: observed.upper)
      let many = TargetListSize(
        goal: goal.revenue, dealSize: dealSize, conversion: observed.lower)
      text +=
        " (\(DecimalText.whole(few.accountCount)) to \(DecimalText.whole(many.accountCount)) within the 95% "
        + "interval of that rate)"
    }
    let there = report.scores.count
    if let team = report.model.tiers.first?.capacity, size.accountCount > team.accounts {
      text += ", more than the \(DecimalText.whole(team.accounts)) that Tier 1 has places for"
    }
    return text
      + "; the list has \(DecimalText.whole(there))"
      + (there < size.accountCount
        ? ", \(DecimalText.whole(size.accountCount - there)) too few."
        : ", enough if all of them are worked as those before were.")
  }
}
