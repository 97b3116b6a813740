import LinearAlgebra
import Statistics
import Testing

@Suite struct DistanceBoundsTests {
  /// The same, row by row.
  private func naive(
    _ bounds: inout DistanceBounds, first: Int, labels: [Int32], own: [Float], others: [Float],
    rest: Float, roundings: [Float]
  ) -> DistanceBounds.Doubts {
    var doubts = DistanceBounds.Doubts()
    for (place, label) in labels.enumerated() {
      let lowerOfRest = bounds.lower[place] - rest
      bounds.upper[place] += own[Int(label)]
      bounds.lower[place] -= others[Int(label)]
      let (upper, rounding) = (bounds.upper[place], roundings[place])
      if DistanceBounds.areApart(upper, bounds.lower[place], rounding: rounding) { continue }
      if DistanceBounds.areApart(upper, lowerOfRest, rounding: rounding) {
        doubts.movers.append(Int32(first + place))
        doubts.lowerOfRest.append(lowerOfRest)
      } else {
        doubts.all.append(Int32(first + place))
      }
    }
    return doubts
  }

  @Test(arguments: [0, 1, 255, 256, 257, 1000], [0.05, .infinity] as [Float])
  func boundsMoveAsRowByRow(count: Int, rest: Float) {
    var draw = SeededGenerator(seed: UInt64(count + 1))
    func some(_ count: Int, _ most: Double) -> [Float] {
      (0..<count).map { _ in Float(draw.unit() * most) }
    }
    var bounds = DistanceBounds(rowCount: count)
    (bounds.upper, bounds.lower) = (some(count, 2), some(count, 3))
    let labels = (0..<count).map { _ in Int32(draw.unit() * 9) }
    let (own, others, roundings) = (some(9, 0.3), some(9, 0.4), some(count, 0.01))
    var expected = bounds
    let doubts = naive(
      &expected, first: 70, labels: labels, own: own, others: others, rest: rest,
      roundings: roundings)
    let found = bounds.move(
      first: 70, labels: labels, own: own, others: others, rest: rest, roundings: roundings)
    #expect(found == doubts)
    #expect(bounds.upper == expected.upper && bounds.lower == expected.lower)
    if count == 1000, rest.isFinite { #expect(!doubts.movers.isEmpty && !doubts.all.isEmpty) }
  }

  @Test func aTieIsInDoubt() {
    var bounds = DistanceBounds(rowCount: 3)
    (bounds.upper, bounds.lower) = ([1, 1, 1], [1, 1.5, 2])
    let found = bounds.move(
      first: 0, labels: [0, 0, 0], own: [0.5], others: [0], rest: .infinity,
      roundings: [0, 0, 0])
    #expect(found.all == [0, 1])
    #expect(found.movers.isEmpty)
  }
}
