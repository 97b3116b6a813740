import Testing
import Vectorizing

@Suite struct OrderedLevelsTests {
  @Test func meanRanksByHand() throws {
    // One small, two medium, one large, one unknown: (0 + 1) / 4, (1 + 1.5) / 4 and (3 + 1) / 4.
    let ordered = try OrderedLevels(
      codes: [0, 1, 2, 1, -1], levels: ["small", "medium", "large"],
      order: ["Small", "medium", "LARGE"], field: "size")
    #expect(ordered.rank("small") == 0.25)
    #expect(ordered.rank("Medium ") == 0.625)
    #expect(ordered.rank("large") == 1)
    #expect(ordered.rank("huge") == nil)
  }

  @Test func aLevelThatNoAccountHasMayStayOutOfTheOrder() throws {
    let ordered = try OrderedLevels(
      codes: [0], levels: ["small", "never"], order: ["small", "large"], field: "size")
    #expect(ordered.rank("never") == nil)
  }
}
