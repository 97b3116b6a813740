import Backtesting
import Modeling
import Reading
import Testing

@Suite struct EvidenceLimitsTests {
  private let always = [
    "This is association: it says what goes with winning, not what causes it.",
    "Where sales worked high scores harder, a part of what they win is that effort and not the score.",
    "The data name no accounts that were left alone on purpose (a holdout), so what working the first "
      + "tiers adds cannot be told.",
  ]

  @Test func theyAreSaidOfEveryReport() throws {
    var test = TestMarket(tiers: [.init(accounts: 10, won: 4, lost: 6)])
    test.unit = .deal
    #expect(try limits(test) == always)
  }

  @Test func whatTheDataCannotShowIsCounted() throws {
    var test = TestMarket.workedExample
    test.columns = [
      Column(
        header: "Employees", field: "employees",
        values: .number((0..<500).map { Double($0 % 9) }))
    ]
    test.extraDeals = [open(3), open(4)]
    #expect(
      try limits(test) == always + [
        "394 of 500 accounts have no deal that ended: they count as not won, whether or not anybody "
          + "approached them.",
        "Columns say what is so today, not what was so before the deals: a column that a win has "
          + "changed looks like a reason for it.",
        "2 deals are still open and count for nothing yet: how they end can move every rate.",
      ])
    test.extraDeals = [open(3)]
    #expect(
      try limits(test).last
        == "1 deal is still open and counts for nothing yet: how it ends can move every rate.")
  }

  @Test func withAWindowTheDayIsNamed() throws {
    let columns = (1...6).map { place in
      Column(
        header: "c\(place)", field: "c\(place)", values: .number([Double](repeating: 1, count: 500))
      )
    }
    var test = TestMarket.workedExample
    test.columns = columns
    let cutoff = CalendarDate("2025-06-30")
    let report = Backtest(model: test.model).report(
      on: test.market, scores: test.scores, cutoff: cutoff, asOf: nil, segmentation: nil)
    #expect(
      report?.limits.contains {
        $0.hasPrefix("Columns without dates say what is so today, not what was so on 2025-06-30: ")
      } == true)
  }

  @Test func noOtherSentenceSpeaksOfCauses() throws {
    let report = try report(.workedExample)
    for sentence in report.verdicts + report.basis + report.moneyNotes {
      #expect(!sentence.contains("cause") && !sentence.contains("association"), "\(sentence)")
    }
  }

  private func open(_ account: Int) -> DealTable.Deal {
    DealTable.Deal(
      id: "open\(account)", account: account, accountReference: "", outcome: .open, amount: 1,
      created: nil, closed: nil, line: 900 + account)
  }

  private func limits(_ test: TestMarket) throws -> [String] { try report(test).limits }

  private func report(_ test: TestMarket) throws -> BacktestReport {
    try #require(
      Backtest(model: test.model).report(
        on: test.market, scores: test.scores, cutoff: nil, asOf: nil, segmentation: nil))
  }
}
