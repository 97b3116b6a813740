import Backtesting
import Checking
import Modeling
import Reading
import Scoring
import TestSupport
import Testing

/// What the checker says of leaks that a back-test found.
struct LeakRulesTests {
  /// Returns the findings on 200 accounts of which every fourth is won.
  private func findings(
    _ criteria: String, columns: [Column], kinds: [String] = [], file: String = "signals.csv",
    isTested: Bool = true
  ) throws -> [Finding] {
    let model = try ModelFile.parse(
      """
      tessera: 1
      accounts: accounts.csv
      deals: { source: deals.csv, unit: account, window: all }
      score:
        intent: { max: 100, \(criteria) }
      tiers: { 1: { when: otherwise } }
      """, file: "m.yaml")
    let names = (0..<200).map { "account \($0)" }
    var market = Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names, columns: columns,
        lines: Array(2..<202)),
      deals: DealTable(
        source: "deals.csv", deals: (0..<200).map { deal($0 % 4 == 0 ? .won : .lost, account: $0) }
      ))
    if !kinds.isEmpty {
      market.signals = SignalTable(
        source: file, kinds: kinds, people: [],
        signals: (0..<200).map {
          .init(
            account: Int32($0), kind: Int32($0 % kinds.count),
            date: CalendarDate(dayNumber: 20_000), strength: 1, person: -1)
        })
    }
    let scores = try Scorer(model: model).score(market, asOf: nil)
    let backtest =
      isTested ? try Backtest(model: model).report(on: market, asOf: nil, segmentation: nil) : nil
    return Checker(model: model, modelFile: "m.yaml").findings(
      market: market, scores: scores, segmentation: nil, backtest: backtest
    ).filter { $0.code.hasPrefix("L") }
  }

  private let oracle = numbers(
    "health",
    (0..<200).map { (account: Int) -> Double in account % 4 == 0 ? 90 : Double(account % 40) })
  private let size = numbers("employees", (0..<200).map { Double($0 % 7) })

  @Test func aColumnThatTellsEveryWinIsAnErrorWhereItIsUsed() throws {
    let found = try findings(
      "health: { per: 0.1 }, employees: { per: 1 }", columns: [size, oracle])
    #expect(found.map(\.code) == ["L003"])
    #expect(found[0].severity == .error && found[0].place == "m.yaml:5:23")
    #expect(
      found[0].message.hasPrefix(
        "“health” is a criterion, and it alone tells nearly every win (AUC 1.000, 95% interval 0.9")
    )
    #expect(found[0].message.contains("Without it the score's AUC is 0."))
  }

  @Test func anUnusedOneIsAWarning() throws {
    let found = try findings("employees: { per: 1 }", columns: [size, oracle])
    #expect(found.map(\.code) == ["L003"])
    #expect(found[0].severity == .warning && found[0].place == "accounts.csv")
    #expect(found[0].message.hasSuffix("the model does not use it, and should not."))
  }

  @Test func cellsFilledForWinsOnlyAreNamed() throws {
    let gaps = categories(
      "package",
      (0..<200).map { (account: Int) -> String? in
        account % 4 == 0 || account % 50 == 1 ? "Gold" : nil
      })
    let found = try findings(
      "package: { points: { Gold: 5 } }, employees: { per: 1 }", columns: [size, gaps])
    #expect(found.map(\.code) == ["L005"])
    #expect(found[0].message.contains("it is filled for 100% of wins and 3% of the others"))
  }

  @Test func honestColumnsHaveNoFinding() throws {
    #expect(try findings("employees: { per: 1 }", columns: [size]).isEmpty)
  }

  @Test func countsOfOurOwnEffortAreTheirOwnRule() throws {
    let calls = numbers("calls_90d", (0..<200).map { Double($0 % 5) })
    for isTested in [true, false] {
      let found = try findings("calls_90d: { per: 1 }", columns: [calls], isTested: isTested)
      #expect(found.map(\.code) == ["L002"])
      #expect(found[0].message.contains("counts what sales did to the account"))
      #expect(found[0].message.contains("so it tells whom sales believed in; remove it."))
      #expect(found[0].message.contains("Without it the score's AUC is 0.500") == isTested)
    }
  }

  @Test func signalsOfOurOwnDoingAreNoIntent() throws {
    let found = try findings(
      "signals.email_sent: { per: 1, half_life: 30d }", columns: [size],
      kinds: ["email_sent", "pricing_visit"])
    #expect(found.map(\.code) == ["L002"])
    #expect(
      found[0].message.hasPrefix(
        "“signals.email_sent” counts signals “email_sent” as interest, and such a signal records what "
          + "we did to the account, not what the account did; count what the account did."))
    #expect(
      try findings(
        "signals.pricing_visit: { per: 1, half_life: 30d }", columns: [size],
        kinds: ["email_sent", "pricing_visit"]
      ).isEmpty)
  }

  @Test func aFileOfOurOwnDoingIsNoIntentEither() throws {
    let found = try findings(
      "signals: { per: 1, half_life: 30d }", columns: [size], kinds: ["a", "b"],
      file: "sales_calls.csv")
    #expect(found.map(\.code) == ["L002", "L002"])
  }
}
