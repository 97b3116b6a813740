import Backtesting
import Reading
import Statistics
import Testing

/// No split may know the future, nor an account on both of its sides.
@Suite struct TrialFoldsTests {
  static let asOf = CalendarDate(dayNumber: 20_453)

  /// Deals in seven periods of five months, of accounts that come back.
  func table(gap: Int, _ periods: TrialPeriods, seed: UInt64) -> TrialTable {
    var generator = SeededGenerator(seed: seed)
    var table = TrialTable(criterionCount: 1)
    for _ in 0..<3000 {
      let account = Int(generator.next() % 500)
      let period = Int(generator.next() % UInt64(periods.origins.count))
      let created = periods.origins[period].dayNumber + 1 + Int(generator.next() % 140)
      table.append(
        account: account, group: account, period: period,
        knownDay: created + Int(generator.next() % UInt64(2 * gap)),
        isWon: generator.next() % 3 == 0, weight: 1, points: [0])
    }
    return table
  }

  func periods() throws -> TrialPeriods {
    let deals = (0..<36).map { month -> DealTable.Deal in
      let closed = Self.asOf.adding(months: month - 36)
      return DealTable.Deal(
        id: "\(month)", account: 0, accountReference: "", outcome: .won, amount: 1,
        created: closed.adding(days: -100), closed: closed, line: month + 2)
    }
    let market = Market(
      accounts: AccountTable(
        source: "a.csv", ids: ["a"], names: ["a"], domains: [""], columns: [], lines: [2]),
      deals: DealTable(source: "d.csv", deals: deals))
    return try #require(TrialPeriods(market, asOf: Self.asOf, byCreation: true))
  }

  @Test(arguments: 1...5)
  func forwardSplitsKnowNothingLater(seed: UInt64) throws {
    let periods = try periods()
    let table = table(gap: 100, periods, seed: seed)
    let folds = TrialFolds(table, periods: periods, gapDays: 100, seed: seed)
    let splits = folds.forward(Array(0..<table.count))
    #expect(!splits.isEmpty)
    for split in splits {
      let origin = periods.origins[split.period]
      #expect(split.judged.allSatisfy { table.periods[$0] == split.period })
      for trial in split.learned {
        #expect(table.knownDays[trial] <= origin.dayNumber)
        // Slower deals of the same time had ended too.
        #expect(periods.ends[table.periods[trial]].adding(days: 100) <= origin)
      }
      let learned = Set(split.learned.map { table.groups[$0] })
      #expect(split.judged.allSatisfy { !learned.contains(table.groups[$0]) })
    }
    // Every trial of a judged period is judged once.
    for period in Set(splits.map(\.period)) {
      let judged = splits.filter { $0.period == period }.flatMap(\.judged)
      #expect(judged.sorted() == (0..<table.count).filter { table.periods[$0] == period })
    }
  }

  @Test func randomSplitsKeepAccountsApartAndJudgeAll() throws {
    let periods = try periods()
    let table = table(gap: 100, periods, seed: 7)
    let splits = TrialFolds(table, periods: nil, seed: 3).random(Array(0..<table.count))
    #expect(splits.count == TrialFolds.partCount)
    #expect(splits.flatMap(\.judged).sorted() == Array(0..<table.count))
    for split in splits {
      let learned = Set(split.learned.map { table.groups[$0] })
      #expect(split.judged.allSatisfy { !learned.contains(table.groups[$0]) })
    }
  }

  @Test func splitsWithTooFewWinsAreLeftOut() {
    var table = TrialTable(criterionCount: 1)
    for trial in 0..<100 {
      table.append(
        account: trial, group: trial, period: 0, knownDay: 0, isWon: trial < 19, weight: 1,
        points: [0])
    }
    #expect(TrialFolds(table, periods: nil, seed: 1).random(Array(0..<100)).isEmpty)
    #expect(table.lacking(0..<100)?.hasPrefix("Too few wins (19") == true)
  }
}
