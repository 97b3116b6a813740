import Reading
import Statistics
import Testing

struct CompactColumnTests {
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func keepsTheLineOfEveryRow(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var lines: [Int] = []
    var line = 2
    for _ in 0..<200 {
      lines.append(line)
      line += Int.random(in: 0..<4, using: &generator) == 0 ? 3 : 1
    }
    let column = LineNumbers(lines)
    #expect(Array(column) == lines)
    #expect(LineNumbers(column) == column)
  }

  @Test func tellsLinesApart() {
    #expect(LineNumbers([2, 3, 5]) != LineNumbers([2, 3, 4]))
    #expect([2, 3, 4] as LineNumbers == LineNumbers(2...4))
    #expect(LineNumbers().isEmpty)
  }

  @Test func keepsDaysAndTheirLack() {
    let days = [CalendarDate("2024-02-29"), nil, CalendarDate("0001-01-01"), nil]
    let column = DateColumn(days)
    #expect(Array(column) == days)
    #expect(column == [days[0], nil, days[2], nil])
    #expect(DateColumn().isEmpty)
  }
}
