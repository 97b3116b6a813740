import Backtesting
import Foundation
import Modeling
import Reading
import Statistics

/// How often tuning calls its weights better, proven, where those in hand are the true ones.
enum FalseTuning {
  private static let lastDay = CalendarDate(dayNumber: 20_453)
  private static let fields = ["a", "b", "c"]

  private static let model = """
    tessera: 1
    accounts: accounts.csv
    deals: { source: deals.csv, unit: account, window: all }
    score:
      fit: { max: 30, a: { yes: 10 }, b: { yes: 10 }, c: { yes: 10 } }
    tiers: { 1: { when: "score > 10" }, 2: { when: otherwise } }
    """

  /// Answers that each add the same log-odds, over three years.
  private static func market(
    _ count: Int, effect: Double, _ generator: inout SeededGenerator
  ) -> Market {
    var answers = fields.map { _ in [Bool?]() }
    var deals: [DealTable.Deal] = []
    for account in 0..<count {
      var logit = -1.5
      for place in answers.indices {
        let isYes = generator.unit() < 0.5
        answers[place].append(isYes)
        logit += isYes ? effect : 0
      }
      let isWon = generator.unit() < 1 / (1 + exp(-logit))
      let closed = lastDay.adding(days: -Int(generator.unit() * 1095))
      deals.append(
        DealTable.Deal(
          id: "\(account)", account: account, accountReference: "",
          outcome: isWon ? .won : .lost, amount: 1000, created: closed.adding(days: -60),
          closed: closed, line: account + 2))
    }
    let names = (0..<count).map { "account \($0)" }
    return Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: zip(fields, answers).map {
          Column(header: $0, field: $0, values: .yesNo($1))
        }, lines: 2..<count + 2),
      deals: DealTable(source: "deals.csv", deals: deals))
  }

  /// Prints the table.
  static func say(repetitions: Int) throws {
    print("Weights in hand that are the true ones, \(repetitions) repetitions a cell:\n")
    CoverageWork.head(["accounts", "log-odds of each", "judged", "proven better"])
    let model = try ModelFile.parse(model, file: "model.yaml")
    for (place, (count, effect)) in [(300, 0.5), (300, 1.0), (1500, 0.5), (1500, 1.0)].enumerated()
    {
      let claims = try CoverageWork.repeated(repetitions, cell: 5000 + place) {
        generator -> Bool? in
        var tuning = WeightTuning(model: model)
        tuning.resampleCount = 20
        let found = try tuning.suggestion(
          on: market(count, effect: effect, &generator), asOf: lastDay)
        guard let found, found.heldOut != nil else { return nil }
        return found.verdicts.first?.hasPrefix("The suggested weights rank better: proven") == true
      }.compactMap(\.self)
      CoverageWork.row([
        "\(count)", "\(effect)", "\(claims.count)",
        CoverageWork.percent(Double(claims.count { $0 }) / Double(max(1, claims.count))),
      ])
    }
  }
}
