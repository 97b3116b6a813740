import Backtesting
import Reading
import Statistics
import Testing

@Suite struct AttributeTestsTests {
  @Test func findsWhatGoesWithWinningAndOnlyThat() throws {
    var generator = SeededGenerator(seed: 5)
    // The first 60 of 200 accounts win: `size` is larger there, `color` and `shade` know nothing.
    let sizes = (0..<200).map { $0 < 60 ? 500 + generator.unit() * 100 : generator.unit() * 560 }
    let colors = (0..<200).map { _ in Int32(generator.unit() * 4) }
    let test = market([
      Column(header: "Size", field: "size", values: .number(sizes)),
      Column(
        header: "Color", field: "color",
        values: .category(codes: colors, levels: ["a", "b", "c", "d"])),
      Column(
        header: "Tier", field: "tags",
        values: .tags(
          TagLists(
            offsets: (0...200).map { Int32($0) },
            codes: (0..<200).map { $0 < 50 || $0 % 3 == 0 ? 0 : 1 }, levels: ["x", "y"],
            isMissing: [Bool](repeating: false, count: 200)))),
      Column(header: "Stage", field: "stage", values: .number(sizes)),
    ])
    let report = try #require(
      Backtest(model: test.model).report(
        on: test.market, scores: test.scores, cutoff: nil, asOf: nil, segmentation: nil))
    let proven = report.attributes.filter(\.isProven).map(\.field)
    #expect(Set(proven) == ["size", "tags"])
    #expect(report.attributes.last?.field == "color")
    // What is known only after the outcome is no attribute.
    #expect(!report.attributes.contains { $0.field == "stage" })
  }

  @Test func rareLevelsArePooled() throws {
    // 100 accounts, 50 won: levels of 20 have an expected 10, ten levels of 4 only 2 each.
    var codes: [Int32] = []
    for place in 0..<100 { codes.append(Int32(place % 50 < 30 ? place % 3 : 3 + place % 10)) }
    let levels = (0..<13).map { "level \($0)" }
    let test = TestMarket(
      tiers: [.init(accounts: 100, won: 50, lost: 50)],
      columns: [
        Column(header: "L", field: "l", values: .category(codes: codes, levels: levels))
      ])
    let report = try #require(
      Backtest(model: test.model).report(
        on: test.market, scores: test.scores, cutoff: nil, asOf: nil, segmentation: nil))
    #expect(report.attributes.map(\.test) == ["chi-square over 4 levels"])
  }

  private func market(_ columns: [Column]) -> TestMarket {
    TestMarket(
      tiers: [.init(accounts: 200, won: 60, lost: 140)], columns: columns)
  }
}
