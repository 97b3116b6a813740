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
    #expect(options.nameFields == ["industry", "technologies"])
    #expect(options.marketSegmentCount == 8)
  }

  @Test func readsAxes() throws {
    let options = try options(
      """
      segments:
        by: [trigger, nordics]
        leftover: leave
        axes:
          nordics:
            where: "country in [Sweden, Norway]"
            weights: { firmographic: 0, intent: 2 }
            columns: [technologies]
            keys: industry
          trigger: { keys: [trigger], triggers: [funding, merger], window: 12w }
      """)
    #expect(options.by == ["trigger", "nordics"])
    #expect(options.leftOver == .leave)
    #expect(options.axes.map(\.name) == ["nordics", "trigger"])
    let axis = options.axes[0]
    #expect(axis.keys == ["industry"] && axis.columns == ["technologies"])
    #expect(axis.weights == [.firmographic: 0, .intent: 2])
    #expect(axis.filter?.condition.description == "country in [Sweden, Norway]")
    #expect(axis.windowDays == 90)
    #expect(options.axes[1].triggers == ["funding", "merger"])
    #expect(options.axes[1].windowDays == 84)
    #expect(try self.options("segments: { by: blend }").by.isEmpty)
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
    ("{ by: verticall }", "segments.by is “verticall”; there is no axis “verticall”; write one of"),
    ("{ by: [auto, vertical] }", "auto stands alone"),
    ("{ by: [vertical, vertical] }", "an axis is named twice"),
    ("{ leftover: keep }", "segments.leftover is “keep”; write place or leave"),
    ("{ axes: { auto: { keys: a } } }", "the word has a meaning of its own"),
    ("{ axes: { a: { key: b } } }", "key"),
    ("{ axes: { a: { window: 90 } } }", "segments.axes.a.window is “90”; write days such as 90d"),
    ("{ axes: { a: { weights: { intent: -1 } } } }", "write a number from 0 to 1000"),
    ("{ axes: { a: { where: otherwise } } }", "write a condition, or leave where away"),
    ("{ market: -1 }", "segments.market is “-1”; write a whole number from 0 to 1000"),
  ])
  func saysWhereAndWhat(segments: String, expected: String) {
    let said = complaint(leastModel + "\nsegments: " + segments)
    #expect(said.hasPrefix("m.yaml, line 4, column ") && said.contains(expected), "\(said)")
  }
}
