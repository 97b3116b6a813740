import Modeling
import Statistics
import Testing

struct RoundCutsTests {
  @Test func skewedNumbersAreCutAtOneTwoOrFive() {
    let employees = (0..<300).map { Double(1 + $0 * $0 / 9) }
    // The thirds lie at 1,112 and 4,445.
    #expect(RoundCuts.cuts(employees) == [1000, 5000])
  }

  @Test func evenNumbersAreCutAtRoundSteps() {
    let years = (0..<120).map { 1900 + Double($0) }
    #expect(RoundCuts.cuts(years) == [1940, 1980])
  }

  @Test func partsMayBeMore() {
    #expect(RoundCuts.cuts((1...1000).map(Double.init), parts: 4) == [250, 500, 750])
  }

  @Test func equalNumbersAreNotCut() {
    #expect(RoundCuts.cuts([5, 5, 5]).isEmpty)
    #expect(RoundCuts.cuts([]).isEmpty)
    #expect(RoundCuts.cuts([.nan, .nan]).isEmpty)
  }

  @Test func aBorderBelongsToTheLowerPart() {
    #expect([0, 10, 10.5, 20, 21].map { RoundCuts.part(of: $0, [10, 20]) } == [0, 0, 1, 1, 2])
    #expect(RoundCuts.ranges([10]) == [-Double.infinity...10, 10...Double.infinity])
  }

  @Test(arguments: [
    (1.0, 1.0), (1.3, 1), (1.5, 2), (3.1, 2), (3.2, 5), (7, 5), (7.2, 10), (640, 500), (0.04, 0.05),
  ])
  func roundsByRatio(number: Double, rounded: Double) {
    #expect(abs(RoundCuts.roundNumber(number) - rounded) < 1e-12)
  }

  @Test(arguments: 1...50)
  func cutsAscendAndLeaveATwentiethOnEitherSide(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let numbers = (0..<200).map { _ in
      let unit = generator.unit()
      return seed % 2 == 0 ? unit * 100 - 50 : 1 / (unit + 1e-4)
    }
    let cuts = RoundCuts.cuts(numbers)
    #expect(cuts == cuts.sorted() && Set(cuts).count == cuts.count)
    for cut in cuts {
      let below = numbers.count { $0 <= cut }
      #expect((10...190).contains(below))
    }
  }
}
