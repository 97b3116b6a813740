import Backtesting
import Foundation
import Modeling
import Reading
import Statistics

/// How often columns that know the outcome are found, and honest ones accused: the markets of the probes' own tests.
enum LeakFinding {
  private static let planted: [(field: String, sign: LeakSuspicion.Sign)] = [
    ("health", .values), ("state", .values), ("package", .missing), ("kickoff", .dated),
  ]

  private static let model = """
    tessera: 1
    accounts: accounts.csv
    deals: { source: deals.csv, unit: account, window: all }
    score: { fit: { max: 1000, intent: { per: 1 } } }
    tiers: { 1: { when: otherwise } }
    """

  /// Columns drawn given the outcome, one account in five being won.
  private struct Columns {
    let won: [Bool]
    let closes: [CalendarDate]
    private(set) var all: [Column] = []
    private var generator: SeededGenerator

    init(count: Int, _ source: inout SeededGenerator) {
      var generator = SeededGenerator(seed: source.next())
      var (won, closes): ([Bool], [CalendarDate]) = ([], [])
      for _ in 0..<count {
        won.append(generator.unit() < 0.2)
        closes.append(CalendarDate(dayNumber: 20_000 + Int(generator.unit() * 400)))
      }
      (self.won, self.closes, self.generator) = (won, closes, generator)
    }

    private mutating func add(_ field: String, _ values: ColumnValues) {
      all.append(Column(header: field, field: field, values: values))
    }

    private mutating func each<Value>(
      _ value: (Bool, CalendarDate, inout SeededGenerator) -> Value
    ) -> [Value] {
      var values: [Value] = []
      for account in won.indices { values.append(value(won[account], closes[account], &generator)) }
      return values
    }

    private mutating func levels(
      _ field: String, _ count: Int, _ code: (Bool, inout SeededGenerator) -> Int
    ) {
      let codes = each { won, _, generator in Int32(code(won, &generator)) }
      add(field, .category(codes: codes, levels: (0..<count).map { "\(field) \($0)" }))
    }

    mutating func addHonest() {
      let size = each { won, _, generator in Draws.normal(&generator) + (won ? 0.954 : 0) }
      add("employees", .number(size.map { (exp($0) * 100).rounded() }))
      add(
        "intent",
        .number(
          each { won, _, generator in
            ((Draws.normal(&generator) + (won ? 0.6 : 0)) * 10).rounded() + 40
          }))
      levels("industry", 10) { won, generator in Int(generator.unit() * (won ? 6 : 10)) }
      levels("city", 200) { _, generator in Int(generator.unit() * 200) }
      var next = -1
      levels("owner", won.count) { _, _ in
        next += 1
        return next
      }
      add("uses_cloud", .yesNo(each { won, _, generator in generator.unit() < (won ? 0.7 : 0.4) }))
      add(
        "sites",
        .number(
          each { _, _, generator in generator.unit() < 0.3 ? .nan : (generator.unit() * 9).rounded()
          }))
      // Nobody knows the revenue of a small company.
      var place = -1
      add(
        "revenue",
        .number(
          each { _, _, generator in
            place += 1
            return size[place] < 0.477 && generator.unit() < 0.95 ? .nan : size[place]
          }))
      add(
        "funding_date",
        .date(
          DateColumn(
            each { _, close, generator -> CalendarDate? in
              generator.unit() < 0.2 ? nil : close.adding(days: Int(generator.unit() * 730) - 365)
            })))
    }

    mutating func addLeaks() {
      add("health", .number(each { won, _, generator in Draws.normal(&generator) + (won ? 3 : 0) }))
      levels("state", 3) { won, generator in
        generator.unit() < 0.03 ? 2 : won ? 0 : generator.unit() < 0.5 ? 1 : 2
      }
      levels("package", 1) { won, generator in generator.unit() < (won ? 0.85 : 0.02) ? 0 : -1 }
      add(
        "kickoff",
        .date(
          DateColumn(
            each { won, close, generator -> CalendarDate? in
              close.adding(
                days: won
                  ? 3 + Int(generator.unit() * 40) : -10 - Int(generator.unit() * 300))
            })))
    }

    var market: Market {
      let names = won.indices.map { "account \($0)" }
      return Market(
        accounts: AccountTable(
          source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
          columns: all, lines: 2..<won.count + 2),
        deals: DealTable(
          source: "deals.csv",
          deals: won.indices.map { account in
            DealTable.Deal(
              id: "\(account)", account: account, accountReference: "",
              outcome: won[account] ? .won : .lost, amount: 1,
              created: closes[account].adding(days: -60), closed: closes[account],
              line: account + 2)
          }))
    }
  }

  /// Prints the table.
  static func say(repetitions: Int) throws {
    print("Nine honest columns and four planted leaks, \(repetitions) repetitions a row:\n")
    CoverageWork.head(
      ["accounts"] + planted.map { "\($0.field) found" }
        + ["markets with an honest column accused", "the same without leaks"])
    let model = try ModelFile.parse(model, file: "model.yaml")
    for (place, count) in [150, 600, 2000].enumerated() {
      let found = try CoverageWork.repeated(repetitions, cell: 6000 + place) { generator in
        try outcome(model, count, &generator)
      }
      CoverageWork.row(
        ["\(count)"]
          + found[0].indices.map { column in
            CoverageWork.percent(Double(found.count { $0[column] }) / Double(found.count))
          })
    }
  }

  private static func outcome(
    _ model: Model, _ count: Int, _ generator: inout SeededGenerator
  ) throws -> [Bool] {
    var columns = Columns(count: count, &generator)
    columns.addHonest()
    let honest = try leaks(model, columns.market)
    columns.addLeaks()
    let all = try leaks(model, columns.market)
    let fields = Set(planted.map(\.field))
    return planted.map { all?.suspicion($0.field, $0.sign) != nil } + [
      all?.suspicions.contains { !fields.contains($0.field) } == true,
      honest?.suspicions.isEmpty == false,
    ]
  }

  private static func leaks(_ model: Model, _ market: Market) throws -> LeakReport? {
    var backtest = Backtest(model: model)
    backtest.resampleCount = 20
    return try backtest.report(on: market, asOf: nil, segmentation: nil)?.leaks
  }
}
