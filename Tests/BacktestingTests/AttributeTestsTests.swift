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

  @Test func aRareYesIsTestedExactly() throws {
    // 4 of 100 accounts say yes and all of them win: C(50, 4) ÷ C(100, 4) on each side.
    let answers = (0..<100).map { $0 < 4 }
    let test = TestMarket(
      tiers: [.init(accounts: 100, won: 50, lost: 50)],
      columns: [Column(header: "Y", field: "y", values: .yesNo(answers))])
    let evidence = try #require(attributes(test).first)
    #expect(evidence.test == "Fisher's exact test")
    #expect(evidence.count == 100)
    // SciPy 1.17, `fisher_exact([[4, 0], [46, 50]])`.
    #expect(abs(evidence.p - 0.11746329272102463) < 1e-9)
  }

  @Test func levelsTooRareForAGroupAreSaidToBeLeftOut() throws {
    // Twelve each of "a" and "b" in either half, 24 of "c" and 2 of "d", whose expected count of 2 is too small.
    let half: [Int32] =
      [Int32](repeating: 0, count: 12) + [Int32](repeating: 1, count: 12)
      + [Int32](repeating: 2, count: 24) + [3, 3]
    let codes = half + half
    let test = TestMarket(
      tiers: [.init(accounts: 100, won: 50, lost: 50)],
      columns: [
        Column(
          header: "L", field: "l", values: .category(codes: codes, levels: ["a", "b", "c", "d"]))
      ])
    let evidence = try #require(attributes(test).first)
    #expect(evidence.test == "chi-square over 3 levels, rare ones left out")
    #expect(evidence.count == 96)
  }

  @Test func dealsOfOneAccountAreNotTakenForIndependent() throws {
    // Forty accounts of 25 deals; half of the accounts win them all, by chance a few more of them in region 0.
    var test = TestMarket(tiers: [.init(accounts: 40, won: 0)])
    test.unit = .deal
    test.extraDeals = (0..<1000).map { number in
      let account = number % 40
      let isWon = account < 12 || (20..<28).contains(account)
      return DealTable.Deal(
        id: "", account: account, accountReference: "", outcome: isWon ? .won : .lost,
        amount: 10, created: nil, closed: nil, line: number + 2)
    }
    test.columns = [
      Column(
        header: "R", field: "region",
        values: .category(codes: (0..<40).map { $0 < 20 ? 0 : 1 }, levels: ["0", "1"])),
      Column(header: "S", field: "size", values: .number((0..<40).map { Double(40 - $0) })),
    ]
    let evidence = try attributes(test)
    #expect(
      Set(evidence.map(\.test)) == [
        "chi-square over 2 levels, weighted by account", "rank trend, weighted by account",
      ])
    #expect(evidence.allSatisfy { $0.count == 1000 })
    // 12 of 20 accounts against 8 of 20: χ² = 1.6, SciPy 1.17 `chi2.sf(1.6, 1)`.
    let region = try #require(evidence.first { $0.field == "region" })
    #expect(abs(region.p - 0.20590321073206466) < 1e-9)
    // The trend of forty accounts over their ranks, by its formula in NumPy 2.4 and SciPy 1.17 `norm.sf`.
    let size = try #require(evidence.first { $0.field == "size" })
    #expect(abs(size.p - 0.00019479105451989957) < 1e-9)
  }

  private func attributes(_ test: TestMarket) throws -> [AttributeEvidence] {
    try #require(
      Backtest(model: test.model).report(
        on: test.market, scores: test.scores, cutoff: nil, asOf: nil, segmentation: nil)
    ).attributes
  }

  private func market(_ columns: [Column]) -> TestMarket {
    TestMarket(
      tiers: [.init(accounts: 200, won: 60, lost: 140)], columns: columns)
  }
}
