import Statistics
import Testing

@Suite struct OrderStatisticTests {
  @Test(arguments: 1...8)
  func agreesWithSorting(seed: Int) {
    var draw = SeededGenerator(seed: UInt64(seed))
    // Ties, few and many values, sorted and turned ones.
    let many = (0..<(seed * 37)).map { _ in (draw.unit() * Double(seed * 5)).rounded() }
    let turned = Array(many.sorted().reversed())
    for values in [many, many.sorted(), turned, many.map { _ in 3.0 }] {
      let sorted = values.sorted()
      for place in values.indices {
        var own = values
        #expect(OrderStatistic.value(at: place, of: &own) == sorted[place])
        #expect(own.sorted() == sorted)
      }
    }
  }
}
