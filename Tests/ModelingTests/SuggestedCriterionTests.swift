import Modeling
import Testing

struct SuggestedCriterionTests {
  private func shares(_ tellsApart: [Bool], maximum: Int) -> [Int] {
    let criteria = tellsApart.enumerated().map { index, tellsApart in
      SuggestedCriterion(
        field: "f\(index)", form: .yes, comment: "", tellsApart: tellsApart)
    }
    return SuggestedCriterion.shared(criteria, maximum: maximum).map(\.share)
  }

  @Test func sharesByHand() {
    #expect(shares([false, false, false], maximum: 50) == [18, 16, 16])
    // Twice as much for the first: 25 pairs in the ratio 2 : 1 : 1 are 12.5, 6.25, 6.25.
    #expect(shares([true, false, false], maximum: 50) == [26, 12, 12])
    #expect(shares([], maximum: 50).isEmpty)
  }

  @Test(arguments: 1...8)
  func sharesAreEvenAndSumToTheMaximum(count: Int) {
    for proven in 0...count {
      for maximum in [20, 30, 50, 100] {
        let shares = shares((0..<count).map { $0 < proven }, maximum: maximum)
        #expect(shares.reduce(0, +) == maximum)
        #expect(shares.allSatisfy { $0 % 2 == 0 && $0 > 0 })
      }
    }
  }
}
