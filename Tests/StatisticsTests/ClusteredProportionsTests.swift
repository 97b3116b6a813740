import Statistics
import Testing

@Suite struct ClusteredProportionsTests {
  private let trials = [5, 6, 4, 4, 7, 8, 3, 5, 6]
  private let mild = [3, 5, 1, 2, 6, 4, 0, 2, 5]
  private let wild = [5, 6, 0, 0, 7, 8, 0, 0, 6]
  private let levels = [0, 0, 0, 1, 1, 1, 2, 2, 2]
  private let numbers: [Double] = [10, 20, 20, 5, 70, 80, 1, 2, 9]

  @Test("Levels agree with the weighted analysis of variance in NumPy 2.4 and SciPy 1.17 f.sf")
  func levelsAgreeWithReference() throws {
    let one = try #require(
      ClusteredProportions(successes: mild, trials: trials).levelsTest(levels))
    #expect(abs(one.chiSquare - 0.5990977443609029) < 1e-12)
    #expect(abs(one.dispersion - 1.9523952738990331) < 1e-12)
    #expect(abs(one.p - 0.8610248566860542) < 1e-12)
    let other = try #require(
      ClusteredProportions(successes: wild, trials: trials).levelsTest(levels))
    #expect(abs(other.dispersion - 7.13984962406015) < 1e-11)
    #expect(abs(other.p - 0.7108815354854999) < 1e-12)
  }

  @Test("Rank trends agree with the weighted regression in NumPy 2.4 and SciPy 1.17 f.sf")
  func trendsAgreeWithReference() throws {
    let one = try #require(
      ClusteredProportions(successes: mild, trials: trials).rankTrendTest(numbers))
    #expect(abs(one.chiSquare - 1.9705565529622973) < 1e-12)
    #expect(abs(one.p - 0.2860514176247405) < 1e-12)
    let other = try #require(
      ClusteredProportions(successes: wild, trials: trials).rankTrendTest(numbers))
    #expect(abs(other.dispersion - 3.8943318799692217) < 1e-11)
    #expect(abs(other.p - 0.05436852155437353) < 1e-12)
  }

  @Test("With one trial a cluster the levels' statistic is Pearson's chi-square")
  func oneTrialEach() throws {
    let successes = [1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0]
    let levels = [0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2]
    let clustered = try #require(
      ClusteredProportions(successes: successes, trials: successes.map { _ in 1 })
        .levelsTest(levels))
    let plain = try #require(ChiSquareTest([[3, 2], [1, 2], [1, 3]]))
    #expect(abs(clustered.chiSquare - plain.statistic) < 1e-12)
  }

  @Test("Clusters that are all or nothing are much weaker evidence than as many coins")
  func dispersionWeakensTheEvidence() throws {
    // 60 % against 40 % of 100 deals each, but in ten accounts each that win all or none.
    let successes = [10, 10, 10, 10, 10, 10, 0, 0, 0, 0, 10, 10, 10, 10, 0, 0, 0, 0, 0, 0]
    let levels = (0..<20).map { $0 / 10 }
    let test = try #require(
      ClusteredProportions(successes: successes, trials: successes.map { _ in 10 })
        .levelsTest(levels))
    let coins = FisherTest.twoSidedP((60, 100), (40, 100))
    #expect(coins < 0.01)
    #expect(test.p > 0.3)
  }

  @Test("Is nothing without both outcomes, two levels or clusters to spare")
  func nothingToTell() {
    let all = ClusteredProportions(successes: [2, 3, 1], trials: [2, 3, 1])
    #expect(all.levelsTest([0, 0, 1]) == nil)
    let some = ClusteredProportions(successes: [1, 3, 0], trials: [2, 3, 1])
    #expect(some.levelsTest([0, 0, 0]) == nil)
    #expect(some.levelsTest([0, 1, 2]) == nil)
    #expect(some.rankTrendTest([4, 4, 4]) == nil)
  }
}
