import Modeling
import Testing

struct SegmentSectionTests {
  private func options(_ text: String) throws -> SegmentOptions {
    let tiers = "tiers: { 1: { when: score > 9 }, 2: { when: otherwise } }"
    let model = "tessera: 1\naccounts: a.csv\n\(tiers)\n\(text)"
    return try ModelFile.parse(model, file: "m.yaml").segments
  }

  @Test func readsAllKeys() throws {
    let options = try ModelFile.parse(wholeModel, file: "m.yaml").segments
    #expect(options.tiers == [2])
    #expect(options.sizes == 5...15)
    #expect(options.axes == ["industry", "technologies"])
    #expect(options.marketSegmentCount == 8)
  }

  @Test func leftOutItIsTheSecondTier() throws {
    #expect(try options("").tiers == [2])
    #expect(try options("segments: { sizes: 10..30 }").sizes == 10...30)
  }

  @Test func allAccountsMeansNoTiers() throws {
    #expect(try options("segments: { accounts: all }").tiers.isEmpty)
  }

  @Test func tiersAreSortedAndNamedOnce() throws {
    #expect(try options("segments: { tiers: [2, 1, 2] }").tiers == [1, 2])
    #expect(try options("segments: { tiers: 1 }").tiers == [1])
  }

  @Test func theNumberOfMarketSegmentsMayBeLeftToTheEvidence() throws {
    #expect(try options("segments: { market: auto }").choosesMarketSegmentCount)
    #expect(try options("segments: { market: auto }").marketSegmentCount == 0)
    #expect(try !options("segments: { market: 8 }").choosesMarketSegmentCount)
  }

  @Test(arguments: [
    ("{ tiers: [3] }", "segments.tiers is “3”; write one of the tiers 1"),
    ("{ tiers: [] }", "segments.tiers is a list; write [2], or accounts: all"),
    ("{ tiers: [1], accounts: all }", "segments.accounts is “all”; tiers are named too"),
    ("{ accounts: some }", "segments.accounts is “some”; write all"),
    ("{ sizes: 0..5 }", "segments.sizes is “0..5”; write two whole numbers from 1"),
    ("{ sizes: 5+ }", "segments.sizes is “5+”"),
    ("{ sizes: 5..7.5 }", "segments.sizes is “5..7.5”"),
    ("{ market: -1 }", "segments.market is “-1”; write a whole number from 0 to 1000"),
  ])
  func saysWhereAndWhat(segments: String, expected: String) {
    let said = complaint(leastModel + "\nsegments: " + segments)
    #expect(said.hasPrefix("m.yaml, line 4, column ") && said.contains(expected), "\(said)")
  }
}
