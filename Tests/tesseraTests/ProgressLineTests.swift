import LinearAlgebra
import Testing
import tessera

/// What is said of long work while it goes on.
struct ProgressLineTests {
  private func line(
    _ count: Int, _ share: Double?, after seconds: Int, columns: Int = 79
  ) -> String {
    ProgressLine.text(
      WorkProgress("Reading accounts.csv", count: count, unit: "rows", share: share),
      elapsed: .seconds(seconds), columns: columns)
  }

  @Test func shareCountRateAndRemainingTime() {
    #expect(
      line(40_000, 0.25, after: 2)
        == "Reading accounts.csv · 25% · 40,000 rows · 20,000 rows/s · 6 s left")
    #expect(line(40_000, 0.02, after: 9).hasSuffix("· 7 min left"))
    // Where the end is not known, nor is the time.
    #expect(line(90, nil, after: 3) == "Reading accounts.csv · 90 rows · 30 rows/s")
  }

  @Test func theFirstMomentsHaveNoRate() {
    #expect(line(40_000, 0.25, after: 0) == "Reading accounts.csv · 25% · 40,000 rows")
    #expect(line(0, nil, after: 0) == "Reading accounts.csv …")
  }

  @Test func whatDoesNotFitIsLeftOut() {
    #expect(
      line(40_000, 0.25, after: 2, columns: 60)
        == "Reading accounts.csv · 25% · 20,000 rows/s · 6 s left")
    #expect(line(40_000, 0.25, after: 2, columns: 40) == "Reading accounts.csv · 25% · 6 s left")
    #expect(line(40_000, 0.25, after: 2, columns: 28) == "Reading accounts.csv · 25%")
  }
}
