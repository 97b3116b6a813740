import Foundation
import Reading
import Statistics
import Testing

struct SignalCountsTests {
  @Test(arguments: 1...10)
  func agreesWithTheDefinition(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let count = 20
    let signals = (0..<200).map { _ in
      SignalTable.Signal(
        account: Int32.random(in: 0..<Int32(count), using: &generator),
        kind: Int32.random(in: 0..<3, using: &generator),
        date: CalendarDate(dayNumber: Int.random(in: 0...400, using: &generator)), strength: 1,
        person: -1)
    }
    let table = SignalTable(source: "", kinds: ["a", "b", "c"], people: [], signals: signals)
    let asOf = CalendarDate(dayNumber: 300)
    let counts = SignalCounts(signals: table.signals, asOf: asOf, accountCount: count)
    let weights = counts.weights(kind: 1, halfLifeDays: 30)
    let plain = counts.weights(kind: 1, halfLifeDays: nil)
    let last = counts.lastDays(kind: 1)
    for account in 0..<count {
      let mine = signals.filter {
        Int($0.account) == account && $0.kind == 1 && $0.date.dayNumber <= 300
      }
      let sum = mine.reduce(0) { $0 + pow(0.5, Double(300 - $1.date.dayNumber) / 30) }
      #expect(abs(weights[account] - sum) < 1e-12)
      #expect(plain[account] == Double(mine.count))
      #expect(last[account] == mine.map(\.date).max())
    }
  }
}
