import Backtesting
import Foundation
import Modeling
import Reading
import Scoring
import Statistics
import TestSupport

/// A random market of which one knows which columns are honest and which know the outcome.
///
/// Accounts are won with a chance of one in five; columns are drawn given the outcome, so that an area is known: two
/// normal distributions d apart give Φ(d ÷ √2).
struct ProbeMarket {
  /// Accounts; every one has a deal that is won or lost.
  var count = 600
  /// Criteria of the score, as in a model file.
  var criteria = "intent: { per: 1 }"
  /// Whether accounts or their deals are counted.
  var unit = "account"
  /// How many deals each account has, all ending alike.
  var dealsPerAccount = 1
  /// Columns in the order of the file.
  private(set) var columns: [Column] = []
  private(set) var won: [Bool] = []
  private(set) var closes: [CalendarDate] = []
  var signals: SignalTable?
  private var isReversed = false
  private let dice: Dice

  /// Days on which deals close.
  static let days = 20_000..<20_400

  init(seed: UInt64, count: Int = 600) {
    self.count = count
    dice = Dice(seed: seed)
    for _ in 0..<count {
      won.append(dice.unit() < 0.2)
      closes.append(
        CalendarDate(
          dayNumber: Self.days.lowerBound + Int(dice.unit() * Double(Self.days.count))))
    }
  }

  /// Adds columns that are known before the outcome, one of them of area 0.75, and those that tempt a probe.
  mutating func addHonestColumns() {
    let size = normals(apart: 0.954)
    columns.append(numbers("employees", size.map { (exp($0) * 100).rounded() }))
    columns.append(numbers("intent", normals(apart: 0.6).map { ($0 * 10).rounded() + 40 }))
    columns.append(categories("industry", won.map { "I\(Int(dice.unit() * ($0 ? 6 : 10)))" }))
    columns.append(categories("city", won.map { _ in "C\(Int(dice.unit() * 200))" }))
    columns.append(categories("owner", won.indices.map { "owner \($0)" }))
    columns.append(answers("uses_cloud", won.map { dice.unit() < ($0 ? 0.7 : 0.4) }))
    columns.append(
      numbers("sites", won.map { _ in dice.unit() < 0.3 ? nil : (dice.unit() * 9).rounded() }))
    // Nobody knows the revenue of a small company.
    columns.append(numbers("revenue", size.map { $0 < 0.477 && dice.unit() < 0.95 ? nil : $0 }))
    columns.append(dates("funding_date", closes.map { around($0) }))
    columns.append(
      tags("technologies", won.map { _ in ["a", "b", "c", "d"].filter { _ in dice.unit() < 0.4 } }))
  }

  /// Adds columns that were written when the outcome was known, with noise.
  mutating func addLeaks() {
    columns.append(numbers("health", normals(apart: 3)))
    columns.append(
      categories(
        "state",
        won.map { won -> String in
          if dice.unit() < 0.03 { return "new" }
          return won ? "live" : dice.unit() < 0.5 ? "cold" : "new"
        }))
    columns.append(
      categories("package", won.map { dice.unit() < ($0 ? 0.85 : 0.02) ? "Gold" : nil }))
    columns.append(
      dates(
        "kickoff",
        zip(won, closes).map { won, close in
          close.adding(days: won ? 3 + Int(dice.unit() * 40) : -10 - Int(dice.unit() * 300))
        }))
    columns.append(
      tags("marks", won.map { (dice.unit() < ($0 ? 0.97 : 0.02) ? ["kit"] : []) + ["x"] }))
  }

  mutating func add(_ column: Column) { columns.append(column) }

  /// Numbers, those of won accounts that much higher.
  func normals(apart distance: Double) -> [Double] {
    won.map { won in
      (-2 * log(1 - dice.unit())).squareRoot() * cos(2 * .pi * dice.unit()) + (won ? distance : 0)
    }
  }

  /// The same accounts in the reverse order of the file; honest columns of numbers and categories only.
  func reversed() -> ProbeMarket {
    var market = self
    market.won = won.reversed()
    market.closes = closes.reversed()
    market.isReversed.toggle()
    market.columns = columns.compactMap { column in
      switch column.values {
      case .number(let values): numbers(column.field, values.reversed())
      case .category(let codes, let levels):
        categories(column.field, codes.reversed().map { $0 < 0 ? nil : levels[Int($0)] })
      default: nil
      }
    }
    return market
  }

  /// A number from 0 up to but not including 1.
  func chance() -> Double { dice.unit() }

  /// A day up to a year before or after.
  private func around(_ day: CalendarDate) -> CalendarDate? {
    dice.unit() < 0.2 ? nil : day.adding(days: Int(dice.unit() * 730) - 365)
  }

  var market: Market {
    let names = won.indices.map { "account \(isReversed ? won.count - 1 - $0 : $0)" }
    let deals = won.indices.flatMap { account in
      (0..<dealsPerAccount).map { number in
        DealTable.Deal(
          id: "\(account)/\(number)", account: account, accountReference: "",
          outcome: won[account] ? .won : .lost, amount: 1,
          created: closes[account].adding(days: -60), closed: closes[account], line: account + 2)
      }
    }
    return Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: columns, lines: Array(2..<won.count + 2)),
      deals: DealTable(source: "deals.csv", deals: deals), signals: signals)
  }

  func model() throws -> Model {
    try ModelFile.parse(
      """
      tessera: 1
      accounts: accounts.csv
      deals: { source: deals.csv, unit: \(unit), window: all }
      score:
        fit: { max: 1000, \(criteria) }
      tiers: { 1: { when: otherwise } }
      """, file: "m.yaml")
  }

  func report(threads: Int = 1) throws -> BacktestReport? {
    var backtest = Backtest(model: try model())
    backtest.resampleCount = 20
    backtest.threadCount = threads
    return try backtest.report(on: market, asOf: nil, segmentation: nil)
  }
}

/// Random numbers that may be drawn while something else changes.
private final class Dice {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed, stream: 77) }

  func unit() -> Double { generator.unit() }
}

/// Returns a column of days.
func dates(_ field: String, _ days: [CalendarDate?]) -> Column {
  Column(header: field, field: field, values: .date(DateColumn(days)))
}

/// Returns a column of tags.
func tags(_ field: String, _ lists: [[String]]) -> Column {
  let levels = Set(lists.joined()).sorted()
  var (offsets, codes): ([Int32], [Int32]) = ([0], [])
  for list in lists {
    codes += levels.indices.filter { list.contains(levels[$0]) }.map(Int32.init)
    offsets.append(Int32(codes.count))
  }
  return Column(
    header: field, field: field,
    values: .tags(
      TagLists(
        offsets: offsets, codes: codes, levels: levels, isMissing: lists.map { _ in false })))
}
