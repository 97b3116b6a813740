import Statistics
import TestSupport
import Testing

@Suite struct FisherTestTests {
  @Test("Tea tasting by hand: 3 of 4 against 1 of 4 is 34 in 70")
  func teaTasting() {
    #expect(abs(FisherTest.twoSidedP((3, 4), (1, 4)) - 34.0 / 70) < 1e-14)
  }

  @Test(
    "Agrees with SciPy 1.17 fisher_exact",
    arguments: [
      ([8, 40, 12, 120], 0.1055245273424095), ([12, 120, 6, 340], 0.00026632164698594624),
      ([8, 10, 1, 6], 0.034965034965034975), ([0, 10, 10, 10], 1.082508822446903e-05),
      ([50_200, 500_000, 49_800, 500_000], 0.18351804354952272),
      ([5100, 50_000, 95_000, 950_000], 0.14641319972166394),
      ([10, 1000, 300, 1000], 2.9214064473911483e-86),
    ])
  func agreesWithReference(table: [Int], expected: Double) {
    let p = FisherTest.twoSidedP((table[0], table[1]), (table[2], table[3]))
    #expect(abs(p - expected) <= 1e-9 * expected)
  }

  @Test("Agrees with the enumeration of all tables in whole numbers", arguments: 1...20)
  func agreesWithTheDefinition(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let first = Int.random(in: 0...24, using: &generator)
      // Equal groups now and then, so that tables tie exactly.
      let second =
        Bool.random(using: &generator) ? first : Int.random(in: 0...24, using: &generator)
      let one = (Int.random(in: 0...first, using: &generator), first)
      let other = (Int.random(in: 0...second, using: &generator), second)
      let expected = NaiveFisher.twoSidedP(one, other)
      #expect(abs(FisherTest.twoSidedP(one, other) - expected) < 1e-13)
    }
  }

  @Test("Does not depend on the order of groups or on which outcome is called success")
  func isSymmetric() {
    let p = FisherTest.twoSidedP((7, 31), (19, 44))
    #expect(abs(FisherTest.twoSidedP((19, 44), (7, 31)) - p) < 1e-15)
    #expect(abs(FisherTest.twoSidedP((24, 31), (25, 44)) - p) < 1e-15)
  }

  @Test("Is 1 where a margin is empty")
  func emptyMargins() {
    #expect(FisherTest.twoSidedP((0, 0), (3, 9)) == 1)
    #expect(FisherTest.twoSidedP((0, 5), (0, 9)) == 1)
    #expect(FisherTest.twoSidedP((5, 5), (9, 9)) == 1)
  }
}
