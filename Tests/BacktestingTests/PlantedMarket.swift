import Foundation
import Modeling
import Reading
import Statistics

/// A market in which yes/no columns change the odds of a win by known factors, over three years.
struct PlantedMarket {
  /// The log-odds that each column adds, by its name.
  var effects: [(field: String, effect: Double)]
  var accountCount = 6000
  /// The log-odds of a win in the whole time without any yes.
  var base = -2.5
  var seed: UInt64 = 1
  var isDated = true
  /// Whether the criteria say that their points came from these deals.
  var isSuggested = false
  /// The weight in hand of every criterion.
  var weight = 10

  static let lastDay = CalendarDate(dayNumber: 20_453)

  var market: Market {
    var generator = SeededGenerator(seed: seed)
    let names = (0..<accountCount).map { "account \($0)" }
    let answers = effects.map { _ in (0..<accountCount).map { _ in generator.next() % 2 == 0 } }
    var deals: [DealTable.Deal] = []
    for account in 0..<accountCount {
      let logit = zip(effects, answers).reduce(base) { $0 + ($1.1[account] ? $1.0.effect : 0) }
      let isWon = generator.unit() < 1 / (1 + exp(-logit))
      let closed = Self.lastDay.adding(days: -Int(generator.unit() * 1095))
      guard isWon || generator.unit() < 0.3 else { continue }
      deals.append(
        DealTable.Deal(
          id: "\(account)", account: account, accountReference: "",
          outcome: isWon ? .won : .lost, amount: 1000,
          created: isDated ? closed.adding(days: -60) : nil, closed: isDated ? closed : nil,
          line: deals.count + 2))
    }
    return Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: zip(effects, answers).map { effect, answers in
          Column(
            header: effect.field, field: effect.field, values: .yesNo(answers.map { $0 as Bool? }))
        }, lines: Array(2..<accountCount + 2)),
      deals: DealTable(source: "deals.csv", deals: deals))
  }

  var model: Model {
    get throws {
      let form = isSuggested ? "points: { \"yes\": \(weight), \"no\": 0 }" : "yes: \(weight)"
      let criteria = effects.map { "    \($0.field): { \(form) }" }.joined(separator: "\n")
      return try ModelFile.parse(
        """
        tessera: 1
        accounts: accounts.csv
        deals: { source: deals.csv, unit: account, window: all }
        score:
          suggested: \(isSuggested)
          fit:
            max: \(weight * effects.count)
        \(criteria)
        tiers:
          1: { when: "score > \(weight)" }
          2: { when: otherwise }
        """, file: "tessera.yaml")
    }
  }
}
