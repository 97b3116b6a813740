import Backtesting
import Foundation
import Modeling
import Reading
import Statistics

/// A whole back-test: rates, verdicts, money, time, ranking, calibration, chance, baselines, leaks and drift.
enum ReportWork {
  /// Four tiers by one score; conversion of accounts over all of history.
  static let model = """
    tessera: 1
    accounts: accounts.csv
    deals: { source: deals.csv, unit: account, window: all }
    score:
      fit: { max: 100, grade: { per: 1, cap: 100 } }
    tiers:
      1: { when: "score >= 97" }
      2: { when: "score >= 95" }
      3: { when: "score >= 60" }
      4: { when: otherwise }
    """

  /// The last day on which anything is known, as in data.py.
  static let lastDay = CalendarDate(dayNumber: 20_000)

  /// Reads a market of data.py, then scores and back-tests it, and measures how well calibrated its scores are; the
  /// reading alone is not timed.
  ///
  /// - Parameters:
  ///   - prefix: The files' names begin with it.
  ///   - rounds: How often; more than once for a profile. The last time counts.
  /// - Throws: What reading files and scoring throw.
  static func report(prefix: String, rounds: Int) throws {
    let market = try market(prefix)
    let grades: [Int32] = try Files.values("\(prefix)-grade.i32")
    let outcomes = wonAccounts(market)
    var backtest = Backtest(model: try ModelFile.parse(model, file: "report.yaml"))
    backtest.threadCount = 2
    let held = Figures.peakBytes
    for _ in 1..<max(1, rounds) {
      _ = try backtest.report(on: market, asOf: lastDay, segmentation: nil)
    }
    let began = ContinuousClock.now
    guard let report = try backtest.report(on: market, asOf: lastDay, segmentation: nil) else {
      return
    }
    let reported = ContinuousClock.now
    let forecasts = grades.map { 1 / (1 + exp(3.5 - Double($0) / 500)) }
    let brier = BrierScore(forecasts: forecasts, outcomes: outcomes)
    let line = CalibrationLine(forecasts: forecasts, outcomes: outcomes)
    let seconds = ContinuousClock.now - began
    var figures = figures(report)
    figures["same_brier"] = brier.value
    figures["same_resolution"] = brier.resolution
    figures["same_slope"] = line.slope?.value ?? .nan
    figures["same_intercept_error"] = line.intercept?.standardError ?? .nan
    figures["input_megabytes"] = Double(held) / 1e6
    figures["calibration_seconds"] = (ContinuousClock.now - reported) / .seconds(1)
    Figures.say(seconds: seconds, figures)
  }

  /// What must be the same on both sides ("same_"), and what differs by chance alone ("near_").
  private static func figures(_ report: BacktestReport) -> [String: Double] {
    var figures: [String: Double] = [:]
    let ranking = report.scoreRanking
    figures["same_auc"] = ranking?.areaUnderCurve.value ?? .nan
    figures["same_auc_low"] = ranking?.areaUnderCurve.interval?.lowerBound ?? .nan
    figures["same_ks"] = ranking?.kolmogorovSmirnov.value ?? .nan
    figures["same_precision"] = ranking?.averagePrecision.value ?? .nan
    figures["same_precision_high"] = ranking?.averagePrecision.interval?.upperBound ?? .nan
    figures["same_first_decile"] = ranking?.deciles.first?.lift.value ?? .nan
    figures["same_fifth_gain"] = ranking?.deciles.dropFirst(4).first?.gain.value ?? .nan
    figures["same_fifth_gain_low"] =
      ranking?.deciles.dropFirst(4).first?.gain.interval?.lowerBound ?? .nan
    for tier in report.tiers {
      figures["same_rate\(tier.tier)_low"] = tier.conversion.lower
      figures["same_lift\(tier.tier)_high"] = tier.money?.lift.interval?.upperBound ?? .nan
      figures["same_days\(tier.tier)"] = Double(tier.money?.timeToClose?.median ?? -1)
      figures["same_year\(tier.tier)_low"] =
        tier.money?.wonWithin.last?.share.interval?.lowerBound ?? .nan
      figures["near_average\(tier.tier)_low"] =
        tier.money?.averageDeal.interval?.lowerBound ?? .nan
      figures["near_revenue\(tier.tier)_high"] =
        tier.money?.revenuePerAccount.interval?.upperBound ?? .nan
    }
    figures["same_fisher"] = report.comparisons.first?.fisherP ?? .nan
    figures["same_newcombe"] = report.comparisons.last?.difference.upperBound ?? .nan
    figures["near_needed"] = Double(report.comparisons.first?.neededSizes?.higher ?? -1)
    figures["near_chance"] = report.baselines?.chance?.percentile95 ?? .nan
    for probe in report.leaks?.columns ?? [] {
      // Areas of levels come from folds, which each side draws for itself.
      figures["\(probe.hasOrder ? "same" : "near")_\(probe.field)_area"] = probe.area.value
    }
    figures["near_size_lead"] = report.baselines?.baselines.first?.lead.value ?? .nan
    figures["near_best_column"] = report.baselines?.baselines.last?.area.value ?? .nan
    for mix in report.drift?.mixes ?? [] { figures["same_\(mix.name)_mix"] = mix.index }
    figures["same_newer_rate"] = report.drift?.newerRate.value ?? .nan
    return figures
  }

  private static func wonAccounts(_ market: Market) -> [Bool] {
    var won = [Bool](repeating: false, count: market.accounts.count)
    for deal in market.deals?.deals ?? [] where deal.outcome == .won {
      if let account = deal.account { won[account] = true }
    }
    return won
  }

  private static func market(_ prefix: String) throws -> Market {
    let grades: [Int32] = try Files.values("\(prefix)-grade.i32")
    func numbers(_ field: String) throws -> Column {
      let values: [Float] = try Files.values("\(prefix)-\(field).f32")
      return Column(header: field, field: field, values: .number(values.map(Double.init)))
    }
    func levels(_ field: String, _ count: Int) throws -> Column {
      let codes: [Int32] = try Files.values("\(prefix)-\(field).i32")
      return Column(
        header: field, field: field,
        values: .category(codes: codes, levels: (0..<count).map { "\(field) \($0)" }))
    }
    let answers: [Int32] = try Files.values("\(prefix)-cloud.i32")
    let names = grades.indices.map { "A\($0)" }
    return Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: [
          Column(
            header: "grade", field: "grade", values: .number(grades.map { Double($0) / 10 })),
          try numbers("employees"), try numbers("revenue"), try levels("industry", 40),
          try levels("country", 30),
          Column(
            header: "cloud", field: "cloud",
            values: .yesNo(answers.map { $0 < 0 ? nil : $0 == 1 })),
          try numbers("health"),
        ], lines: 2..<names.count + 2),
      deals: try deals(prefix))
  }

  private static func deals(_ prefix: String) throws -> DealTable {
    let accounts: [Int32] = try Files.values("\(prefix)-accounts.i32")
    let outcomes: [Int32] = try Files.values("\(prefix)-outcomes.i32")
    let created: [Int32] = try Files.values("\(prefix)-created.i32")
    let closed: [Int32] = try Files.values("\(prefix)-closed.i32")
    let amounts: [Float] = try Files.values("\(prefix)-amounts.f32")
    let fates: [DealOutcome] = [.lost, .won, .open]
    return DealTable(
      source: "deals.csv",
      deals: accounts.indices.map { deal in
        DealTable.Deal(
          id: "D\(deal)", account: Int(accounts[deal]), accountReference: "",
          outcome: fates[Int(outcomes[deal])], amount: Double(amounts[deal]),
          created: CalendarDate(dayNumber: Int(created[deal])),
          closed: closed[deal] < 0 ? nil : CalendarDate(dayNumber: Int(closed[deal])),
          line: deal + 2)
      })
  }
}
