import Modeling
import Scoring
import Statistics
import Testing

struct BandTableTests {
  /// The points of the first band that holds a number, both ends included.
  private func naive(_ number: Double, _ bands: [Criterion.Band], missing: Int32) -> Int32 {
    if number.isNaN { return missing }
    for band in bands where number >= band.lower && number <= band.upper {
      return Int32(band.points)
    }
    return 0
  }

  /// Bands in any order, that touch or leave gaps, with open ends and single points.
  @Test(arguments: 1...60)
  func pointsAreThoseOfTheFirstBand(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var cuts = (0..<Int.random(in: 2...8, using: &generator)).map { _ in
      Double(Int.random(in: -20...20, using: &generator)) / 2
    }
    cuts.sort()
    var bands: [Criterion.Band] = []
    for index in 1..<cuts.count where Int.random(in: 0..<4, using: &generator) > 0 {
      bands.append(
        .init(
          lower: cuts[index - 1], upper: cuts[index],
          points: Int.random(in: -900...900, using: &generator)))
    }
    if seed % 2 == 0 {
      bands.append(.init(lower: cuts[cuts.count - 1], upper: .infinity, points: 77))
    }
    if seed % 3 == 0 { bands.append(.init(lower: -.infinity, upper: cuts[0], points: 55)) }
    bands.shuffle(using: &generator)
    var numbers = cuts + cuts.map(\.nextUp) + cuts.map(\.nextDown) + [.nan, 0, -1e300, 1e300]
    numbers += (0..<200).map { _ in generator.unit() * 24 - 12 }
    var sums = [Int32](repeating: 3, count: numbers.count)
    var span = sums.mutableSpan
    BandTable(bands, missing: 9).add(numbers.span, to: &span)
    for (number, sum) in zip(numbers, sums) {
      #expect(sum == 3 + naive(number, bands, missing: 9), "\(number) in \(bands)")
    }
  }
}
