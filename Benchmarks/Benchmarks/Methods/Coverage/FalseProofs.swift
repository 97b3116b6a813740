import Backtesting
import Foundation
import Modeling
import Reading
import Statistics

/// How often a back-test calls something proven on markets in which nothing goes with winning.
enum FalseProofs {
  /// A market whose accounts win at one rate whatever is known of them.
  private struct Market: Sendable {
    let tierSizes: [Int]
    let rate: Double
    let model: Model

    init(tierSizes: [Int], rate: Double) throws {
      (self.tierSizes, self.rate) = (tierSizes, rate)
      let tiers = tierSizes.indices.map { tier in
        let isLast = tier == tierSizes.count - 1
        return "  \(tier + 1): { when: \(isLast ? "otherwise" : "score >= \(90 - 20 * tier)") }"
      }
      model = try ModelFile.parse(
        """
        tessera: 1
        accounts: accounts.csv
        deals: { source: deals.csv, unit: account, window: all }
        score:
          fit: { max: 100, grade: { per: 1, cap: 100 } }
        tiers:
        \(tiers.joined(separator: "\n"))
        """, file: "model.yaml")
    }

    func drawn(_ generator: inout SeededGenerator) -> Reading.Market {
      let count = tierSizes.reduce(0, +)
      var grades: [Double] = []
      for (tier, size) in tierSizes.enumerated() {
        for _ in 0..<size {
          let top = 100 - 20 * Double(tier)
          grades.append(top - (generator.unit() * 9).rounded(.down))
        }
      }
      let names = (0..<count).map { "account \($0)" }
      var columns = [Column(header: "grade", field: "grade", values: .number(grades))]
      for (field, levels) in [("industry", 4), ("country", 12)] {
        var codes: [Int32] = []
        for _ in 0..<count { codes.append(Int32(generator.unit() * Double(levels))) }
        columns.append(
          Column(
            header: field, field: field,
            values: .category(codes: codes, levels: (0..<levels).map { "\(field) \($0)" })))
      }
      for field in ["employees", "sites", "intent"] {
        var values: [Double] = []
        for _ in 0..<count { values.append(exp(Draws.normal(&generator))) }
        columns.append(Column(header: field, field: field, values: .number(values)))
      }
      var deals: [DealTable.Deal] = []
      for account in 0..<count {
        let isWon = generator.unit() < rate
        let closed = 20_000 + Int(generator.unit() * 360)
        let days = 10 + Int(generator.unit() * 90)
        deals.append(
          DealTable.Deal(
            id: "\(account)", account: account, accountReference: "",
            outcome: isWon ? .won : .lost, amount: 1000 * exp(Draws.normal(&generator)),
            created: CalendarDate(dayNumber: closed - days),
            closed: CalendarDate(dayNumber: closed), line: account + 2))
      }
      return Reading.Market(
        accounts: AccountTable(
          source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
          columns: columns, lines: 2..<count + 2),
        deals: DealTable(source: "deals.csv", deals: deals))
    }
  }

  /// What one report says falsely.
  private struct Claims: Sendable {
    var tiers = false
    var higher = false
    var attributes = false
    var speedAndValue = false
    var missed = false
    var ahead = false
    var behind = false
    var score = false
    var leaks = false

    static let names = [
      "tiers", "the higher better", "attributes (Holm)", "fast and valuable wins (BH)",
      "missed wins (BH)", "score beats a baseline", "a baseline beats the score", "score ranks",
      "leaks",
    ]
    var all: [Bool] {
      [tiers, higher, attributes, speedAndValue, missed, ahead, behind, score, leaks]
    }

    init(_ report: BacktestReport) {
      tiers = report.comparisons.contains { $0.verdict != .notProven }
      higher = report.comparisons.contains { $0.verdict == .proven }
      attributes = report.attributes.contains(where: \.isProven)
      speedAndValue =
        report.sweetSpot?.scopes.contains { $0.effects.contains { $0.q <= 0.05 } } == true
      // The tiers are cut by the grade, so that wins of the last tier differ by it.
      let traits =
        (report.listGap?.missed?.againstWins ?? []) + (report.listGap?.missed?.againstRest ?? [])
      missed = traits.contains { $0.isFound && $0.trait.field != "grade" }
      ahead = report.baselines?.baselines.contains { $0.verdict == .proven } == true
      behind = report.baselines?.baselines.contains { $0.verdict == .inverted } == true
      score = report.scoreRanking?.areaUnderCurve.interval.map { !$0.contains(0.5) } == true
      leaks = report.leaks?.suspicions.isEmpty == false
    }
  }

  /// Prints the table.
  static func say(repetitions: Int) throws {
    print(
      "False claims on markets in which nothing goes with winning, \(repetitions) repetitions a cell "
        + "(those of more than 1,000 accounts a tenth):\n")
    CoverageWork.head(["accounts by tier", "rate"] + Claims.names)
    var sums = [Double](repeating: 0, count: Claims.names.count)
    var runs = 0.0
    let sizes = [
      [30, 30], [30, 300], [20, 40, 80], [100, 200, 300], [1000, 3000], [500, 1500, 4000],
    ]
    for (place, size) in sizes.enumerated() {
      for (other, rate) in [0.05, 0.2, 0.5].enumerated() {
        let market = try Market(tierSizes: size, rate: rate)
        let count = size.reduce(0, +) > 1000 ? max(1, repetitions / 10) : repetitions
        let claims = try CoverageWork.repeated(count, cell: 4000 + 10 * place + other) {
          generator -> Claims? in
          var backtest = Backtest(model: market.model)
          backtest.resampleCount = 20
          return try backtest.report(
            on: market.drawn(&generator), asOf: nil, segmentation: nil
          ).map(Claims.init)
        }.compactMap(\.self)
        let counts = Claims.names.indices.map { name in
          Double(claims.count { $0.all[name] })
        }
        for name in sums.indices { sums[name] += counts[name] }
        runs += Double(claims.count)
        CoverageWork.row(
          [size.map(String.init).joined(separator: ", "), CoverageWork.percent(rate, 0)]
            + counts.map { CoverageWork.percent($0 / Double(claims.count)) })
      }
    }
    CoverageWork.row(["all", ""] + sums.map { CoverageWork.percent($0 / runs, 2) })
  }
}
